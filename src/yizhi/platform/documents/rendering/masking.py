"""Decides what the public may read of a document: persons unnamed, organisations in full, minors not at all.

The public text is a function of the unmasked items alone: who differs only in what is hidden gives the same bytes.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from yizhi.platform.documents.rendering.checking import holds, is_blank
from yizhi.platform.documents.rendering.definition import FieldKind, FieldSpec, MaskRule, TemplateVersion
from yizhi.platform.documents.rendering.disclosure import Masked, MaskingPolicy, mask_address, mask_name

_GAP = r"[\s\-－—·.]*"
_WIDE = str.maketrans(
    "0123456789XxABCDEFGHJKLMNPQRTUWY", "０１２３４５６７８９ＸｘＡＢＣＤＥＦＧＨＪＫＬＭＮＰＱＲＴＵＷＹ"
)
_DIGIT = "[0-9０-９]"
_IDENTITY = re.compile(
    rf"(?<!{_DIGIT})(?:{_DIGIT}{_GAP}){{17}}[0-9０-９XxＸｘ]|(?<!{_DIGIT})(?:{_DIGIT}{_GAP}){{14}}{_DIGIT}(?!{_DIGIT})"
)
_ACCOUNT = re.compile(rf"(?<!{_DIGIT})(?:{_DIGIT}{_GAP}){{15,18}}{_DIGIT}(?!{_DIGIT})")
_PHONE = re.compile(
    rf"(?<!{_DIGIT})[1１]{_GAP}[3-9３-９]{_GAP}(?:{_DIGIT}{_GAP}){{8}}{_DIGIT}(?!{_DIGIT})|(?<!{_DIGIT})0\d{{2,3}}-\d{{7,8}}(?!\d)"
)

Secret = tuple[re.Pattern[str], str]


def _constant(text: str) -> Callable[[re.Match[str]], str]:
    """The replacement as it is: a backslash in a name is no reference to a group."""
    return lambda _: text


def mask(version: TemplateVersion, data: Mapping[str, Any], policy: MaskingPolicy) -> dict[str, Any]:
    """The data of the public version: each item by its rule, and no hidden item repeated in running text.

    A masked item stays as it is if and only if its `shown_unmasked_when` holds; a minor's items go entirely.
    """
    minor = any(spec.marks_minor and data.get(spec.name) for spec in version.fields)
    names = _public_names(version, data, policy)
    secrets = _secrets(version.fields, data, policy, names)
    return _masked_fields(version.fields, data, _Pass(policy, minor, names, secrets))


class _Pass:
    """One masking of one document: the policy, the pseudonyms chosen and the strings to find in running text."""

    def __init__(self, policy: MaskingPolicy, minor: bool, names: Mapping[str, str], secrets: list[Secret]) -> None:
        self.policy, self.minor, self.names, self.secrets = policy, minor, names, secrets

    def scrub(self, text: str, *, patterns: bool) -> str:
        for secret, replacement in self.secrets:
            text = secret.sub(_constant(replacement), text)
        if patterns:
            text = _IDENTITY.sub(self.policy.identity, text)
            text = _PHONE.sub(self.policy.phone, text)
            text = _ACCOUNT.sub(self.policy.bank_account, text)
        return text


def _masked_fields(fields: tuple[FieldSpec, ...], data: Mapping[str, Any], run: _Pass) -> dict[str, Any]:
    masked = {spec.name: _masked(spec, data, run) for spec in fields if not is_blank(data.get(spec.name))}
    return {name: value for name, value in masked.items() if value is not None}


def _masked(spec: FieldSpec, data: Mapping[str, Any], run: _Pass) -> Any:
    value, rule, policy = data[spec.name], spec.masked, run.policy
    if _stays(spec, data):
        return value
    if run.minor and rule is not None:
        return None if spec.kind in (FieldKind.PICTURE, FieldKind.ROWS) else Masked(policy.minor)
    if rule is MaskRule.REMOVE:
        return None if spec.kind in (FieldKind.PICTURE, FieldKind.ROWS) else Masked(policy.removed)
    if rule in (MaskRule.IDENTITY, MaskRule.PHONE, MaskRule.BANK_ACCOUNT, MaskRule.ADDRESS, MaskRule.NAME):
        return Masked(_replacement(rule, str(value), policy, run.names))
    if spec.kind is FieldKind.ROWS:
        return [_masked_fields(spec.columns, row, run) for row in value]
    if spec.kind in (FieldKind.TEXT, FieldKind.PARAGRAPHS):
        free = rule is MaskRule.FREE_TEXT or spec.kind is FieldKind.PARAGRAPHS
        return run.scrub(value, patterns=free)
    return value


def _stays(spec: FieldSpec, data: Mapping[str, Any]) -> bool:
    return bool(spec.shown_unmasked_when) and holds(spec.shown_unmasked_when, data)


def _replacement(rule: MaskRule, value: str, policy: MaskingPolicy, names: Mapping[str, str]) -> str:
    match rule:
        case MaskRule.NAME:
            return names[value]
        case MaskRule.ADDRESS:
            return mask_address(value, policy)[0]
        case MaskRule.IDENTITY:
            return policy.identity
        case MaskRule.PHONE:
            return policy.phone
        case _:
            return policy.bank_account


def _hidden(fields: tuple[FieldSpec, ...], data: Mapping[str, Any]) -> Iterator[tuple[FieldSpec, str]]:
    """Every masked text, in the order of the document."""
    for spec in fields:
        value = data.get(spec.name)
        if is_blank(value) or _stays(spec, data):
            continue
        if spec.kind is FieldKind.ROWS and isinstance(value, list | tuple):
            for row in value:
                yield from _hidden(spec.columns, row)
        elif spec.masked is not None and isinstance(value, str):
            yield spec, value


def _public_names(version: TemplateVersion, data: Mapping[str, Any], policy: MaskingPolicy) -> dict[str, str]:
    """张三 and 张四 become 张某甲 and 张某乙; a name alone of its kind stays 张某."""
    hidden = dict.fromkeys(value for spec, value in _hidden(version.fields, data) if spec.masked is MaskRule.NAME)
    alike: dict[str, list[str]] = {}
    for name in hidden:
        alike.setdefault(mask_name(name, policy), []).append(name)
    marks = policy.same_name_marks
    return {
        name: short + (marks[place % len(marks)] if len(group) > 1 else "")
        for short, group in alike.items()
        for place, name in enumerate(group)
    }


def _secrets(
    fields: tuple[FieldSpec, ...], data: Mapping[str, Any], policy: MaskingPolicy, names: Mapping[str, str]
) -> list[Secret]:
    found: dict[str, str] = {}
    for spec, value in _hidden(fields, data):
        if spec.masked in (MaskRule.FREE_TEXT, MaskRule.REMOVE, MaskRule.WHEN_MINOR) or spec.masked is None:
            continue
        found[value.strip()] = _replacement(spec.masked, value, policy, names)
        if spec.masked is MaskRule.ADDRESS:
            found[mask_address(value, policy)[1]] = policy.place
    longest_first = sorted((item for item in found.items() if len(item[0]) > 1), key=lambda item: -len(item[0]))
    return [(_tolerant(secret), replacement) for secret, replacement in longest_first]


def _tolerant(secret: str) -> re.Pattern[str]:
    """Finds the secret also when typed with gaps, in full-width digits or in the other case."""
    parts = [f"[{re.escape(char)}{char.translate(_WIDE)}]" for char in secret if not re.fullmatch(_GAP, char)]
    return re.compile(_GAP.join(parts), re.IGNORECASE)
