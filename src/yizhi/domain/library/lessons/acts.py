"""A lesson is drafted by one, checked and published by another, and withdrawn when it may not stand any more."""

from typing import Annotated, Any

from pydantic import StringConstraints

from yizhi.domain.library.cases import shelf
from yizhi.domain.library.index.asking import Case
from yizhi.domain.library.lake import masking
from yizhi.domain.library.lake.schema import SYNTHETIC
from yizhi.domain.library.models import Lesson
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Kind, Line, OptionalParagraph, Paragraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal

_6 = "《行政处罚法》第六条"
_48 = "《行政处罚法》第四十八条"
_50 = "《行政处罚法》第五十条"
author = role(
    "OFFICER", "CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD", "LEGAL_REVIEWER", "COMPLIANCE_REVIEWER", "GUIDANCE_OFFICE",
    title="执法人员、审核人员、综合执法指导办",
)  # fmt: skip
checker = role(
    "CAPTAIN", "UNIT_HEAD", "DECIDER", "LEGAL_REVIEWER", "COMPLIANCE_REVIEWER", "GUIDANCE_OFFICE",
    title="负责人、审核人员、综合执法指导办", article=_50,
)  # fmt: skip
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Law = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]


def case_of(key: str) -> Case | None:
    """The case while the library holds it as public."""
    search = shelf.search()
    wanted = len(key) == 16 and all(mark in "0123456789abcdef" for mark in key)
    return search.case(int(key, 16)) if search and wanted else None


@condition("尚未公布")
def is_draft(situation: Situation) -> Refusal | None:
    lesson = situation.record
    if lesson.published_at is None and lesson.withdrawn_at is None:
        return None
    return Refusal("不能办理", "已公布或者已撤回", _48, "需要更正的，请撤回后重新撰写")


@condition("由撰写人以外的人员核对")
def second_person(situation: Situation) -> Refusal | None:
    if situation.record.drafted_by_id != situation.actor.person:
        return None
    return Refusal("您不能办理此项", "公布前的个人信息核对须由另一人办理", _50, "请由其他人员核对")


@condition("原案仍在公示")
def case_is_public(situation: Situation) -> Refusal | None:
    if case_of(situation.record.case_key) is not None:
        return None
    return Refusal("不能公布", "所写的决定已不在办案库的公示案例中", _48, "请撤回这一篇")


@condition("尚未撤回")
def not_withdrawn(situation: Situation) -> Refusal | None:
    if situation.record.withdrawn_at is None:
        return None
    return Refusal("无需办理", "已经撤回", _48)


@act("library.draft_lesson", title="撰写以案释法", by=author, basis=(_6, _50), says="{actor}就{number}撰写以案释法")
def draft_lesson(
    writing: Writing,
    *,
    case: Annotated[Line, Shown("案例", kind=Kind.HIDDEN)],
    title: Annotated[Title, Shown("标题", help="例如“未及时清运建筑垃圾被处罚”，不写当事人姓名")],
    basis: Annotated[Law, Shown("适用法律", help="写明法律名称和条、款、项")],
    reasons: Annotated[Paragraph, Shown("裁量理由", help="为什么这样处罚：情节、档次、从轻或者从重的理由")],
    teaching: Annotated[Paragraph, Shown("释法", help="群众和经营者应当知道什么、怎样做才不违法")],
    facts: Annotated[OptionalParagraph, Shown("案情", help="不填的，采用办案库中已隐去个人信息的案情")] = "",
) -> tuple[Lesson, dict[str, Any]]:
    """Of public cases alone, and of none that was made up."""
    found = case_of(case)
    if found is None:
        raise ActInvalid({"": ["办案库的公示案例中没有这一案例，请从案例页面办理"]})
    if found["origin"] == SYNTHETIC:
        writing.refuse("不能撰写", "这是合成样例，不是真实的决定", next_step="请选择已公示的真实案例")
    texts = _masked(title=title, facts=facts or found["facts"], basis=basis, reasons=reasons, teaching=teaching)
    whose = {"division": writing.actor.division, "line": writing.actor.line, "drafted_by_id": writing.actor.person}
    told = {"case_key": case, "agency": found["agency"], "number": found["number"]}
    made = writing.create(Lesson, **whose, **told, **texts, drafted_at=writing.at)
    return made, {"number": found["number"]}


@act(
    "library.revise_lesson",
    title="修改",
    on=Lesson,
    basis=(_6,),
    by=author,
    when=is_draft,
    says="{actor}修改了以案释法",
)
def revise_lesson(
    writing: Writing,
    lesson: Lesson,
    *,
    title: Annotated[Title, Shown("标题")],
    facts: Annotated[Paragraph, Shown("案情")],
    basis: Annotated[Law, Shown("适用法律")],
    reasons: Annotated[Paragraph, Shown("裁量理由")],
    teaching: Annotated[Paragraph, Shown("释法")],
) -> None:
    """Whoever changed the text last counts as its author: another one checks it."""
    texts = _masked(title=title, facts=facts, basis=basis, reasons=reasons, teaching=teaching)
    writing.change(lesson, **texts, drafted_by_id=writing.actor.person, drafted_at=writing.at)


@act(
    "library.publish_lesson",
    title="核对并公布",
    on=Lesson,
    basis=(_48, _50),
    by=checker,
    when=is_draft & second_person & case_is_public,
    says="{actor}核对并公布以案释法",
)
def publish_lesson(
    writing: Writing,
    lesson: Lesson,
    *,
    masked: Annotated[bool, Shown("已逐句核对：没有自然人姓名、证件号码、电话、住址，也没有商业秘密")],
) -> None:
    if not masked:
        raise ActInvalid({"masked": ["须逐句核对后再公布（《行政处罚法》第五十条）"]})
    writing.change(lesson, published_by_id=writing.actor.person, published_at=writing.at)


@act(
    "library.withdraw_lesson",
    title="撤回",
    on=Lesson,
    basis=(_48,),
    by=checker | role("SYSTEM", title="系统"),
    when=not_withdrawn,
    says="{actor}撤回以案释法：{reason}",
)
def withdraw_lesson(
    writing: Writing, lesson: Lesson, *, reason: Annotated[Line, Shown("公开说明的理由")]
) -> dict[str, Any]:
    writing.change(lesson, withdrawn_at=writing.at, withdrawal_reason=reason)
    return {"reason": reason}


def _masked(**texts: str) -> dict[str, str]:
    return {name: masking.text(value) for name, value in texts.items()}
