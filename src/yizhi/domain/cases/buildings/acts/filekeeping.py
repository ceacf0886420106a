"""Reading a whole file leaves a trace."""

from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.models.building import Building
from yizhi.platform.acts.condition import always
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.acts.fields import Shown
from yizhi.platform.acts.writing import Writing


@act(
    "building.print_file",
    title="打印违法建筑处置案卷",
    basis=("《行政处罚法》第四十七条",),
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
