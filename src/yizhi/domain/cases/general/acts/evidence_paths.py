"""Evidence goes to another agency's case and keeps where it comes from; a recording is tied to what it shows."""

from typing import Annotated, Any
from uuid import UUID

from django.db.models import Q
from pydantic import AwareDatetime

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.general.choosing import of_case
from yizhi.domain.cases.models.general import Evidence, EvidenceShare, GeneralCase, RecordingSegment
from yizhi.domain.cases.models.terms import Element, EvidenceSource, Legality
from yizhi.domain.cases.procedures.transfer import RECEIVED_FOR_GOOD
from yizhi.domain.cases.transfers.of_case import packed
from yizhi.domain.cases.transfers.opening import open_to_agency
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Kind, Line, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.platform.files.queries import files_of
from yizhi.statute.refusal import Refusal

_18 = "《浙江省综合行政执法条例》第十八条"
_46 = "《行政处罚法》第四十六条"
_47 = "《行政处罚法》第四十七条"


@act(
    "general_case.link_recording",
    title="关联执法记录",
    on=GeneralCase,
    basis=(_47,),
    by=authority.officer,
    says="{actor}将{device}的执法记录关联到第{number}号证据",
)
def link_recording(
    writing: Writing,
    case: GeneralCase,
    *,
    evidence: Annotated[UUID, Shown("证据", choices="case_evidence")],
    device: Annotated[Line, fits(RecordingSegment, "device"), Shown("记录仪编号")],
    began_at: Annotated[AwareDatetime, Shown("自", kind=Kind.DATETIME)],
    ended_at: Annotated[AwareDatetime, Shown("至", kind=Kind.DATETIME)],
    file: Annotated[UUID | None, Shown("视频文件", choices="case_files", help="已收存的选择，可以核对哈希值")] = None,
) -> dict[str, Any]:
    """The stretch must show the moment at which the evidence was taken."""
    one = of_case(case.evidence, evidence, "evidence")
    if ended_at <= began_at:
        raise ActInvalid({"ended_at": ["结束时间应在开始时间之后"]})
    if not began_at <= one.collected_at <= ended_at:
        moment = f"{clock.local(one.collected_at):%-m月%-d日%H:%M}"
        why = f"该段记录不包含第{one.number}号证据的取得时间（{moment}）"
        raise ActRefused(Refusal("不能关联", why, _47, "请选择取证时的那一段记录"))
    stored = of_case(files_of(case.pk), file, "file") if file else None
    writing.create(
        RecordingSegment,
        case=case,
        evidence=one,
        device=device,
        began_at=began_at,
        ended_at=ended_at,
        file=stored,
        sha256=stored.sha256 if stored else "",
    )
    return {"device": device, "number": one.number}


@act(
    "general_case.send_evidence",
    title="向其他机关移送证据",
    on=GeneralCase,
    basis=(_18,),
    by=authority.head | authority.unit_head,
    says="{actor}将第{number}号证据移送{receiver}",
)
def send_evidence(
    writing: Writing,
    case: GeneralCase,
    *,
    evidence: Annotated[UUID, Shown("证据", choices="lawful_evidence")],
    receiver: Annotated[UUID, Shown("接收机关", choices="other_agencies")],
    purpose: Annotated[Line, Shown("用途")],
) -> dict[str, Any]:
    """Only what was found lawful goes out; the receiver sees this piece and nothing else of the case."""
    one = of_case(case.evidence, evidence, "evidence")
    if one.legality != Legality.LAWFUL:
        why = f"第{one.number}号证据没有查证属实"
        raise ActRefused(Refusal("不能移送", why, f"{_18}、{_46}", "依法取得并经查证属实的证据才可以移送使用"))
    agency = org.agency(receiver)
    if agency.pk == case.agency_id:
        raise ActInvalid({"receiver": ["接收机关须为其他机关"]})
    made = packed(writing, case, one, agency, purpose=purpose)
    open_to_agency(writing, made, agency, purpose)
    return {"share": str(made.pk), "number": one.number, "receiver": agency.name}


def offered(case: GeneralCase) -> Any:
    """What other agencies sent to the agency of this case and nobody took yet; of a matter only once it is accepted."""
    free = Q(transfer=None) | Q(transfer__state__in=RECEIVED_FOR_GOOD)
    return EvidenceShare.objects.filter(free, receiver=case.agency_id, accepted_at=None, withdrawn_at=None)


@act(
    "general_case.take_evidence",
    title="接收其他机关移送的证据",
    on=GeneralCase,
    basis=(_18, _46),
    by=authority.officer,
    says="{actor}接收{origin}移送的证据，登记为第{number}号",
)
def take_evidence(
    writing: Writing,
    case: GeneralCase,
    *,
    share: Annotated[UUID, Shown("移送的证据", choices="evidence_offers")],
    proves: Annotated[list[Element], Shown("证明事项", kind=Kind.MANY, choices="elements")],
) -> dict[str, Any]:
    """It keeps collectors, certificates, moment and hash; whether it is lawful here is verified here."""
    found = offered(case).filter(pk=share).first()
    if found is None:
        raise ActInvalid({"share": ["没有移送给本机关的这一证据，或者已经接收"]})
    if not proves:
        raise ActInvalid({"proves": ["请选择证明事项"]})
    first, second = found.collectors
    one = writing.create(
        Evidence,
        case=case,
        number=case.evidence.count() + 1,
        kind=found.kind,
        source=EvidenceSource.SHARED_FROM_AGENCY,
        origin_agency=found.origin_agency,
        origin_case=found.origin_case,
        origin_number=found.origin_number,
        name=found.name,
        content=found.content,
        collected_at=found.collected_at,
        place=found.place,
        first_id=UUID(first["person"]),
        second_id=UUID(second["person"]),
        certificates=[first["certificate"], second["certificate"]],
        identity_shown=True,
        proves=[element.value for element in dict.fromkeys(proves)],
        is_copy=found.is_copy,
        original_location=found.original_location,
        sha256=found.sha256,
        file=found.file,
    )
    writing.change_also(found, accepted_at=writing.at)
    return {"origin": found.origin_agency, "number": one.number}
