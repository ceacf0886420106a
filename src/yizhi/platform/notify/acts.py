"""Telling people, and people having read it."""

from uuid import UUID

from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.writing import Writing
from yizhi.platform.notify.models import Notice


def tell(writing: Writing, person: UUID, title: str, *, text: str = "", url: str = "", tone: str = "info") -> None:
    """Leave a message for a person as part of the running act; it appears if and only if the act is committed."""
    # No RETURNING: the writer may add a notice for another person and not read it.
    Notice.objects.bulk_create([Notice(person_id=person, at=writing.at, title=title, text=text, url=url, tone=tone)])


@act("notice.read_all", title="全部标为已读", says="{actor}已阅全部消息", offered=False)
def read_all(writing: Writing) -> dict[str, int]:
    if writing.actor.person is None:
        return {"count": 0}
    count = Notice.objects.filter(person_id=writing.actor.person, read_at=None).update(read_at=writing.at)
    return {"count": count}
