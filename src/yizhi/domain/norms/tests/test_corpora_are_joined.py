"""A second corpus adds what is missing, ends what it repeals, and changes no text."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from yizhi.domain.norms import checks, city, queries
from yizhi.domain.norms.models import Article, Law, LawVersion
from yizhi.domain.norms.sources.tests import larger_corpus
from yizhi.domain.norms.tests.conftest import AT
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

pytestmark = pytest.mark.usefixtures("base")
FORM = """# {title}

{dated} 某市人民代表大会常务委员会通过

<!-- INFO END -->

第一条 为了{aim}，制定本规定。

第二条 本规定自{start}起施行。{also}
"""


def _write(folder: Path, title: str, dated: str, start: str, aim: str = "规范停车", also: str = "") -> Path:
    file = folder / f"{title}{dated}.md"
    file.write_text(FORM.format(title=title, dated=dated, start=start, aim=aim, also=also), encoding="utf-8")
    return file


def test_newer_version_ends_the_older_one_whichever_comes_first(tmp_path: Path, builder: Actor) -> None:
    newer = _write(tmp_path, "停车规定", "2024年5月1日", "2024年7月1日", aim="便民停车")
    older = _write(tmp_path, "停车规定", "2019年5月1日", "2019年7月1日")
    for file in (newer, older):
        call_command("import_laws", str(file))
    with acting(builder):
        law = Law.objects.get(name="停车规定")
        assert law.versions.count() == 2
        before, after = (queries.version_at(law, day) for day in (date(2024, 6, 30), date(2024, 7, 1)))
        assert before is not None
        assert after is not None
        assert (before.dated, before.effective_to) == (date(2019, 5, 1), date(2024, 6, 30))
        assert after.dated == date(2024, 5, 1)
        assert queries.version_at(law, date(2019, 6, 30)) is None


def test_repeal_reaches_a_law_imported_earlier_or_later(tmp_path: Path, builder: Actor) -> None:
    old = _write(tmp_path, "旧规定", "2010年1月1日", "2010年3月1日")
    other = _write(tmp_path, "另一旧规定", "2011年1月1日", "2011年3月1日")
    new = _write(tmp_path, "新规定", "2025年1月1日", "2025年6月1日", also="《旧规定》、《另一旧规定》同时废止。")
    for file in (old, new, other):
        call_command("import_laws", str(file))
    with acting(builder):
        ends = dict(LawVersion.objects.values_list("law__name", "effective_to"))
    assert ends == {"旧规定": date(2025, 5, 31), "另一旧规定": date(2025, 5, 31), "新规定": None}


def test_importing_again_changes_nothing(tmp_path: Path, builder: Actor) -> None:
    file = _write(tmp_path, "停车规定", "2019年5月1日", "2019年7月1日")
    call_command("import_laws", str(file))
    _write(tmp_path, "停车规定", "2019年5月1日", "2019年7月1日", aim="篡改")
    call_command("import_laws", str(file))
    with acting(builder):
        assert Article.objects.count() == 2
        assert not Article.objects.filter(text__contains="篡改").exists()


def test_missing_or_foreign_files_are_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="不存在"):
        call_command("import_laws", str(tmp_path / "没有"))
    (tmp_path / "readme.md").write_text("# 读我", encoding="utf-8")
    with pytest.raises(CommandError, match="没有读到法规"):
        call_command("import_laws", str(tmp_path))


def test_local_regulations_join_the_default_corpus(builder: Actor) -> None:
    """The items rest on local regulations too: with these every citation leads to its article."""
    folder = larger_corpus.shared_laws() / "markdown"
    city.load_laws(AT)
    city.load_items(AT)
    call_command("import_laws", str(folder))
    with acting(builder):
        regulation = Law.objects.get(name="衢州市城市市容和环境卫生管理条例")
        version = queries.version_at(regulation, date(2026, 1, 1))
        assert version is not None
        assert version.article_count == 40
        assert list(checks.citations_that_lead_nowhere()) == []
