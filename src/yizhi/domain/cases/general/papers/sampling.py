"""What the papers of sampling say (S11, D10, S12, D11, D21), and what makes a sampling unlawful."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import Sampling
from yizhi.platform import clock
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal

_46 = "《行政处罚法》第四十六条第二款"
_55 = "《行政处罚法》第五十五条第一款"
_56 = "《行政处罚法》第五十六条"


def taking_refusals(one: Sampling, at: datetime, *, shown: bool, signed: bool, witness: str) -> Iterator[Refusal]:
    """Why the sample may not be taken so; none if and only if it is lawful."""
    if one.approved_at is not None and at < one.approved_at:
        yield Refusal("不能抽样", "抽样时间早于负责人批准的时间", _56, "抽样取证先批准、后实施；请核对时间")
    if not one.samples.exists():
        yield Refusal("不能抽样", "没有登记样品的名称、批号、基数、数量和封条编号", _56, "请先逐项登记样品")
    if not shown:
        yield Refusal("不能抽样", "没有主动出示执法证件", _55, "请先出示执法证件")
    if not signed and not witness:
        yield Refusal("不能抽样", "当事人没有签名，也没有见证人", f"{_56}、{_46}", "请当事人签名，或者由见证人在场签名")


def qualification_refusal(number: str, until: date | None, on: date, *, within_scope: bool) -> Refusal | None:
    """Why a body's opinion would prove nothing; None if and only if it is qualified that day for the question."""
    if not number or until is None:
        why = "没有核对检验检测机构的资质证书"
    elif until < on:
        why = f"检验检测机构的资质已于{until:%Y年%-m月%-d日}届满"
    elif not within_scope:
        why = "检验项目不在机构资质的能力范围内，或者没有核对"
    else:
        return None
    return Refusal("不能送该机构检验检测", why, _46, "请送具备相应资质的机构；不具备资质的，其意见不能作为定案依据")


def untested_refusals(dossier: Dossier) -> Iterator[Refusal]:
    """What was taken as evidence is tested, or given back, before anything is concluded."""
    for one in dossier.samplings:
        if one.taken_at is not None and one.evidence_id is None and not one.ended:
            step = "请登记结论；不再送检的，将样品退还当事人"
            yield Refusal("不能终结调查", f"{one}的样品没有检验检测结论", f"{_46}、{_56}", step)


def unsettled_refusals(dossier: Dossier, what: str) -> Iterator[Refusal]:
    """No case ends while the party's samples are neither returned nor kept by a notice (D11)."""
    for one in dossier.samplings:
        if one.taken_at is not None and not one.ended:
            yield Refusal(what, f"{one}的样品尚未处理", _56, "请办理“处理样品”，退还或者留存")


def approval(dossier: Dossier, one: Sampling, opinion: str, head: Actor, at: datetime) -> dict[str, Any]:
    """S11: the head's word before anything is taken."""
    asked = parts.opinion_of("执法人员", f"申请对{one.thing}抽样取证。", one.applied_by_id, clock.local(one.applied_at))
    return {
        **parts.numbered_heading(dossier),
        "party_name": str(one.party),
        "thing": one.thing,
        "reason": one.reason,
        "basis": "《中华人民共和国行政处罚法》第五十六条",
        "place": one.place,
        "opinions": [asked, parts.opinion("行政机关负责人", opinion, head, at.date())],
    }


def _letter(dossier: Dossier, one: Sampling) -> dict[str, Any]:
    return {**parts.numbered_heading(dossier), **parts.particulars(dossier, one.party)}


def receipt(dossier: Dossier, one: Sampling, at: datetime) -> dict[str, Any]:
    """D10: to the party, with the list that is its receipt."""
    return {
        **_letter(dossier, one),
        "reason": one.reason,
        "place": one.place,
        "taken_at": clock.local(one.taken_at) if one.taken_at else None,
        "samples": _rows(one),
        "officers": [parts.officer(person, at) for person in (one.first_id, one.second_id)],
        "witness": str(one.witness) if one.witness else None,
        "refusal_note": one.refusal_note or None,
        "issued_on": at.date(),
    }


def commission(dossier: Dossier, one: Sampling, at: datetime) -> dict[str, Any]:
    """S12: what the institution is asked, with the sealed samples it gets."""
    return {
        **parts.numbered_heading(dossier),
        "institution": one.institution,
        "qualification": one.qualification or None,
        "question": one.question,
        "things": [
            {
                "number": str(sample.number),
                "name": sample.name,
                "spec": "，".join(part for part in (sample.spec, sample.batch) if part) or None,
                "amount": f"{sample.quantity.normalize():f}{sample.unit}",
                "condition": f"封条{sample.seal_number}",
                "note": sample.note or None,
            }
            for sample in one.samples.all()
        ],
        "officers": [parts.officer(person, at) for person in (one.first_id, one.second_id)],
        "issued_on": at.date(),
    }


def told(dossier: Dossier, one: Sampling, at: datetime) -> dict[str, Any]:
    """D21: what the test found, and that another may be asked for."""
    return {
        **_letter(dossier, one),
        "institution": one.institution,
        "question": one.question,
        "ended_on": one.tested_on,
        "result": one.result,
        "issued_on": at.date(),
    }


def settled(dossier: Dossier, one: Sampling, at: datetime) -> dict[str, Any]:
    """D11: what was found and what becomes of the samples."""
    return {
        **_letter(dossier, one),
        "receipt_number": one.notice.number if one.notice else None,
        "taken_on": clock.day(one.taken_at) if one.taken_at else None,
        "institution": one.institution or None,
        "result": one.result or None,
        "ended": one.ended,
        "note": one.end_note,
        "samples": _rows(one),
        "officers": [parts.officer(person, at) for person in (one.first_id, one.second_id)],
        "issued_on": at.date(),
    }


def _rows(one: Sampling) -> list[dict[str, Any]]:
    return [
        {
            "number": str(sample.number),
            "name": sample.name,
            "spec": sample.spec or None,
            "batch": sample.batch,
            "base": sample.base_amount,
            "amount": sample.amount,
            "seal": sample.seal_number,
            "note": sample.note or None,
        }
        for sample in one.samples.all()
    ]
