"""Deadlines between agencies: suspected crime, handing over, jurisdiction, random checks, flights."""

from __future__ import annotations

from yizhi.statute.deadlines.rule import Bound, DeadlineRule, Length, Unit
from yizhi.statute.laws import APL, MOHURD_55, TCR, UAVR, ZJ_CAE
from yizhi.statute.provenance import Reliability

STRICT_DAYS = "规定没有写明是工作日，按自然日从严计算"
PROMPTLY = "条例只要求及时，没有规定天数"

CRIME_HEAD = DeadlineRule(
    id="T-CRIME-HEAD",
    title="涉嫌犯罪案件移送审批期限",
    trigger="接到移送书面报告之日",
    duty="正职负责人作出批准或者不批准移送的决定",
    length=Length(3),
    unit=Unit.DAY,
    bound=Bound.HEAD,
    articles=(TCR.article(5, 2),),
    in_force=TCR.in_force,
    reliability=Reliability.LAW,
    note=STRICT_DAYS,
)
CRIME_SEND = DeadlineRule(
    id="T-CRIME-SEND",
    title="涉嫌犯罪案件移送期限",
    trigger="决定批准移送之时",
    duty="向同级公安机关移送",
    length=Length(24),
    unit=Unit.HOUR,
    bound=Bound.AGENCY,
    articles=(TCR.article(5, 2),),
    in_force=TCR.in_force,
    reliability=Reliability.LAW,
)
CRIME_POLICE = DeadlineRule(
    id="T-CRIME-POLICE",
    title="公安机关审查移送案件期限",
    trigger="公安机关接受移送之日",
    duty="公安机关决定是否立案并书面通知",
    length=Length(3),
    unit=Unit.DAY,
    bound=Bound.POLICE,
    articles=(TCR.article(8),),
    in_force=TCR.in_force,
    reliability=Reliability.LAW,
    note=STRICT_DAYS,
)
CRIME_ITEMS = DeadlineRule(
    id="T-CRIME-ITEMS",
    title="移交涉案物品期限",
    trigger="接到立案通知书之日",
    duty="移交涉案物品和有关材料，办结交接手续",
    length=Length(3),
    unit=Unit.DAY,
    bound=Bound.AGENCY,
    articles=(TCR.article(12),),
    in_force=TCR.in_force,
    reliability=Reliability.LAW,
    note=STRICT_DAYS,
)
FLIGHT = DeadlineRule(
    id="T-UAV",
    title="飞行活动申请的最迟时刻",
    trigger="拟飞行之日",
    duty="向空中交通管理机构提出飞行活动申请",
    length=Length(1),
    unit=Unit.NOON_BEFORE,
    bound=Bound.SQUAD,
    articles=(UAVR.article(26, 1),),
    in_force=UAVR.in_force,
    reliability=Reliability.LAW,
)
JURISDICTION = DeadlineRule(
    id="T-JUR",
    title="管辖争议协商期限",
    trigger="发生管辖争议之日",
    duty="协商解决；协商不成的，报请共同的上一级机关指定管辖",
    length=Length(parameter="jurisdiction_days"),
    unit=Unit.DAY,
    bound=Bound.AGENCIES,
    articles=(APL.article(25, 2), MOHURD_55.article(6)),
    in_force=MOHURD_55.in_force,
    reliability=Reliability.SOURCE,
)
HAND_OVER = DeadlineRule(
    id="T-LINK-SEND",
    title="违法线索移送期限",
    trigger="发现违法行为之日",
    duty="将案件和证据材料移送有权机关",
    length=Length(parameter="transfer_send_workdays"),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    articles=(ZJ_CAE.article(18, 2),),
    in_force=ZJ_CAE.in_force,
    reliability=Reliability.DESIGN,
    note=PROMPTLY,
)
HAND_OVER_ANSWER = DeadlineRule(
    id="T-LINK-ANSWER",
    title="移送案件签收答复期限",
    trigger="案件移送之日",
    duty="签收，并决定受理、退回或者提出管辖争议",
    length=Length(parameter="transfer_answer_workdays"),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    articles=(ZJ_CAE.article(11),),
    in_force=ZJ_CAE.in_force,
    reliability=Reliability.DESIGN,
    note=PROMPTLY,
)
COPY_BACK = DeadlineRule(
    id="T-LINK-COPY",
    title="处理结果抄告期限",
    trigger="决定书送达之日，或者决定不予立案、不予处罚之日",
    duty="将处理结果抄告移送机关",
    length=Length(parameter="transfer_copy_workdays"),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    articles=(ZJ_CAE.article(11),),
    in_force=ZJ_CAE.in_force,
    reliability=Reliability.DESIGN,
    note=PROMPTLY,
)
SHARE_RESULT = DeadlineRule(
    id="T-LINK-SHARE",
    title="处理结果信息共享期限",
    trigger="抄告处理结果之日",
    duty="将处理结果归集共享，并登记回执",
    length=Length(parameter="transfer_share_workdays"),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    articles=(ZJ_CAE.article(5),),
    in_force=ZJ_CAE.in_force,
    reliability=Reliability.DESIGN,
    note=PROMPTLY,
)
RANDOM_CHECK = DeadlineRule(
    id="T-RAND",
    title="双随机抽查结果公开期限",
    trigger="抽查结束之日",
    duty="公开抽查结果",
    length=Length(parameter="random_check_workdays"),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    in_force=APL.in_force,
    reliability=Reliability.UNVERIFIED,
)

COOPERATION_DEADLINES: tuple[DeadlineRule, ...] = (
    CRIME_HEAD,
    CRIME_SEND,
    CRIME_POLICE,
    CRIME_ITEMS,
    FLIGHT,
    JURISDICTION,
    HAND_OVER,
    HAND_OVER_ANSWER,
    COPY_BACK,
    SHARE_RESULT,
    RANDOM_CHECK,
)
