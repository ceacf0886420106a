"""Reading a whole case file leaves a trace, like reading a single file of it."""

from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.cases.models import SimpleCase
from yizhi.platform.acts.condition import always
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import RecordNotFound
from yizhi.platform.acts.fields import Shown
from yizhi.platform.acts.writing import Writing


@act(
    "simple_case.print_file",
    title="打印案卷",
    basis=("《行政处罚法》第四十七条",),
    by=always,
    says="{actor}打印案卷",
    offered=False,
)
def print_file(
    writing: Writing, *, case: Annotated[UUID, Shown("案件")], hour: Annotated[str, Shown("时段")]
) -> tuple[SimpleCase, dict[str, Any]]:
    """Records who took the whole file and when; changes nothing of the case, so it may happen after the closing.

    Allowed if and only if the reader's scope shows the case. Article: 《行政处罚法》第四十七条 (全过程记录).
    Errors: RecordNotFound.
    """
    found = SimpleCase.objects.filter(pk=case).first()
    if found is None:
        raise RecordNotFound
    return found, {"hour": hour}
