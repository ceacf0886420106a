"""A case that is handed over with what its file proves, and a case whose handling another agency claims."""

from typing import Any
from uuid import UUID

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import EvidenceShare, GeneralCase
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.models.transfer_terms import Side, TransferKind
from yizhi.domain.cases.officers import named
from yizhi.domain.cases.procedures.transfer import CONTESTED
from yizhi.domain.cases.transfers import rules
from yizhi.domain.cases.transfers.acts.sending import begin, receiving_agency
from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal


def hand_over(writing: Writing, case: GeneralCase, receiver: UUID, reason: str) -> Transfer:
    """The draft of the handing over: the facts as filed, and each piece of lawful evidence with its origin."""
    dossier = Dossier.of(case)
    parties = "、".join(f"{one.party.name}（{one.party.identity_number or '证件待查'}）" for one in dossier.parties)
    made = begin(
        writing, case.agency, receiving_agency(receiver, case.agency_id), case.line,
        case=case, first_id=case.lead_id, second_id=case.co_id, item_code=case.item_code, title=case.item_name,
        found_at=case.occurred_at, place=case.place, party=parties or None, facts=str(case.facts), reason=reason,
        measures_taken="、".join(one.demand for one in dossier.corrections),
        sender_filed_on=clock.day(case.filed_at) if case.filed_at else None,
    )  # fmt: skip
    for number, one in enumerate(dossier.lawful_evidence, 1):
        packed(writing, case, one, made.receiver, number=number, purpose=reason, transfer=made)
    return made


def packed(writing: Writing, case: GeneralCase, one: Any, receiver: Any, **more: Any) -> EvidenceShare:
    """One piece of the case's evidence as another agency gets it: who collected it, when, where, and its hash."""
    people = (one.first_id, one.second_id)
    names = [named(person, one.collected_at).name for person in people]
    number = more.pop("number", one.number)
    made: EvidenceShare = writing.create(
        EvidenceShare,
        division=case.division,
        line=case.line,
        evidence=one,
        receiver=receiver,
        origin_agency=case.agency.name,
        origin_case=case.filing_number or case.item_name,
        origin_number=number,
        kind=one.kind,
        name=one.name,
        content=one.content,
        collected_at=one.collected_at,
        place=one.place,
        collectors=[
            {"person": str(person), "name": name, "certificate": certificate}
            for person, name, certificate in zip(people, names, one.certificates, strict=True)
        ],
        is_copy=one.is_copy,
        original_location=one.original_location,
        file=one.file,
        sha256=one.sha256,
        sent_at=writing.at,
        **more,
    )
    return made


@condition("移送没有成功")
def came_back(situation: Situation) -> Refusal | None:
    """The matter is ours again: kept, given up, or settled so."""
    rows = Transfer.objects.filter(case=situation.record, kind=TransferKind.HANDOVER).order_by("-drafted_at", "-id")
    one = rows.first()
    if one is not None and one.state in ("KEPT", "GIVEN_UP"):
        return None
    why = "没有在线移送，或者接收机关尚未退回、移送机关尚未收回"
    return Refusal("不能继续办理", why, rules.APL_25, "被退回的，请在移送记录中收回自办")


@condition("没有未决的管辖争议")
def jurisdiction_settled(situation: Situation) -> Refusal | None:
    """While two agencies claim the matter neither decides; who lost it hands it over (第二十五条)."""
    what = "不能作出处理决定"
    for one in Dossier.of(situation.record).contests:
        if one.state in CONTESTED:
            step = "请先协商，或者提请协调、指定管辖"
            return Refusal(what, f"本案与{_other(one, situation.record)}的管辖争议尚未解决", rules.APL_25, step)
        if one.handler and one.agency_of(one.handler).pk != situation.record.agency_id:
            why = f"已确定由{one.agency_of(one.handler).name}管辖"
            return Refusal(what, why, rules.APL_25, "请移送有管辖权的机关")
    return None


def _other(one: Transfer, case: GeneralCase) -> str:
    side = Side.RECEIVER if one.sender_id == case.agency_id else Side.SENDER
    return str(one.agency_of(side).name)
