"""What a person typed is printed as typed: it is never markup, never code, never a file name."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yizhi.platform.documents.rendering import DocumentDefinition, UnprintableText, render
from yizhi.platform.documents.rendering.tests.small import ISSUED, NUMBER, ON, filled, text_of

ATTACKS = [
    '#eval("1+1")',
    '#read("/platform/documents/rendering/render.py")',
    '#image("/etc/passwd")',
    "*粗* _斜_ `码` $x^2$ = 标题 - 项 + 项 / 词: 义",
    "@引用 <标签> \\u{41} \\# ~ // 注释 /* 注释 */",
    "#set page(width: 1pt)",
    "]#sys.inputs.payload[",
    '"},"meta":{"number":"伪造"}',
    "{{ name }} {% if %} ${name} %s {0}",
    "</svg><script>alert(1)</script>",
    "https://example.invalid/a'b\"c--d...e",
]


def printed(notice: DocumentDefinition, text: str) -> str:
    pdf = render(notice, ON, filled(facts=text), variant="full", number=NUMBER, issued_at=ISSUED).pdf
    return text_of(pdf)


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_is_text(notice: DocumentDefinition, attack: str) -> None:
    assert "".join(attack.split()) in printed(notice, f"开头{attack}结尾")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=120))
def test_every_sign_of_the_keyboard_survives(notice: DocumentDefinition, typed: str) -> None:
    assert f"始{typed}终" in printed(notice, f"始{typed}终")


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u0000", "\u001b", "\ufeff", "\u200b", "\ue000", "\ud800"])
def test_invisible_and_direction_changing_characters_are_refused(notice: DocumentDefinition, char: str) -> None:
    with pytest.raises(UnprintableText, match=f"U\\+{ord(char):04X}"):
        printed(notice, f"罚款{char}壹佰元")


def test_a_word_longer_than_the_line_breaks_instead_of_leaving_the_page(notice: DocumentDefinition) -> None:
    assert ("W" * 400) in printed(notice, "W" * 400)
