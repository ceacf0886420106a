"""Evidence: collected by two certified officers, verified, and said what it proves."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from yizhi.domain.cases.acts.opening import not_in_the_future
from yizhi.domain.cases.general import authority, waiting_for
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.general.records.rules import SIGNED_KINDS, needs_signature, unsigned_refusal
from yizhi.domain.cases.general.sufficiency import ALWAYS
from yizhi.domain.cases.models.general import Evidence, GeneralCase, NotApplicable
from yizhi.domain.cases.models.record_terms import Signing
from yizhi.domain.cases.models.terms import Element, EvidenceKind, EvidenceSource, Legality, MajorGround
from yizhi.domain.cases.officers import named, qualified
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, OptionalLine, OptionalParagraph, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.files.queries import files_of
from yizhi.statute.refusal import Refusal

_42 = "《行政处罚法》第四十二条"
_46 = "《行政处罚法》第四十六条"
_55 = "《行政处罚法》第五十五条"


@act(
    "general_case.add_evidence",
    title="登记证据",
    on=GeneralCase,
    basis=(_46, _42, _55),
    by=authority.officer,
    says="{actor}登记第{number}号证据（{kind}）",
)
def add_evidence(
    writing: Writing,
    case: GeneralCase,
    *,
    kind: Annotated[EvidenceKind, Shown("证据种类")],
    name: Annotated[Line, fits(Evidence, "name"), Shown("名称", personal=True)],
    proves: Annotated[list[Element], Field(min_length=1), Shown("证明事项", kind=Kind.MANY, choices="elements")],
    collected_at: Annotated[AwareDatetime, Shown("取得时间", kind=Kind.DATETIME)],
    place: Annotated[Line, Shown("取得地点")],
    second: Annotated[UUID, Shown("另一名取证人", choices="team_officers", help="取证的执法人员不得少于两人")],
    identity_shown: Annotated[bool, Shown("已主动出示执法证件")] = False,
    source: Annotated[EvidenceSource, Shown("来源")] = EvidenceSource.COLLECTED,
    origin_agency: Annotated[
        OptionalLine, fits(Evidence, "origin_agency"), Shown("移送机关", help="其他机关移送的证据必填")
    ] = "",
    content: Annotated[OptionalParagraph, Shown("内容摘要", kind=Kind.LONG_TEXT, personal=True)] = "",
    party: Annotated[UUID | None, Shown("有关当事人", choices="case_parties")] = None,
    signed: Annotated[bool, Shown("笔录已由本人逐页签名", help="现场笔录、询问笔录、陈述、证言须逐页签名")] = False,
    unsigned_note: Annotated[OptionalLine, Shown("未签名情况", help="拒绝签名或者不在场的填写，并写明见证人")] = "",
    witness: Annotated[OptionalLine, Shown("见证人", personal=True)] = "",
    is_copy: Annotated[bool, Shown("是复制件、影印件")] = False,
    original_location: Annotated[OptionalLine, fits(Evidence, "original_location"), Shown("原件存放处")] = "",
    file: Annotated[UUID | None, Shown("文件", choices="case_files")] = None,
) -> dict[str, Any]:
    not_in_the_future(collected_at, writing.at, "collected_at")
    collectors(writing, case, second, collected_at)
    if kind in SIGNED_KINDS and source == EvidenceSource.COLLECTED and not identity_shown:
        why = "制作笔录时没有主动出示执法证件；不出示的，当事人或者有关人员有权拒绝接受调查"
        raise ActRefused(Refusal("不能登记该笔录", why, _55, "请重新取证并先出示执法证件"))
    if source == EvidenceSource.DEVICE:
        why = "电子技术监控设备的记录须经审核并告知当事人后才能列为证据"
        step = "请在非现场记录中审核、告知，再办理“引入非现场记录”"
        raise ActRefused(Refusal("不能直接登记设备记录", why, "《行政处罚法》第四十一条第二款", step))
    errors = {}
    if source == EvidenceSource.SHARED_FROM_AGENCY and not origin_agency:
        errors["origin_agency"] = ["请填写移送证据的机关（《浙江省综合行政执法条例》第十八条）"]
    if is_copy and not original_location:
        errors["original_location"] = ["复制件须注明原件存放处"]
    if errors:
        raise ActInvalid(errors)
    stored = of_case(files_of(case.pk), file, "file") if file else None
    first = writing.actor.person
    one = writing.create(
        Evidence,
        case=case,
        number=case.evidence.count() + 1,
        kind=kind,
        source=source,
        origin_agency=origin_agency,
        name=name,
        content=content or None,
        collected_at=collected_at,
        place=place,
        first_id=first,
        second_id=second,
        certificates=[named(person, collected_at).certificate_number for person in (first, second) if person],
        identity_shown=identity_shown,
        proves=[element.value for element in dict.fromkeys(proves)],
        party=of_case(case.parties, party, "party") if party else None,
        is_copy=is_copy,
        original_location=original_location,
        file=stored,
        sha256=stored.sha256 if stored else "",
        **(_signing(signed=signed, note=unsigned_note, witness=witness) if kind in SIGNED_KINDS else {}),
    )
    return {"evidence": str(one.pk), "number": one.number, "kind": str(kind.label)}


def _signing(*, signed: bool, note: str, witness: str) -> dict[str, Any]:
    """Signed on every page, or why not and before whom; nothing as long as neither is said. Errors: ActInvalid."""
    if signed:
        return {"signing": Signing.SIGNED}
    if bool(note) != bool(witness):
        missing = "witness" if note else "unsigned_note"
        raise ActInvalid({missing: ["未签名的，须同时写明情况和见证人（《行政处罚法》第五十五条第二款）"]})
    return {"signing": Signing.REFUSED, "signing_note": note, "signing_witness": witness} if note else {}


def collectors(writing: Writing, case: GeneralCase, second: UUID, at: datetime) -> None:
    """Both held a certificate valid at the moment of collecting (第四十二条)."""
    if second == writing.actor.person:
        raise ActInvalid({"second": ["取证人须为两名不同的执法人员（《行政处罚法》第四十二条）"]})
    for person in (writing.actor.person, second):
        if person is None or not qualified(person, at, case.line):
            why = "取证人在取证时没有有效的、载明本领域的行政执法证"
            raise ActRefused(Refusal("不能登记该证据", why, _42, "请由两名持有效证件的执法人员重新取证"))


@act(
    "general_case.note_signature",
    title="补记笔录签名",
    on=GeneralCase,
    basis=(f"{_55}第二款", f"{_46}第二款"),
    by=authority.officer,
    when=waiting_for.paper_to_sign,
    says="{actor}登记第{number}号证据的签名情况：{signing}",
)
def note_signature(
    writing: Writing,
    case: GeneralCase,
    *,
    evidence: Annotated[UUID, Shown("笔录", choices="unsigned_evidence")],
    signed: Annotated[bool, Shown("笔录已由本人逐页签名")] = False,
    unsigned_note: Annotated[OptionalLine, Shown("未签名情况", help="拒绝签名或者不在场的填写，并写明见证人")] = "",
    witness: Annotated[OptionalLine, Shown("见证人", personal=True)] = "",
) -> dict[str, Any]:
    """For a record on paper that was registered before anybody had signed it."""
    one = of_case(case.evidence.filter(signing=""), evidence, "evidence")
    values = _signing(signed=signed, note=unsigned_note, witness=witness)
    if not values:
        raise ActInvalid({"signed": ["请登记已逐页签名，或者写明未签名情况和见证人"]})
    writing.change(one, **values)
    return {"number": one.number, "signing": str(Signing(values["signing"]).label)}


@act(
    "general_case.verify_evidence",
    title="查证证据",
    on=GeneralCase,
    basis=(f"{_46}第二款、第三款",),
    by=authority.officer,
    says="{actor}对第{number}号证据作出查证结论：{legality}",
)
def verify_evidence(
    writing: Writing,
    case: GeneralCase,
    *,
    evidence: Annotated[UUID, Shown("证据", choices="pending_evidence")],
    legality: Annotated[Literal["LAWFUL", "EXCLUDED"], Shown("结论", choices="legalities")],
    verification: Annotated[Line, Shown("查证情况", help="如何查证；排除的写明违法取得或者不实的情形")],
    copy_checked: Annotated[bool, Shown("复制件已与原件核对一致")] = False,
    expert_qualified: Annotated[
        bool, Shown("已核对鉴定（检验、检测）机构和人员的资质", help="鉴定意见必须核对")
    ] = False,
) -> dict[str, Any]:
    one = of_case(case.evidence, evidence, "evidence")
    if legality == Legality.LAWFUL and needs_signature(one) and not one.signing:
        raise ActRefused(unsigned_refusal(one, "不能认定查证属实"))
    if legality == Legality.LAWFUL and one.kind == EvidenceKind.EXPERT and not expert_qualified:
        why = "该证据为鉴定意见，尚未核对鉴定（检验、检测）机构和人员是否具备资质"
        step = "请核对资质证书后再查证；不具备资质的，予以排除"
        raise ActRefused(Refusal("不能认定查证属实", why, f"{_46}第二款", step))
    if legality == Legality.LAWFUL and one.is_copy and not copy_checked:
        why = "该证据为复制件，尚未与原件核对"
        raise ActRefused(Refusal("不能认定查证属实", why, f"{_46}第二款", "请与原件核对一致后再查证"))
    writing.change(
        one,
        legality=legality,
        verification=verification,
        copy_checked=copy_checked and one.is_copy,
        verified_by_id=writing.actor.person,
        verified_at=writing.at,
    )
    return {"number": one.number, "legality": str(Legality(legality).label)}


@act(
    "general_case.note_not_applicable",
    title="说明不涉及的事项",
    on=GeneralCase,
    basis=("《行政处罚法》第四十条",),
    by=authority.lead,
    says="{actor}说明本案不涉及“{titles}”",
)
def note_not_applicable(
    writing: Writing,
    case: GeneralCase,
    *,
    elements: Annotated[list[Element], Field(min_length=1), Shown("事项", kind=Kind.MANY, choices="elements")],
    reason: Annotated[Line, Shown("理由")],
) -> dict[str, Any]:
    if wrong := [one.label for one in elements if one in ALWAYS]:
        raise ActInvalid({"elements": [f"{'、'.join(map(str, wrong))}必须以证据证明，不能说明为不涉及"]})
    for element in dict.fromkeys(elements):
        known = case.not_applicable.filter(element=element).first()
        if known is not None:
            writing.change(known, reason=reason)
        else:
            writing.create(NotApplicable, case=case, element=element, reason=reason)
    return {"titles": "、".join(str(one.label) for one in dict.fromkeys(elements)), "reason": reason}


@act(
    "general_case.mark_grounds",
    title="标明重大、复杂情形",
    on=GeneralCase,
    basis=("《行政处罚法》第五十七条第二款", "《行政处罚法》第五十八条"),
    by=authority.officer | authority.unit_head | authority.head | authority.legal_reviewer,
    says="{actor}标明本案情形：{titles}",
)
def mark_grounds(
    writing: Writing,
    case: GeneralCase,
    *,
    grounds: Annotated[list[MajorGround], Shown("情形", kind=Kind.MANY, choices="major_grounds")],
    reason: Annotated[Line, Shown("说明")],
) -> dict[str, Any]:
    writing.change(case, major_grounds=[one.value for one in dict.fromkeys(grounds)])
    return {"titles": "、".join(str(one.label) for one in dict.fromkeys(grounds)) or "无", "reason": reason}
