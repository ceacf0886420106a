"""What a page is made of, without its words: by this two pages are seen to be the same markup."""

from __future__ import annotations

import re

_TAG = re.compile(r'<([a-z][a-z0-9-]*)((?:\s+[^<>\s="]+(?:="[^"]*")?)*)\s*/?>')
_ATTRIBUTE = re.compile(r'([^\s="]+)(?:="([^"]*)")?')
# Their values decide how a thing looks or what it is; of the others it counts that they are there.
_TELLING = ("class", "role", "type")


def shapes(page: str) -> set[str]:
    """Every different kind of element on the page, and every attribute that one of each name has."""
    found: set[str] = set()
    for tag, written in set(_TAG.findall(page)):
        attributes = dict(_ATTRIBUTE.findall(written))
        found.add(" ".join((tag, *(attributes.get(name, "") for name in _TELLING))))
        found.update(f"{tag}[{name}]" for name in attributes)
    return found
