"""The check of the guides finds what is missing and what is left over."""

from pathlib import Path

from checks.guides import MOST_BYTES, find


def _says(folder: Path) -> list[str]:
    return [finding.says for finding in find(folder)]


def test_a_named_picture_that_is_not_there_is_found(tmp_path: Path) -> None:
    (tmp_path / "officer.md").write_text("![待办](pictures/home.png) [公众](public.md)")
    assert ["不存在" in text for text in _says(tmp_path)] == [True, True]


def test_a_picture_that_is_named_and_small_is_good(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "home.png").write_bytes(b"png")
    (tmp_path / "officer.md").write_text("![待办](pictures/home.png)")
    assert _says(tmp_path) == []


def test_a_picture_too_large_or_not_named_is_found(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "home.png").write_bytes(b"x" * (MOST_BYTES + 1))
    assert len(_says(tmp_path)) == 2


def test_the_guides_of_the_product_are_whole() -> None:
    assert list(find()) == []
