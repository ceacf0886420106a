"""Conditions on officers that other modules compose into their acts.

A record that these judge may carry `line` (the department line), `lead_id` and `co_id` (the two officers), and
`recusal_subjects()` (ids of its parties and of what else an officer may be related to).
"""

from yizhi.domain.org.actors import day_of
from yizhi.domain.org.lines import ENFORCEMENT_LINES
from yizhi.domain.org.queries import recusal_of
from yizhi.domain.org.rules import certificate_refusal
from yizhi.platform.acts.condition import Condition, Situation, condition, role
from yizhi.statute.refusal import Refusal

is_officer = role("OFFICER", title="执法队员", article="《行政处罚法》第四十二条")
not_auxiliary_only = role(
    "OFFICER",
    "CAPTAIN",
    "UNIT_HEAD",
    "DECIDER",
    "LEGAL_REVIEWER",
    "COMPLIANCE_REVIEWER",
    title="在编在岗的执法人员",
    article="《浙江省综合行政执法条例》第三十条",
)


@condition("持有当日有效、载明本领域的行政执法证")
def certified_on_the_day(situation: Situation) -> Refusal | None:
    """The actor holds a certificate valid on the day of the act; its fields cover the record's line, if it has one."""
    line = getattr(situation.record, "line", "")
    return certificate_refusal(
        situation.actor.certificate, day_of(situation.at), line if line in ENFORCEMENT_LINES else ""
    )


def certified_for(line: str) -> Condition:
    """As `certified_on_the_day`, for an act that creates a record of the line."""

    @condition("持有当日有效、载明本领域的行政执法证")
    def check(situation: Situation) -> Refusal | None:
        return certificate_refusal(situation.actor.certificate, day_of(situation.at), line)

    return check


def _officer(situation: Situation, columns: tuple[str, ...], title: str) -> Refusal | None:
    if situation.actor.person and situation.actor.person in {getattr(situation.record, c, None) for c in columns}:
        return None
    return Refusal(
        what="您不能办理此项",
        why=f"此项由本案{title}办理",
        article="《行政处罚法》第四十二条",
        next_step=f"请联系本案{title}",
    )


@condition("为本案主办人")
def is_lead(situation: Situation) -> Refusal | None:
    return _officer(situation, ("lead_id",), "主办人")


@condition("为本案协办人")
def is_co(situation: Situation) -> Refusal | None:
    return _officer(situation, ("co_id",), "协办人")


@condition("为本案主办人或协办人")
def is_lead_or_co(situation: Situation) -> Refusal | None:
    return _officer(situation, ("lead_id", "co_id"), "主办人或协办人")


@condition("不是本案办案人员")
def not_handling_officer(situation: Situation) -> Refusal | None:
    """Whoever investigated neither reviews nor decides (2.4; 行政处罚法第五十八条、第六十四条)."""
    record = situation.record
    if situation.actor.person not in {getattr(record, "lead_id", None), getattr(record, "co_id", None)}:
        return None
    return Refusal(
        what="您不能办理此项",
        why="您是本案办案人员，审核、审批、听证主持须由其他人员办理",
        article="《行政处罚法》第五十八条、第六十四条",
        next_step="请由其他具备资格的人员办理",
    )


@condition("没有应当回避的情形")
def not_recused(situation: Situation) -> Refusal | None:
    """The actor has no open recusal declaration about the record or what it names (行政处罚法第四十三条)."""
    record, person = situation.record, situation.actor.person
    if record is None or person is None:
        return None
    found = situation.once(recusal_of, lambda: recusal_of(person, record))
    return recused_refusal("您") if found else None


def recused_refusal(who: str) -> Refusal:
    return Refusal(
        what=f"{who}不能参与本案",
        why=f"{who}已申报与当事人或者本案有关系，应当回避",
        article="《行政处罚法》第四十三条",
        next_step="请由本机关负责人指定其他执法人员办理",
    )
