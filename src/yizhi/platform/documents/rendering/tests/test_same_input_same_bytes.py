"""The hash of a document proves something only if nothing but its content decides its bytes."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pikepdf

from yizhi.platform.documents.rendering import DocumentDefinition, FontChain, Typesetter, render, render_pictures
from yizhi.platform.documents.rendering.tests.small import ISSUED, NUMBER, ON, filled, picture, text_of

MARKS = {"number": NUMBER, "qr": "https://example.invalid/verify/ABCD", "ledger_head": "9f2c61ab", "issued_at": ISSUED}


def test_the_same_content_gives_the_same_bytes_on_a_fresh_engine(notice: DocumentDefinition) -> None:
    data = filled(signature=picture(), facts="事实")
    warm = [render(notice, ON, data, variant="full", seal=picture(), **MARKS) for _ in range(2)]  # type: ignore[arg-type]
    cold = render(
        notice, ON, data, variant="full", seal=picture(), engine=Typesetter(FontChain(), compilers=1), **MARKS  # type: ignore[arg-type]
    )  # fmt: skip
    assert warm[0].pdf == warm[1].pdf == cold.pdf
    assert warm[0].sha256 == cold.sha256


def test_one_changed_character_or_minute_changes_the_hash(notice: DocumentDefinition) -> None:
    base = render(notice, ON, filled(facts="壹"), variant="full", **MARKS)  # type: ignore[arg-type]
    text = render(notice, ON, filled(facts="贰"), variant="full", **MARKS)  # type: ignore[arg-type]
    later = {**MARKS, "issued_at": ISSUED + timedelta(minutes=1)}
    moment = render(notice, ON, filled(facts="壹"), variant="full", **later)  # type: ignore[arg-type]
    assert len({base.sha256, text.sha256, moment.sha256}) == 3


def test_fifty_at_once_neither_fail_nor_mix(notice: DocumentDefinition) -> None:
    def one(index: int) -> tuple[bytes, str]:
        pdf = render(
            notice, ON, filled(facts=f"第{index}号事实。"), variant="full", number=NUMBER, issued_at=ISSUED
        ).pdf
        return pdf, text_of(pdf)

    with ThreadPoolExecutor(50) as pool:
        made = list(pool.map(one, range(50)))
    assert all(f"第{index}号事实。" in text for index, (_, text) in enumerate(made))
    assert len({pdf for pdf, _ in made}) == 50
    assert made[7][0] == one(7)[0]


def test_it_is_pdf_a_2b_with_its_fonts_inside_and_nothing_that_runs(notice: DocumentDefinition) -> None:
    pdf = render(notice, ON, filled(signature=picture()), variant="full", **MARKS).pdf  # type: ignore[arg-type]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        meta = opened.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
        assert meta["xmp:CreateDate"].startswith("2026-08-01T01:05:00")
        assert "/OutputIntents" in opened.Root
        assert "/JavaScript" not in opened.Root.get("/Names", {})
        assert "/OpenAction" not in opened.Root
        assert "测试通知书" in meta["dc:title"]
        fonts = [font for page in opened.pages for font in page.Resources.get("/Font", {}).values()]
        descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]
        assert descriptors
        assert all("/FontFile3" in each or "/FontFile2" in each for each in descriptors)


def test_pages_are_counted_and_pictured_alike(notice: DocumentDefinition) -> None:
    long = filled(facts="\n".join(["当事人的行为事实清楚，证据充分。"] * 90))
    made = render(notice, ON, long, variant="full", number=NUMBER)
    pictures = render_pictures(notice, ON, long, variant="full", number=NUMBER, pixels_per_inch=40)
    assert made.pages == len(pictures) > 1
    assert all(page.startswith(b"\x89PNG") for page in pictures)
    assert f"第{made.pages}页共{made.pages}页" in text_of(made.pdf)
