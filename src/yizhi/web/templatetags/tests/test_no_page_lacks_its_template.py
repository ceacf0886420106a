"""A view whose template does not exist fails in front of a person; here it fails first."""

import re
from pathlib import Path

import pytest
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

SOURCE = Path(__file__).resolve().parents[3]
_NAMED = re.compile(r"[\"']((?:[a-z_]+/)+[a-z_]+\.html)[\"']")
_INCLUDED = re.compile(r"\{% (?:include|extends) \"([^\"]+)\"")


def _named() -> set[str]:
    code = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if "tests" not in path.parts)
    pages = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.html"))
    return {name for text in code for name in _NAMED.findall(text)} | {
        name for text in pages for name in _INCLUDED.findall(text)
    }


@pytest.mark.parametrize("name", sorted(_named()))
def test_a_template_that_is_named_exists_and_compiles(name: str) -> None:
    try:
        get_template(name)
    except TemplateDoesNotExist as missing:
        pytest.fail(f"没有模板 {missing}")
