"""Decides whether every character can be printed as written: a box instead of a citizen's name is no name."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from yizhi.platform.documents.rendering.definition import FieldKind, FieldSpec, TemplateVersion
from yizhi.platform.documents.rendering.errors import Flaw, UnprintableText
from yizhi.platform.documents.rendering.fonts import FontChain

SUBSTITUTE = "〓"
"""The typesetter's mark for a character that is not at hand; used in drafts only."""

_LAYOUT = frozenset("\n\r\t")
_SELECTORS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
"""Variation selectors choose a drawing of the character before them and have none of their own."""


def missing_glyphs(text: str, chain: FontChain) -> tuple[str, ...]:
    """Characters of the text that no font of the chain can draw, each once, in order; 㛃 is covered, 𠀡 may not be."""
    found = _unprintable(text, chain)
    return tuple(dict.fromkeys(char for char in text if char in found)) if found else ()


def deceptive(char: str) -> bool:
    """Control, direction-changing and private-use characters: invisible or unlike what the reader believes to see."""
    return (
        char not in _LAYOUT and ord(char) not in _SELECTORS and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co")
    )


def survey(version: TemplateVersion, data: Mapping[str, Any], chain: FontChain) -> tuple[Flaw, ...]:
    """One flaw for each field and unprintable character, naming the character, its code point and what to do."""
    found = dict.fromkeys(
        (spec.name, title, char)
        for spec, title, text in texts(version.fields, data)
        for char in missing_glyphs(text, chain)
    )
    return tuple(Flaw(name, title, "", _reason(char)) for name, title, char in found)


def require_printable(name: str, version: TemplateVersion, data: Mapping[str, Any], chain: FontChain) -> None:
    """Passes if and only if every character is in the chain. Errors: `UnprintableText`."""
    if flaws := survey(version, data, chain):
        raise UnprintableText(name, flaws)


def texts(
    fields: tuple[FieldSpec, ...], data: Mapping[str, Any], row: str = ""
) -> Iterator[tuple[FieldSpec, str, str]]:
    """Every text a person typed: its field, the title to show, the text."""
    for spec in fields:
        value = data.get(spec.name)
        if isinstance(value, str) and spec.kind is not FieldKind.CHOICE:
            yield spec, row + spec.title, value
        elif spec.kind is FieldKind.ROWS and value:
            for place, item in enumerate(value, start=1):
                yield from texts(spec.columns, item, f"{spec.title}第{place}项")


def substituted(value: Any, chain: FontChain) -> Any:
    """The same data with 〓 for what cannot be printed, so that a draft can still be looked at."""
    if isinstance(value, str):
        return value.translate({ord(char): SUBSTITUTE for char in _unprintable(value, chain)})
    if isinstance(value, Mapping):
        return {key: substituted(item, chain) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [substituted(item, chain) for item in value]
    return value


def _unprintable(text: str, chain: FontChain) -> set[str]:
    """Each character is looked at once, however often it occurs: a picture is text of a million characters here."""
    return {char for char in set(text) if not _printable(char, chain)}


def _printable(char: str, chain: FontChain) -> bool:
    return char in _LAYOUT or ord(char) in _SELECTORS or (not deceptive(char) and ord(char) in chain.covered)


def _reason(char: str) -> str:
    code = f"U+{ord(char):04X}"
    if deceptive(char):
        return f"含有不可见或控制字符 {code}，请删除后重新输入"
    return f"现有字体都没有“{char}”（{code}）这个字"
