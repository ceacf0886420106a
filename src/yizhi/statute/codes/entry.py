"""How a code typed by a person is cleaned and, if need be, refused."""

from __future__ import annotations

import unicodedata

from yizhi.statute.refusal import Refusal, RefusedError

_SEPARATORS = str.maketrans("", "", " -\u3000\t\u00a0")


def cleaned(text: str) -> str:
    """Full-width characters narrowed, separators removed, letters in capitals."""
    return unicodedata.normalize("NFKC", text[:200]).translate(_SEPARATORS).upper()


def refused(name: str, text: str, why: str, next_step: str = "对照证照原件重新录入") -> RefusedError:
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return RefusedError(Refusal(what=f"{name}“{shown}”未被接受", why=why, next_step=next_step))
