"""A rare name is printed or refused with the reason, never shown as a box."""

from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from yizhi.platform.documents.rendering import DocumentDefinition, FontChain, Typesetter, UnprintableText, render
from yizhi.platform.documents.rendering.glyphs import missing_glyphs
from yizhi.platform.documents.rendering.tests.small import NUMBER, ON, filled, text_of

IN_BOTH = "㛃𬭼𠅤"
ONLY_SERIF = "䶶"
ONLY_SANS = "𰻝"
IN_NEITHER = "𠀡"


def covers(path: Path, char: str) -> bool:
    return ord(char) in TTFont(path, lazy=True).getBestCmap()


def test_the_examples_are_what_they_claim() -> None:
    sans, serif = pylopdf_fonts_zh_cn.sans_path(), pylopdf_fonts_zh_cn.serif_path()
    assert all(covers(font, char) for font in (sans, serif) for char in IN_BOTH)
    assert (covers(serif, ONLY_SERIF), covers(sans, ONLY_SERIF)) == (True, False)
    assert (covers(serif, ONLY_SANS), covers(sans, ONLY_SANS)) == (False, True)
    assert not covers(sans, IN_NEITHER)
    assert not covers(serif, IN_NEITHER)


@pytest.mark.parametrize("name", [f"王{IN_BOTH}", f"王{ONLY_SERIF}", f"王{ONLY_SANS}"])
def test_a_character_in_any_font_of_the_chain_is_printed(notice: DocumentDefinition, name: str) -> None:
    assert name in text_of(render(notice, ON, filled(name=name), variant="full", number=NUMBER).pdf)


def test_a_character_in_no_font_is_refused_naming_field_character_and_remedy(notice: DocumentDefinition) -> None:
    with pytest.raises(UnprintableText) as caught:
        render(notice, ON, filled(name=f"王{IN_NEITHER}"), variant="full", number=NUMBER)
    message = str(caught.value)
    assert caught.value.flaws[0].field == "name"
    assert all(part in message for part in ("姓名", IN_NEITHER, "U+20021", "字体目录"))


def test_it_is_found_in_rows_and_in_the_number_too(notice: DocumentDefinition) -> None:
    people = [{"name": "甲"}, {"name": IN_NEITHER}]
    with pytest.raises(UnprintableText, match="人员第2项姓名"):
        render(notice, ON, filled(people=people), variant="full", number=NUMBER)
    with pytest.raises(UnprintableText, match="文书编号"):
        render(notice, ON, filled(), variant="full", number=f"{IN_NEITHER}字〔2026〕第1号")


def test_a_draft_shows_a_mark_and_reports_the_character(notice: DocumentDefinition) -> None:
    draft = render(notice, ON, filled(name=f"王{IN_NEITHER}"), variant="draft")
    assert draft.missing_glyphs == (IN_NEITHER,)
    assert "王〓" in text_of(draft.pdf)


def test_the_citys_own_font_supplies_the_character(notice: DocumentDefinition, tmp_path: Path) -> None:
    _font_with(tmp_path / "rare.ttf", IN_NEITHER)
    engine = Typesetter(FontChain((tmp_path,)), compilers=1)
    pdf = render(notice, ON, filled(name=f"王{IN_NEITHER}"), variant="full", number=NUMBER, engine=engine).pdf
    assert f"王{IN_NEITHER}" in text_of(pdf)


def test_a_fangsong_of_the_city_comes_first_and_other_fonts_last(tmp_path: Path) -> None:
    _font_with(tmp_path / "fang.ttf", "一", family="FandolFang R")
    _font_with(tmp_path / "rare.ttf", IN_NEITHER, family="Rare Han")
    chain = FontChain((tmp_path, tmp_path / "absent"))
    assert chain.body == ("FandolFang R", "Noto Serif SC", "Noto Sans SC", "Rare Han")


def test_variation_selectors_ask_for_a_drawing_and_need_none_of_their_own() -> None:
    assert missing_glyphs("葛\U000e0100城", FontChain()) == ()


def _font_with(path: Path, char: str, family: str = "Rare Han") -> None:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 700))
    pen.lineTo((700, 700))
    pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "rare"])
    builder.setupCharacterMap({ord(char): "rare"})
    builder.setupGlyf({".notdef": box, "rare": box})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "rare": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family.replace(" ", "")})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
