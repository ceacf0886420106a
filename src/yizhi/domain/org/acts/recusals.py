"""Officers declare what may hinder them from handling fairly."""

from typing import Annotated, Any
from uuid import UUID

from yizhi.domain.org.models import RecusalDeclaration
from yizhi.domain.org.terms import Relation
from yizhi.platform.acts.condition import Condition, Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.fields import Kind, Line, OptionalParagraph, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.scope.actor import ActorKind
from yizhi.statute.refusal import Refusal

ARTICLE = "《行政处罚法》第四十三条"


@condition("由执法人员本人申报")
def _a_person(situation: Situation) -> Refusal | None:
    actor = situation.actor
    if actor.kind is ActorKind.PERSON and actor.reads:
        return None
    return Refusal("不能申报回避", "回避须由在岗人员本人申报", ARTICLE, "请本人登录后申报")


@act(
    "recusal.declare",
    title="申报回避",
    by=_a_person,
    basis=(ARTICLE,),
    says="{actor}申报回避",
)
def declare_recusal(
    writing: Writing,
    *,
    about_kind: Annotated[Line, Shown("事项类别", kind=Kind.HIDDEN)],
    about_id: Annotated[UUID, Shown("事项", kind=Kind.HIDDEN)],
    relation: Annotated[Relation, Shown("关系")],
    explanation: Annotated[OptionalParagraph, Shown("说明", kind=Kind.LONG_TEXT, personal=True)] = "",
) -> tuple[RecusalDeclaration, dict[str, Any]]:
    """One's own declaration only. The handling does not stop for it; the head decides (第四十三条)."""
    declared = writing.create(
        RecusalDeclaration,
        person_id=writing.actor.person,
        division=writing.actor.division,
        about_kind=about_kind,
        about_id=about_id,
        relation=relation,
        explanation=explanation or None,
        declared_at=writing.at,
    )
    return declared, {"about": str(about_id)}


def _mine() -> Condition:
    @condition("为本人申报且未撤回")
    def check(situation: Situation) -> Refusal | None:
        record = situation.record
        if record.person_id == situation.actor.person and record.withdrawn_at is None:
            return None
        return Refusal("不能撤回", "只能由申报人本人撤回尚未撤回的申报", ARTICLE, "请申报人本人办理")

    return check


@act("recusal.withdraw", title="撤回回避申报", on=RecusalDeclaration, by=_mine(), says="{actor}撤回回避申报")
def withdraw_recusal(
    writing: Writing,
    declaration: RecusalDeclaration,
    *,
    reason: Annotated[Line, Shown("理由", personal=True)],
) -> None:
    writing.change(declaration, withdrawn_at=writing.at)
