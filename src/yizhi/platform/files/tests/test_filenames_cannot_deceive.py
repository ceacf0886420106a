"""The name a file came with is kept for people and can do no harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yizhi.platform.files.filenames import clean_filename, disposition


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("现场照片 1.jpg", "现场照片 1.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\fakepath\\照片.jpg", "照片.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\r\nSet-Cookie: x=1.jpg", "aSet-Cookie_ x=1.jpg"),
        ('a"b<c>.jpg', "a_b_c_.jpg"),
        ("..", "文件"),
        ("", "文件"),
        (".jpg", "jpg"),
        ("长" * 300 + ".jpg", "长" * 116 + ".jpg"),
    ],
)
def test_a_name_is_kept_without_what_deceives(given_name: str, kept: str) -> None:
    assert clean_filename(given_name) == kept


def test_a_chinese_name_reaches_the_reader() -> None:
    header = disposition("笔录（第1次）.pdf", inline=False)
    assert header.startswith('attachment; filename="')
    assert header.endswith("filename*=UTF-8''%E7%AC%94%E5%BD%95%EF%BC%88%E7%AC%AC1%E6%AC%A1%EF%BC%89.pdf")


@given(st.text())
def test_no_name_breaks_the_header_or_leaves_the_folder(name: str) -> None:
    clean = clean_filename(name)
    header = disposition(name, inline=True)
    assert clean == clean_filename(clean)
    assert 0 < len(clean) <= 120
    assert not set(clean) & set('/\\"\r\n\0')
    assert header.isascii()
    assert header.count('"') == 2
    assert "\n" not in header
