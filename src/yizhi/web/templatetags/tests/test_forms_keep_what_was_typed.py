"""Every form in which people write keeps a draft, except what must not stay on a device."""

import re
from pathlib import Path

import yizhi

_SOURCE = Path(yizhi.__file__).parent
_FORM = re.compile(r'<form method="post"[^§]*?</form>', re.S)
_WRITTEN = re.compile(r"<textarea[^>]*>|<input class=\"input\"[^>]*>")
_NOT_KEPT = re.compile(
    r'data-draft="off"|type="(password|file)"|autocomplete="(one-time-code|current-password|username)"'
)
# The page says that facts are not kept.
_PROMISED = {"library/cases/similar.html"}


def test_a_form_that_asks_for_words_has_a_draft() -> None:
    lacking = []
    for file in _SOURCE.rglob("templates/**/*.html"):
        name = file.as_posix().partition("/templates/")[2]
        for form in _FORM.findall(file.read_text(encoding="utf-8")):
            typed = [one for one in _WRITTEN.findall(form) if not _NOT_KEPT.search(one)]
            if typed and "data-draft-key" not in form and name not in _PROMISED:
                lacking.append(f"{name}: {typed[0][:120]}")
    assert lacking == []
