"""Every act that publishes a decision or withdraws it leaves a job for the library, in its own transaction."""

from typing import Any

from yizhi.domain.cases import api as cases
from yizhi.platform.acts.along import after_every_act
from yizhi.platform.acts.writing import Writing


@after_every_act
def notice(writing: Writing, record: Any) -> None:
    """The job is there if and only if the act took effect."""
    if writing.verb not in cases.PUBLISHING:
        return
    from yizhi.domain.library.tasks import follow_case

    follow_case.defer(kind=record._meta.label_lower, case=str(record.pk))
