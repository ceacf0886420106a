"""Deadlines of coercive measures and of execution."""

from __future__ import annotations

from yizhi.statute.deadlines.rule import Bound, Companion, DeadlineRule, Length, Stretch, Unit
from yizhi.statute.laws import ACL
from yizhi.statute.provenance import Reliability

WORKING_DAYS = ACL.article(69)
COMPLEX = "情况复杂，经行政机关负责人批准，并书面告知当事人理由"

URGENT = DeadlineRule(
    id="T-URGENT",
    title="紧急强制措施补办批准期限",
    trigger="当场实施行政强制措施之时",
    duty="向行政机关负责人报告并补办批准手续",
    length=Length(24),
    unit=Unit.HOUR,
    bound=Bound.OFFICER,
    articles=(ACL.article(19),),
    in_force=ACL.in_force,
    reliability=Reliability.LAW,
)
SEIZE = DeadlineRule(
    id="T-SEIZE",
    title="查封、扣押期限",
    trigger="实施查封、扣押之日",
    duty="作出处理决定或者解除查封、扣押",
    length=Length(30),
    unit=Unit.DAY,
    bound=Bound.AGENCY,
    stretches=(Stretch(Length(30), COMPLEX),),
    pause_grounds="检测、检验、检疫或者技术鉴定期间",
    articles=(ACL.article(25),),
    in_force=ACL.in_force,
    reliability=Reliability.LAW,
)
FREEZE = DeadlineRule(
    id="T-FREEZE",
    title="冻结期限",
    trigger="冻结存款、汇款之日",
    duty="作出处理决定或者解除冻结",
    length=Length(30),
    unit=Unit.DAY,
    bound=Bound.AGENCY,
    stretches=(Stretch(Length(30), COMPLEX),),
    companions=(Companion("向当事人交付冻结决定书", 3, Unit.WORKDAY, f"{ACL.article(31)}、{WORKING_DAYS.place}"),),
    articles=(ACL.article(31), ACL.article(32)),
    in_force=ACL.in_force,
    reliability=Reliability.LAW,
)
DEMAND = DeadlineRule(
    id="T-DEMAND",
    title="催告履行期限",
    trigger="催告书送达之日",
    duty="当事人应当履行义务；期满次日起仍未履行的，可以申请人民法院强制执行",
    length=Length(10),
    unit=Unit.WORKDAY,
    bound=Bound.PARTY,
    articles=(ACL.article(54), WORKING_DAYS),
    in_force=ACL.in_force,
    reliability=Reliability.LAW,
)
COURT = DeadlineRule(
    id="T-COURT",
    title="申请人民法院强制执行的期限",
    trigger="当事人复议、诉讼期限届满之日",
    duty="向人民法院申请强制执行，逾期不予受理",
    length=Length(3),
    unit=Unit.MONTH,
    bound=Bound.AGENCY,
    articles=(ACL.article(53),),
    in_force=ACL.in_force,
    reliability=Reliability.LAW,
)
SUBSTITUTE = DeadlineRule(
    id="T-SUBST",
    title="代履行前催告的最迟日期",
    trigger="实施代履行之日",
    duty="催告当事人履行",
    length=Length(3),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    backwards=True,
    articles=(ACL.article(51, 1, 2), WORKING_DAYS),
    in_force=ACL.in_force,
    reliability=Reliability.LAW,
)

COERCION_DEADLINES: tuple[DeadlineRule, ...] = (URGENT, SEIZE, FREEZE, DEMAND, COURT, SUBSTITUTE)
