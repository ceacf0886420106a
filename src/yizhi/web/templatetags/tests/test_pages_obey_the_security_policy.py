"""No template carries what the content security policy refuses, and no page names a file from elsewhere."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[3]
TEMPLATES = sorted(path for path in SOURCE.rglob("*.html") if "templates" in path.parts)
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an evaluated attribute": re.compile(r"\b(hx-on|hx-vals=.js:|hx-headers=.js:)", re.IGNORECASE),
    "a file from elsewhere": re.compile(r"(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_has_nothing_the_browser_would_refuse(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [what for what, pattern in FORBIDDEN.items() if pattern.search(text)]
    assert found == []


def test_the_policy_test_would_notice() -> None:
    guilty = '<p style="color:red" onclick="go()"><script>1</script><script src="//cdn.example.invalid/x.js"></script>'
    assert {what for what, pattern in FORBIDDEN.items() if pattern.search(guilty)} >= {
        "a style attribute",
        "an inline script",
        "an event attribute",
        "a file from elsewhere",
    }


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_stays_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 100
