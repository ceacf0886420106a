"""The seven lists (7张清单), minors and the newer norm: what a proposal may not pass over."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from yizhi.domain.cases.general import lists_of_law
from yizhi.domain.cases.general.acts import deciding, proposing, weighing
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.tests.file import File, refused
from yizhi.domain.cases.general.tests.weighed import benchmarks, weigh
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.norms.models import ItemVersion
from yizhi.platform.acts import door
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.scope.session import acting


def _as_owner(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(statement, values)
        cursor.execute("SET ROLE yizhi_web")


def _listed(file: File, list_name: str = "NO_PENALTY") -> tuple[GeneralCase, Any]:
    """A case and one entry of the list for its item."""
    benchmarks(file)
    with acting(file.who("lead")):
        from yizhi.domain.norms.models import ListEntry

        codes = set(file.item_codes())
        entry = ListEntry.objects.filter(kind=list_name, item__code__in=codes).select_related("item").first()
    if entry is None:
        pytest.skip(f"本镇事项没有{list_name}条目")
    case = file.filed(entry.item.code)
    return case, entry


def _answers(file: File, case: GeneralCase, entry: Any, *, good: bool) -> list[str]:
    with acting(file.who("lead")):
        dossier = Dossier(file.fresh(case))
        known = lists_of_law.facts(dossier)
        asked = lists_of_law.open_questions(entry, known)
        excluded = {one.key for one in entry.exclusion_list}
    return [f"{one.key}={'no' if (one.key in excluded) == good else 'yes'}" for one in asked]


def _waived(file: File, case: GeneralCase, ground: str = "MINOR") -> None:
    file.prove(case)
    said = {"outcome": "NO_PENALTY", "facts": "……", "ground": ground, "education": "当场教育。"}
    file.do(proposing.propose, "lead", case, **said)
    file.do(proposing.confirm, "co", case)


def test_an_entry_is_evaluated_condition_by_condition(file: File) -> None:
    case, entry = _listed(file)
    file.correct(case, followed=True)
    said = {"entry": entry.pk, "answers": _answers(file, case, entry, good=True)}
    assert file.do(weighing.answer_list, "lead", case, **said).result["verdict"] == "符合"
    with acting(file.who("lead")):
        kept = file.fresh(case).list_findings.get()
    assert len(kept.explanation) == len(entry.condition_list) + len(entry.exclusion_list) + 1
    assert any("系统" in line for line in kept.explanation)


def test_a_waiver_that_its_entry_does_not_bear_is_refused(file: File) -> None:
    case, entry = _listed(file)
    file.correct(case, followed=True)
    said = {"entry": entry.pk, "answers": _answers(file, case, entry, good=False)}
    file.do(weighing.answer_list, "lead", case, **said)
    _waived(file, case)
    assert "第三十三条" in refused(file, proposing.close_investigation, "lead", case, process="……")


def test_a_published_entry_is_not_passed_over(file: File) -> None:
    case, entry = _listed(file)
    _as_owner("UPDATE norms_listentry SET sample = false WHERE id = %s", entry.pk)
    file.correct(case, followed=True)
    _waived(file, case)
    assert entry.number in refused(file, proposing.close_investigation, "lead", case, process="……")


def test_an_entry_of_another_item_is_not_answered(file: File) -> None:
    _, entry = _listed(file)
    other = next(code for code in file.item_codes() if code != entry.item.code)
    case = file.filed(other)
    assert "不适用" in refused(file, weighing.answer_list, "lead", case, entry=entry.pk, answers=[])


def _child(born: str) -> dict[str, Any]:
    # the last digit makes the number valid (ISO 7064)
    stem = f"330802{born}001"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    digit = "10X98765432"[sum(int(n) * w for n, w in zip(stem, weights, strict=True)) % 11]
    return {
        "kind": "CITIZEN",
        "name": "样例少年",
        "identity_type": "居民身份证",
        "identity_number": stem + digit,
        "representative": "",
        "guardian": "样例监护人",
    }


def test_a_child_under_14_is_not_fined_and_the_guardian_is_told(file: File) -> None:
    """“不满十四周岁的未成年人有违法行为的，不予行政处罚，责令监护人加以管教”（第三十条）."""
    benchmarks(file)
    case = file.filed(party=_child(f"{file.at.year - 10}0105"))
    with pytest.raises(ActRefused, match="第三十条"):
        weigh(file, case, 1)
    file.correct(case, followed=True)
    _waived(file, case, "UNDER_14")
    file.do(proposing.close_investigation, "lead", case, process="……")
    file.review(case)
    file.do(deciding.decide, "head", case)
    assert [paper.code for paper in file.papers(case, "D43")] == ["D43"]


def test_between_14_and_18_the_lighter_tier_is_forced(file: File) -> None:
    benchmarks(file)
    case = file.filed(party=_child(f"{file.at.year - 16}0105"))
    made = weigh(file, case, 2)
    assert (made.tier, made.grounds) == ("从轻", ["MINOR_14_18"])


def test_an_adult_is_no_child(file: File) -> None:
    case = file.filed(party=_child("19900101"))
    file.correct(case, followed=True)
    _waived(file, case, "UNDER_14")
    assert "第三十条" in refused(file, proposing.close_investigation, "lead", case, process="……")


def test_incapacity_is_proven(file: File) -> None:
    case = file.filed(party=_child("19900101"))
    file.correct(case, followed=True)
    _waived(file, case, "NO_CAPACITY")
    assert "第三十一条" in refused(file, proposing.close_investigation, "lead", case, process="……")


def _copied(rows: Any, keep: dict[str, Any]) -> list[Any]:
    """Copies of the rows with new ids; `keep` gives the columns that differ."""
    made = []
    for row in rows:
        values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname != "id"}
        made.append(type(row)(**(values | keep)))
    return made


def amended(file: File, case: GeneralCase) -> ItemVersion:
    """The item is amended today: the same provisions in a version of its own."""
    with acting(file.who("lead")):
        old = ItemVersion.objects.get(pk=file.fresh(case).item_version)
        [new] = _copied([old], {"effective_from": file.at.date()})
        provisions = list(old.provisions.prefetch_related("ranges"))
    _as_owner(
        "UPDATE norms_itemversion SET effective_to = %s WHERE id = %s", file.at.date() - timedelta(days=1), old.pk
    )
    with connection.cursor() as cursor, door.opened():
        cursor.execute("RESET ROLE")
        ItemVersion.objects.bulk_create([new])
        for one in provisions:
            [copy] = _copied([one], {"item_version_id": new.pk})
            type(one).objects.bulk_create([copy])
            ranges = list(one.ranges.all())
            if ranges:
                type(ranges[0]).objects.bulk_create(_copied(ranges, {"provision_id": copy.pk}))
        cursor.execute("SET ROLE yizhi_web")
    return new


def test_no_decision_before_old_and_new_norm_were_compared(file: File) -> None:
    """“在作出行政处罚决定前，新的规定处罚较轻或者不认为是违法的，适用新的规定”（第三十七条）."""
    case = file.notified()
    file.state(case, "WAIVED")
    file.wait(1)
    amended(file, case)
    assert "第三十七条" in refused(file, deciding.decide, "head", case)
    assert "第五十八条" in refused(file, weighing.compare_law, "lead", case, finding="NOT_LIGHTER", reason="……")
    file.do(weighing.compare_law, "reviewer", case, finding="NOT_LIGHTER", reason="幅度相同，构成要件相同。")
    file.do(deciding.decide, "head", case)


def test_what_the_new_norm_allows_is_not_punished(file: File) -> None:
    case = file.notified()
    file.state(case, "WAIVED")
    file.wait(1)
    amended(file, case)
    file.do(weighing.compare_law, "reviewer", case, finding="NOT_ILLEGAL", reason="新规定删去该禁止性规定。")
    assert "不认为是违法" in refused(file, deciding.decide, "head", case)


def test_a_lighter_norm_takes_the_place_of_the_old_one(file: File) -> None:
    case = file.notified()
    file.wait(1)
    new = amended(file, case)
    file.do(weighing.compare_law, "reviewer", case, finding="LIGHTER", reason="上限降低。")
    assert str(file.fresh(case).item_version) == str(new.pk)
    assert "第四十二条" in refused(file, deciding.decide, "head", case)
