"""Each check finds what it is for, and lets pass what is right."""

from pathlib import Path

import pytest

from checks import budget, cuts, leaks, locks, modules, writes

HERE = Path(__file__)


@pytest.mark.parametrize(
    "line",
    [
        "case.save()",
        "case.save(update_fields=['state'])",
        "Case.objects.create(name='x')",
        "Case.objects.filter(pk=1).update(state='CLOSED')",
        "Case.objects.filter(pk=1).delete()",
        "case.delete()",
        "Case.objects.bulk_create(cases)",
        "Case.objects.using('x').get_or_create(pk=1)",
        "cursor.execute('INSERT INTO cases VALUES (1)')",
        "cursor.execute('''\n  update cases_case set state = 1''')",
        "cursor.execute('TRUNCATE ledger_entry')",
    ],
)
def test_a_write_outside_an_act_is_found(line: str) -> None:
    assert len(list(writes.findings_in(HERE, line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "digest.update(data)",
        "settings.update(name='x')",
        "image.save(buffer, format='PNG')",
        "storage.delete(key)",
        "Case.objects.filter(pk=1).first()",
        "cursor.execute('SELECT 1')",
        '"""Update x set of rules."""',
        "response.headers.update({})",
    ],
)
def test_what_writes_no_row_passes(line: str) -> None:
    assert list(writes.findings_in(HERE, line)) == []


WRITING = "from yizhi.platform.acts.writing import Writing\n"


@pytest.mark.parametrize(
    "line",
    ["writing.change(one, reason=reason[:500])", "columns = {'goods': goods[:1000]}", "said = f'{a}：{b}'[:120]"],
)
def test_a_text_that_is_cut_on_its_way_into_a_record_is_found(line: str) -> None:
    assert len(list(cuts.findings_in(HERE, WRITING + line))) == 1


@pytest.mark.parametrize(
    "line",
    ["prefix = division[:4]", "shown = file.sha256[:16]", "rows.order_by('-id')[:50]", "rest = text[3:20]"],
)
def test_what_takes_the_beginning_of_no_text_passes(line: str) -> None:
    assert list(cuts.findings_in(HERE, WRITING + line)) == []


def test_a_module_is_entered_by_its_door_alone() -> None:
    inside = "from yizhi.domain.org.models import Person"
    assert list(modules.findings_in(HERE, "cases", inside))
    assert list(modules.findings_in(HERE, "cases", "import yizhi.domain.org.acts.staff"))
    assert not list(modules.findings_in(HERE, "org", inside))
    assert not list(modules.findings_in(HERE, "cases", "from yizhi.domain.org import api as org"))
    assert not list(modules.findings_in(HERE, "cases", "from yizhi.domain.org.api import actor_for"))


def test_a_file_over_the_limit_is_found(tmp_path: Path) -> None:
    path = tmp_path / "long.py"
    path.write_text("x = 1\n" * 401)
    assert budget.too_long(path, budget.LONGEST_PYTHON)
    path.write_text("x = 1\n" * 400)
    assert budget.too_long(path, budget.LONGEST_PYTHON) is None


@pytest.mark.parametrize(
    "line",
    [
        "index-url = https://" + "pypi" + ".org/simple",
        "registry=https://registry." + "npmjs" + ".org/",
        "open('/" + "root" + "/.ssh/id')",
        "-----BEGIN " + "PRIVATE KEY-----",
        "token = 'ghp_" + "a1B2" * 9 + "'",
    ],
)
def test_a_leak_is_found(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.txt"
    path.write_text(line)
    monkeypatch.setattr(leaks, "repository_files", lambda: [path])
    assert list(leaks.find())


def test_a_lock_without_hash_or_with_a_registry_is_found() -> None:
    good = "django==5.2 \\\n    --hash=sha256:00\n"
    assert not list(locks.findings_in(HERE, good, ["django>=5.2"]))
    assert list(locks.findings_in(HERE, good, ["psycopg[binary]"]))
    assert list(locks.findings_in(HERE, "django==5.2\n", ["django"]))
    assert list(locks.findings_in(HERE, f"--index-url https://x/\n{good}", ["django"]))
