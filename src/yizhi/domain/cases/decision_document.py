"""What the on-the-spot decision (D40) says, gathered from the case."""

from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from yizhi.domain.cases.amounts import payment_due
from yizhi.domain.cases.models import NoticeParticulars, Payment, Penalty, SimpleCase, SimpleWeighing, Statement
from yizhi.domain.cases.officers import named
from yizhi.domain.norms import api as norms
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.documents.numbering import Issuer
from yizhi.platform.files.configured import blob_store
from yizhi.platform.files.models import Origin
from yizhi.platform.files.queries import files_of
from yizhi.statute.money import in_yuan
from yizhi.statute.party import age_on
from yizhi.statute.refusal import Refusal

_PAYMENT = {Payment.SMALL: "small", Payment.DIFFICULT: "hard_later", Payment.REMOTE: "remote"}
PARTY_KINDS = {"CITIZEN": "citizen", "HOUSEHOLD": "household", "ORGANISATION": "organisation", "FOREIGN": "foreigner"}
_NOT_GIVEN = "未能提供"
_PHOTOGRAPHS = 4


def issuer_of(case: SimpleCase) -> Issuer:
    return Issuer(case.agency.pk, case.agency.name, case.agency.document_abbreviation)


def particulars_of(case: SimpleCase, day: date) -> NoticeParticulars:
    """The agency's payment and remedy information in force that day. Raises ActRefused when none was entered."""
    found = (
        NoticeParticulars.objects.filter(agency_id=case.agency_id, valid_from__lte=day).order_by("-valid_from").first()
    )
    if found is None:
        raise ActRefused(
            Refusal(
                what="不能出具决定书",
                why="本机关尚未设置代收机构、复议机关和管辖法院",
                article="《行政处罚法》第五十二条",
                next_step="请管理员设置告知信息后再出具",
            )
        )
    return found


def decision_data(case: SimpleCase, at: datetime) -> dict[str, Any]:
    """The fields of D40 as of the instant of the decision."""
    return {**told(case, at), **_signing(case, at), "photographs": _photographs(case)}


def told(case: SimpleCase, at: datetime) -> dict[str, Any]:
    """The same without what is a picture: signature and photographs."""
    day = at.date()
    return {
        "agency_name": case.agency.name,
        **_party(case),
        **_violation(case),
        **_penalty(case, day),
        "discretion_reason": _weighed(case),
        **_hearing(case),
        "officers": [_officer(person, at) for person in (case.lead_id, case.co_id)],
        "decided_at": at,
        "decided_on": day,
        "decided_place": case.place,
    }


def _party(case: SimpleCase) -> dict[str, Any]:
    party = case.party
    born = subjects.born_on(party)
    minor = born is not None and age_on(born, clock.day(case.occurred_at)) < 18
    return {
        "party_kind": PARTY_KINDS[party.kind],
        "party_name": str(party.name),
        "party_gender": party.sex or None,
        "party_identity_kind": party.identity_type,
        "party_identity_number": str(party.identity_number or _NOT_GIVEN),
        "party_representative": str(party.representative) if party.representative else None,
        "party_address": str(party.address or _NOT_GIVEN),
        "party_phone": str(party.phone) if party.phone else None,
        "party_is_minor": minor,
        "guardian_name": str(party.representative) if minor and party.representative else None,
    }


def _violation(case: SimpleCase) -> dict[str, Any]:
    version = norms.item_version(case.item_version)
    if version is None:
        raise LookupError(f"事项版本 {case.item_version} 不存在")
    return {
        "violated_at": case.occurred_at,
        "violation_place": case.place,
        "facts": str(case.facts) + (f"\n{case.earlier_order}" if case.earlier_order else ""),
        "violated_norm": version.violation_citation,
        "penalty_basis": version.penalty_citation,
    }


def _penalty(case: SimpleCase, day: date) -> dict[str, Any]:
    particulars = particulars_of(case, day)
    fine = case.penalty == Penalty.FINE
    content: dict[str, Any] = {
        "penalty_kind": "fine" if fine else "warning",
        "correction": case.correction
        + (f"（限{case.correction_due:%Y年%-m月%-d日}前改正）" if case.correction_due else ""),
        "reconsideration_agency": particulars.reconsideration_agency,
        "court": particulars.court,
    }
    if not fine:
        return content
    content["fine_amount"] = case.fine_fen
    if case.payment != Payment.BANK:
        reason = _PAYMENT[Payment(case.payment)]
        return content | {"payment_method": "on_spot", "on_spot_reason": reason, "receipt_number": case.receipt_no}
    return content | {
        "payment_method": "bank",
        # Without next year's holidays the fifteenth day itself is printed: earlier than it could roll to, never later.
        "payment_due_on": payment_due(day) or day + timedelta(days=15),
        "bank_name": particulars.bank_name,
        "bank_address": particulars.bank_address,
        "bank_account": particulars.bank_account or None,
        "surcharge_applies": True,
    }


def _weighed(case: SimpleCase) -> str | None:
    """Why this amount: the steps of the benchmark, and the reason for leaving its proposal (第三十四条)."""
    found = SimpleWeighing.of(case) if case.penalty == Penalty.FINE else None
    if found is None:
        return None
    differs = f"拟处罚款{in_yuan(case.fine_fen)}，理由：{found.deviation}。" if found.deviation else ""
    return f"{found.reasons}{differs}"


def _hearing(case: SimpleCase) -> dict[str, Any]:
    made = case.statement_kind == Statement.MADE
    return {
        "credentials_shown": case.identity_shown_at is not None,
        "rights_told": case.rights_told_at is not None,
        "party_statement": str(case.statement) if made else str(Statement.NONE.label),
        "statement_review": case.statement_reply or None,
    }


def _officer(person: UUID, at: datetime) -> dict[str, Any]:
    officer = named(person, at)
    return {"name": officer.name, "certificate": officer.certificate_number}


def _signing(case: SimpleCase, at: datetime) -> dict[str, Any]:
    if case.signed_at is not None:
        picture = _bytes(case.signature_sha256)
        return {"signing": "signed", "party_signature": picture, "signed_at": case.signed_at}
    if not case.refusal_reason:
        return {}  # neither signed nor refused yet: a draft reminds of it, a decision cannot be issued
    return {
        "signing": "refused",
        "refusal_note": case.refusal_reason,
        "witness_name": str(case.refusal_witness) if case.refusal_witness else None,
        "signed_at": at,
    }


def _photographs(case: SimpleCase) -> list[dict[str, Any]]:
    """The first photographs of the scene, small, each with its time; all originals stay in the file."""
    found = []
    for file in files_of(case.pk):
        if file.origin == Origin.SIGNATURE or file.excluded_at is not None:
            continue
        for small in file.derived.all():
            taken = file.captured_at or file.received_at
            found.append({"picture": _bytes(small.sha256), "caption": f"{clock.local(taken):%Y-%m-%d %H:%M}拍摄"})
    return found[:_PHOTOGRAPHS]


def _bytes(sha256: str) -> bytes:
    with blob_store().open(sha256) as stream:
        return BytesIO(stream.read()).getvalue()
