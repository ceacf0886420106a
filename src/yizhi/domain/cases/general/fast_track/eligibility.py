"""Whether a case may take, or stay on, the fast track: each condition answered from its file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from yizhi.domain.cases.general import sufficiency
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.fast_track.rules import Rules, all_rules
from yizhi.domain.cases.general.penalties import hearing_right
from yizhi.domain.cases.models.terms import EvidenceKind, PenaltyCode, StatementKind
from yizhi.domain.cases.rules import STATUTORY_KIND
from yizhi.statute.fast_track import FastTrack, Point, points
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.refusal import Refusal


def facts(dossier: Dossier, day: date, admissions: list[UUID], *, undisputed: bool) -> FastTrack:
    """What the file says to each condition. A defence after the notice takes the admission back."""
    fines = [line for line in dossier.lines if line.kind == PenaltyCode.FINE]
    limits = [
        dossier.thresholds(day).hearing(STATUTORY_KIND[line.case_party.party.kind], PenaltyKind.FINE) for line in fines
    ]
    known = [one for one in limits if one is not None]
    transfer = dossier.crime_transfer
    return FastTrack(
        facts_clear=dossier.proposal is not None and not dossier.case.unknown_party and bool(dossier.parties),
        evidence_fixed=not list(sufficiency.refusals(dossier, day)) and _on_site(dossier),
        admitted_and_signed=_admitted(dossier, admissions),
        fine=max((line.amount_fen for line in fines), default=0),
        hearing_from=(min(known) if len(known) == len(limits) else None) if fines else 1,
        other_penalty_with_hearing=any(hearing_right(dossier, party, day) for party in dossier.parties),
        crime_suspected=transfer is not None and transfer.open,
        coercion_disputed=not undisputed,
        grave_or_complex=bool(dossier.case.major_grounds),
        transfer_disputed=not undisputed,
    )


def _on_site(dossier: Dossier) -> bool:
    return any(one.kind == EvidenceKind.ON_SITE_RECORD for one in dossier.lawful_evidence)


def _admitted(dossier: Dossier, admissions: list[UUID]) -> bool:
    """Each party admits in a lawful statement of its own, and nobody has spoken against the notice since."""
    said = [one for one in dossier.lawful_evidence if one.pk in admissions and one.kind == EvidenceKind.PARTY_STATEMENT]
    alone = len(dossier.parties) == 1
    each = all(
        any(one.party_id == party.pk or (alone and one.party_id is None) for one in said) for party in dossier.parties
    )
    return bool(said) and each and not any(one.kind == StatementKind.MADE for one in dossier.statements)


def judged(dossier: Dossier, day: date) -> tuple[Point, ...]:
    """The conditions of the present application, answered as of the day; none without one."""
    one = dossier.fast_track
    if one is None:
        return ()
    answers = facts(dossier, day, one.admissions, undisputed=one.undisputed)
    return points(answers, all_rules()[one.rules].conditions)


def refusals(dossier: Dossier, day: date) -> Iterator[Refusal]:
    """Why a case on the fast track may not stay on it; none if and only if it may, or is not on it."""
    one = dossier.fast_track
    if one is None or not one.running:
        return
    step = "请办理“转为一般流程”；已办的程序继续有效"
    for point in judged(dossier, day):
        if not point.met:
            yield Refusal("不能继续适用慎罚快办", point.why, all_rules()[one.rules].title, step)


def unmet(rules: Rules, answers: FastTrack) -> Iterator[Refusal]:
    """Every condition that does not hold, with the set it comes from: no statute is cited for it, as there is none."""
    for point in points(answers, rules.conditions):
        if (refusal := point.refusal) is not None:
            yield replace(refusal, article=rules.title)
