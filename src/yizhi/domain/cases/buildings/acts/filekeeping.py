"""The file goes to the archive whole and is not changed from then on; reading it leaves a trace."""

from typing import Annotated, Any, Literal
from uuid import UUID

from yizhi.domain.cases.buildings import conditions
from yizhi.domain.cases.case_file_parts import exact
from yizhi.domain.cases.general.acts.closing import RETENTIONS, archive_number
from yizhi.domain.cases.general.papers.parts import issuer_of
from yizhi.domain.cases.models.building import Building
from yizhi.platform.acts.condition import always
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActRefused, RecordNotFound
from yizhi.platform.acts.fields import Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents import queries as documents
from yizhi.platform.files.storage.blobs import BlobError
from yizhi.statute.refusal import Refusal

_47 = "《行政处罚法》第四十七条"


@act(
    "building.print_file",
    title="打印违法建筑处置案卷",
    basis=(_47,),
    by=always,
    says="{actor}打印案卷",
    offered=False,
)
def print_file(
    writing: Writing, *, building: Annotated[UUID, Shown("违法建筑")], hour: Annotated[str, Shown("时段")]
) -> tuple[Building, dict[str, Any]]:
    """Records who took the whole file and when; changes nothing, so it may happen after the end.

    Allowed if and only if the reader's scope shows the building. Errors: RecordNotFound.
    """
    found = Building.objects.filter(pk=building).first()
    if found is None:
        raise RecordNotFound
    return found, {"hour": hour}


@act(
    "building.archive",
    title="归档",
    on=Building,
    basis=(_47,),
    by=conditions.lead,
    when=conditions.papers_served,
    says="{actor}将本案归档，档案号{number}",
)
def archive(
    writing: Writing,
    one: Building,
    *,
    retention: Annotated[Literal["PERMANENT", "30Y", "10Y"], Shown("保管期限", choices="retentions")] = "PERMANENT",
) -> dict[str, Any]:
    _readable(one)
    number = archive_number(issuer_of(one), writing.at.year)
    writing.change(one, archived_at=writing.at, archive_number=number, retention=RETENTIONS[retention])
    return {"number": number, "retention": RETENTIONS[retention]}


def _readable(one: Building) -> None:
    """What can no longer be read is not put away as if it were there."""
    for paper in documents.of_record(one.pk):
        try:
            exact(paper.sha256)
        except BlobError as error:
            why = f"《{paper.name}》（{paper.number}）的原件无法读取"
            raise ActRefused(Refusal("不能归档", why, _47, "请联系管理员恢复原件")) from error
