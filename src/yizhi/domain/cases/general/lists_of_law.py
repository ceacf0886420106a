"""The seven lists in a case: which entries concern it, what the platform knows, and what an answer leads to."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.terms import NoPenaltyGround
from yizhi.domain.norms import api as norms
from yizhi.statute.lists import Fact, ListKind, Reply, Verdict
from yizhi.statute.refusal import Refusal

_33 = "《行政处罚法》第三十三条第一款"
_OF_GROUND = {NoPenaltyGround.MINOR: ListKind.NO_PENALTY, NoPenaltyGround.FIRST_MINOR: ListKind.FIRST_NO_PENALTY}
ANSWERS = {"yes": True, "no": False, "unknown": None}


def entries(dossier: Dossier) -> list[Any]:
    """Entries of all lists for the item where the case is, on the day of the conduct."""
    return dossier.entries(dossier.conduct_day)


def facts(dossier: Dossier) -> dict[str, Fact]:
    """What the platform knows: the register of the whole city, and whether a correction was checked."""
    known: dict[str, Fact] = {}
    for one in dossier.parties:
        if one.party.identity_number:
            mark = norms.party_mark(str(one.party.identity_number))
            before = norms.before(mark, dossier.item.item_id, dossier.conduct_day, dossier.case.agency_id).facts
            for name, value in before.items():
                known[name] = max(int(known.get(name, 0)), int(value))
    checked = [order.corrected for order in dossier.corrections if order.corrected is not None]
    if checked:
        known["corrected"] = all(checked)
    return known


def evaluated(dossier: Dossier, entry: Any, answers: Mapping[str, str], by: str) -> Any:
    """The entry condition by condition: by the platform where it knows, else as answered, else open."""
    replies = {key: Reply(ANSWERS[word], by) for key, word in answers.items() if word in ANSWERS}
    return norms.evaluate_entry(entry, facts(dossier), replies)


def open_questions(entry: Any, known: Mapping[str, Fact]) -> list[Any]:
    """Conditions and exclusions that only a person can answer."""
    every = (*entry.condition_list, *entry.exclusion_list)
    return [one for one in every if one.check is None or one.check.of(known) is None]


def refusals(dossier: Dossier) -> Iterator[Refusal]:
    """What the lists forbid: a published entry not gone through, and a waiver that its own entry does not bear."""
    proposal = dossier.proposal
    if proposal is None:
        return
    found = entries(dossier)
    unanswered = [one for one in found if not one.sample and one.pk not in dossier.list_findings]
    for one in unanswered:
        if one.list_kind is not ListKind.COMPLIANCE:
            why = f"没有核对{one.get_kind_display()}“{one.number} {one.violation}”"
            yield Refusal("处理意见不完整", why, "《行政处罚法》第三十三条、第三十四条", "请在“裁量”中逐项核对清单")
    wanted = _OF_GROUND.get(NoPenaltyGround(proposal.ground)) if proposal.ground else None
    if wanted is None:
        return
    own = [
        dossier.list_findings[one.pk] for one in found if one.list_kind is wanted and one.pk in dossier.list_findings
    ]
    if own and all(one.verdict != Verdict.APPLIES.name for one in own):
        said = own[-1]
        why = f"经核对，不符合{wanted.value}“{said.number} {said.violation}”的条件"
        yield Refusal("不能以此不予处罚", why, _33, "请重新核对，或者另拟处理意见")


def coercion_entries(dossier: Dossier, day: date) -> list[Any]:
    """Entries of the list on which coercive measures are not taken."""
    return [one for one in dossier.entries(day) if one.list_kind is ListKind.NO_COERCION]
