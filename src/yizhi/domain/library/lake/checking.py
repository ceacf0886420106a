"""Whether a record may enter the lake, and its values in their types. Units of the exchange table: 10,000 yuan."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from yizhi.domain.library.lake.mapping import REQUIRED
from yizhi.domain.library.lake.schema import IMPORTED, KINDS, NAMES, PROCEDURES, TIERS, case_key

LONGEST_CELL: Final = 1_000_000
EARLIEST: Final = date(1996, 10, 1)
"""The first Administrative Penalty Law came into force on that day."""

FEN_OF_WAN: Final = 1_000_000
_MOST_FEN: Final = 10**15
_TITLES: Final = {
    "party": "行政相对人名称", "party_kind": "行政相对人类别", "number": "决定书文号", "violation": "违法行为类型",
    "facts": "违法事实", "basis": "处罚依据", "kinds": "处罚类别", "content": "处罚内容", "decided_on": "处罚决定日期",
    "agency": "处罚机关",
}  # fmt: skip
_DAY: Final = re.compile(r"^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T].*)?$")
TIER_OF: Final = {title: name for name, title in TIERS.items() if name} | {
    "较轻": "LIGHTER",
    "较重": "HEAVIER",
    "严重": "SERIOUS",
}
_PROCEDURE_WORDS: Final = {title: name for name, title in PROCEDURES.items() if name} | {"一般程序": "GENERAL"}


class RejectedError(Exception):
    """The record does not enter; the text says why."""


def checked(values: dict[str, str], today: date) -> dict[str, Any]:
    """The record in the types of the lake. Raises RejectedError."""
    _complete(values)
    decided = _day(values["decided_on"], "处罚决定日期")
    if decided is None or not EARLIEST <= decided <= today:
        raise RejectedError("处罚决定日期不在1996年10月1日至今日之间")
    kinds = _kinds(values["kinds"])
    fine = _fen(values, "fine")
    if fine is None and "罚款" in kinds:
        raise RejectedError("处罚类别含罚款而没有罚款金额")
    found: dict[str, Any] = {name: values.get(name) or None for name in NAMES}
    return found | {
        "key": case_key(values["agency"], values["number"]),
        "kinds": "；".join(kinds),
        "fine_fen": fine or 0,
        "confiscated_fen": _fen(values, "confiscated"),
        "decided_on": decided,
        "valid_to": _quietly(_day, values.get("valid_to", ""), "处罚有效期"),
        "published_to": _quietly(_day, values.get("published_to", ""), "公示截止期"),
        "tier": _coded(values.get("tier", ""), TIER_OF, TIERS),
        "procedure": _coded(values.get("procedure", ""), _PROCEDURE_WORDS, PROCEDURES),
        "origin": values.get("origin") or IMPORTED,
    }


def _complete(values: dict[str, str]) -> None:
    if absent := [_TITLES[name] for name in REQUIRED if not values.get(name)]:
        raise RejectedError(f"缺少{'、'.join(absent)}")
    if any(len(value) > LONGEST_CELL for value in values.values()):
        raise RejectedError("单元格超过一百万字")
    if any("�" in value or "\x00" in value for value in values.values()):
        raise RejectedError("编码错误，含有无法识别的字符")


def _day(text: str, title: str) -> date | None:
    if not text:
        return None
    found = _DAY.match(text)
    try:
        return date(*map(int, found.groups())) if found else datetime.fromisoformat(text).date()
    except ValueError:
        raise RejectedError(f"{title}不是日期") from None


def _quietly(read: Callable[[str, str], date | None], text: str, title: str) -> date | None:
    try:
        return read(text, title)
    except RejectedError:
        return None


def _kinds(text: str) -> list[str]:
    """Those of the dictionary; one that is not in it counts as 其他, as the exchange table provides."""
    joined = text.replace(";", "；").replace("|", "；")
    found = [kind for kind in KINDS if kind in joined]
    if "没收违法所得" in joined or "没收非法财物" in joined:
        found.append(KINDS[3])
    return list(dict.fromkeys(found)) or ["其他"]


def _fen(values: dict[str, str], name: str) -> int | None:
    """From fen if given so, else from 10,000 yuan."""
    exact, wan = values.get(f"{name}_fen", ""), values.get(f"{name}_wan", "")
    try:
        amount = Decimal(exact) if exact else Decimal(wan.replace(",", "")) * FEN_OF_WAN if wan else None
    except InvalidOperation:
        raise RejectedError("金额不是数字") from None
    if amount is None:
        return None
    if not amount.is_finite() or not 0 <= amount <= _MOST_FEN or amount != amount.to_integral_value():
        raise RejectedError("金额不在合理范围或者精确到分以下")
    return int(amount)


def _coded(text: str, words: dict[str, str], known: dict[str, str]) -> str:
    return text if text in known else words.get(text, "")
