"""Acts that show what an act can do; known to the product only while `offered_here` holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

from pydantic import AwareDatetime

from yizhi.platform.acts import declaration
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.fields import Fen, Kind, Line, OptionalLine, Paragraph, References, Shown, fits
from yizhi.platform.acts.forms import choice_source
from yizhi.platform.acts.tests.notes.models import Note
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.numbering import Issuer, draw
from yizhi.platform.scope.models import Share
from yizhi.statute.refusal import Refusal

AGENCY = Issuer(uuid4(), "样例机关", "样")
_before = dict(declaration._declarations)


class Tone(StrEnum):
    CALM = "CALM"
    LOUD = "LOUD"


@choice_source("test_colours")
def colours(actor: Any, record: Any) -> list[tuple[str, str]]:
    return [("red", "红"), ("blue", "蓝")]


@condition("尚有名额")
def places_left(situation: Situation) -> Refusal | None:
    if situation.record.places > 0:
        return None
    return Refusal("不能再领取", "名额已用完", "《样例办法》第一条", "请等待下一次")


@act("note.write", title="写下", says="{actor}写下“{title}”")
def write(
    writing: Writing,
    *,
    title: Annotated[Line, Shown("标题")],
    author: Annotated[OptionalLine, Shown("当事人姓名", personal=True)] = "",
    password: Annotated[OptionalLine, Shown("口令", secret=True)] = "",
    division: Annotated[Line, Shown("区划")] = "330802101",
) -> Any:
    note = writing.create(Note, title=title, division=division, line="comprehensive")
    writing.keep_secret("remark", f"当事人{author}的备注")
    return note, {"title": note.title}


@act(
    "note.take",
    title="领取名额",
    on=Note,
    by=role("OFFICER", title="执法队员", article="《样例办法》第二条"),
    when=places_left,
    says="{actor}领取一个名额，余{left}个",
)
def take(writing: Writing, note: Note) -> dict[str, Any]:
    writing.change(note, places=note.places - 1)
    return {"left": note.places}


@act("note.retitle", title="改题", on=Note, says="{actor}将标题改为“{title}”")
def retitle(writing: Writing, note: Note, *, title: Annotated[Line, Shown("标题")]) -> dict[str, Any]:
    writing.change(note, title=title)
    return {"title": title}


@act("note.rename", title="改名", on=Note, says="{actor}改名")
def rename(
    writing: Writing,
    note: Note,
    *,
    heading: Annotated[Line, Shown("名称")],
    short: Annotated[OptionalLine, fits(Note, "title"), Shown("简称")] = "",
) -> None:
    """Kept under another name than it is asked for; the first has no limit of its own."""
    writing.change(note, title=heading)


@act("note.move", title="移送", on=Note, says="{actor}移送")
def move(writing: Writing, note: Note, *, division: Annotated[Line, Shown("区划")]) -> None:
    writing.change(note, division=division)


@act("note.fail", title="做到一半失败", on=Note, says="{actor}失败")
def fail(writing: Writing, note: Note) -> None:
    writing.change(note, title="改了一半")
    writing.create(Note, title="多出一份", division=note.division, line=note.line)
    draw(AGENCY, "样", 2026)
    writing.share(note, purpose="样例", code="123456")
    raise RuntimeError("停电")


@act("note.share", title="共享", on=Note, says="{actor}共享")
def share(
    writing: Writing,
    note: Note,
    *,
    person: Annotated[UUID | None, Shown("人员")] = None,
    key: Annotated[OptionalLine, Shown("范围")] = "",
    code: Annotated[OptionalLine, Shown("提取码", secret=True)] = "",
    may_write: Annotated[bool, Shown("可办理")] = False,
    until: Annotated[AwareDatetime | None, Shown("期限")] = None,
) -> None:
    writing.share(note, purpose="样例", person=person, key=key, code=code, may_write=may_write, until=until)


@act("note.revoke", title="收回共享", on=Note, says="{actor}收回共享")
def revoke(writing: Writing, note: Note) -> None:
    for given in Share.objects.filter(record_id=note.pk):
        writing.change(given, revoked_at=writing.at)


@act("note.everything", title="各种栏目", says="{actor}填写")
def everything(
    writing: Writing,
    *,
    line: Annotated[Line, Shown("一行")],
    text: Annotated[Paragraph, Shown("一段")],
    amount: Annotated[Fen, Shown("金额", kind=Kind.MONEY)],
    when: Annotated[AwareDatetime, Shown("时间", kind=Kind.DATETIME)],
    day: Annotated[date, Shown("日期")],
    how_many: Annotated[int, Shown("数量")],
    agreed: Annotated[bool, Shown("同意")],
    tone: Annotated[Tone, Shown("语气")],
    word: Annotated[Literal["甲", "乙"], Shown("选词")],
    colour: Annotated[Line, Shown("颜色", choices="test_colours")],
    records: Annotated[References, Shown("记录")] = [],  # noqa: B006 - read, never changed
    later: Annotated[datetime | None, Shown("以后")] = None,
) -> None:
    return None


_OWN = {verb: act for verb, act in declaration._declarations.items() if verb not in _before}
for _verb in _OWN:
    declaration._declarations.pop(_verb)


@contextmanager
def offered_here() -> Iterator[None]:
    """Within the block the acts of notes are declared acts."""
    declaration._declarations.update(_OWN)
    try:
        yield
    finally:
        for verb in _OWN:
            declaration._declarations.pop(verb, None)
