"""All procedure versions of the installation. A version, once registered, is never replaced."""

from datetime import date

from yizhi.platform.procedure.definition import Procedure

_procedures: dict[str, Procedure] = {}


def register(procedure: Procedure) -> Procedure:
    known = _procedures.get(procedure.name)
    if known is not None and known != procedure:
        raise ValueError(f"程序 {procedure.name} 已登记，版本不可更改；请新增版本")
    _procedures[procedure.name] = procedure
    return procedure


def procedure(name: str) -> Procedure:
    """The version `code@version`. Raises KeyError for a version that this installation does not have."""
    return _procedures[name]


def procedures() -> tuple[Procedure, ...]:
    return tuple(sorted(_procedures.values(), key=lambda p: (p.code, p.version)))


def current(code: str, on: date) -> Procedure:
    """The newest version in force on the day; new records are pinned to it."""
    candidates = [p for p in _procedures.values() if p.code == code and p.effective_from <= on]
    if not candidates:
        raise KeyError(f"{on} 没有生效的程序 {code}")
    return max(candidates, key=lambda p: p.version)
