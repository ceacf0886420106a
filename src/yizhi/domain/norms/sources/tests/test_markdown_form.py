from datetime import date
from pathlib import Path

from yizhi.domain.norms.sources import markdown
from yizhi.domain.norms.sources.law_text import LawText, Report
from yizhi.domain.norms.sources.tests.larger_corpus import shared_laws

SAMPLE = """# 某市停车管理规定

2019年3月1日 某市第一届人民代表大会常务委员会第一次会议通过

<!-- INFO END -->

## 第一章　总则

第一条 为了规范停车，制定本规定。

### 第一节 泊位

第二条 禁止下列行为：

（一）占用盲道；

（二）占用消防通道。

违反前款规定的，处二十元罚款。

第二条之一 本规定所称泊位，包括临时泊位。

第四条 本规定自2019年5月1日起施行。
"""


def _read(folder: Path, text: str) -> tuple[list[LawText], Report]:
    (folder / "law.md").write_text(text, encoding="utf-8")
    report = Report()
    return list(markdown.read(folder, report)), report


def test_paragraphs_items_and_inserted_articles(tmp_path: Path) -> None:
    (law,), report = _read(tmp_path, SAMPLE)
    (version,) = law.versions
    assert [a.label for a in version.articles] == ["第一条", "第二条", "第二条之一", "第四条"]
    assert version.articles[1].path == ("第一章　总则", "第一节 泊位")
    assert version.articles[1].paragraphs[-1] == "违反前款规定的，处二十元罚款。"
    assert (version.effective_from, version.start_known) == (date(2019, 5, 1), True)
    assert [p.words for p in report.problems] == ["《某市停车管理规定》第二条之一之后是第四条，条文不连续"]


def test_written_again_it_is_the_same(tmp_path: Path) -> None:
    (law,), _ = _read(tmp_path, SAMPLE)
    (again,), _ = _read(tmp_path, markdown.write(law, law.versions[0]))
    assert again == law


def test_file_that_is_no_law_is_said_and_left_out(tmp_path: Path) -> None:
    laws, report = _read(tmp_path, "# 读我\n\n这不是法规。\n")
    assert laws == []
    assert "不是法规文件" in str(report.problems[0])


def test_broken_bytes_are_said_with_their_line_and_the_rest_is_read(tmp_path: Path) -> None:
    text = SAMPLE.encode().replace("占用盲道".encode(), "占用".encode() + b"\xff\xfe")
    (tmp_path / "law.md").write_bytes(text)
    report = Report()
    (law,) = markdown.read(tmp_path, report)
    assert len(law.versions[0].articles) == 4
    assert report.problems[0].line == 15


def test_shared_statutes_lose_nothing_when_written_again(tmp_path: Path) -> None:
    report = Report()
    laws = list(markdown.read(shared_laws() / "markdown", report))
    assert len(laws) == 9
    assert report.problems == []
    for law in laws:
        (again,), _ = _read(tmp_path, markdown.write(law, law.versions[0]))
        assert [a for v in again.versions for a in v.articles] == list(law.versions[0].articles)
        assert again.versions[0].history == law.versions[0].history
