"""Deadlines of the penalty procedure, from the clue to the money."""

from __future__ import annotations

from yizhi.statute.deadlines.rule import Bound, DeadlineRule, Length, Stretch, Unit
from yizhi.statute.laws import APL, MOHURD_55, OGI, ZJ_CAE
from yizhi.statute.provenance import Reliability
from yizhi.statute.surcharge import DAYS_TO_CAP, SURCHARGE_RULE

WORKING_DAYS = APL.article(85)

VERIFY = DeadlineRule(
    id="T-VERIFY",
    title="线索核查期限",
    trigger="收到线索之日",
    duty="完成核查并决定是否立案",
    length=Length(parameter="verify_days"),
    unit=Unit.DAY,
    bound=Bound.AGENCY,
    stretches=(Stretch(Length(parameter="verify_extension_days"), "情况复杂，经行政机关负责人批准"),),
    in_force=MOHURD_55.in_force,
    reliability=Reliability.UNVERIFIED,
)
FILE = DeadlineRule(
    id="T-FILE",
    title="立案期限",
    trigger="符合立案标准之日",
    duty="办理立案手续",
    length=Length(parameter="file_workdays"),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    articles=(APL.article(54, 2),),
    in_force=APL.in_force,
    reliability=Reliability.DESIGN,
    note="法律要求及时立案，没有规定天数；天数为内部管理要求",
)
PRESERVE = DeadlineRule(
    id="T-PRESERVE",
    title="先行登记保存处理期限",
    trigger="先行登记保存之日",
    duty="对先行登记保存的证据作出处理决定",
    length=Length(7),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    articles=(APL.article(56), WORKING_DAYS),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
DECIDE = DeadlineRule(
    id="T-90",
    title="作出处罚决定的期限",
    trigger="立案之日",
    duty="作出行政处罚决定",
    length=Length(90),
    unit=Unit.DAY,
    bound=Bound.AGENCY,
    stretches=(
        Stretch(Length(parameter="decide_extension_days"), "法律、法规、规章另有规定，经负责人批准", needs_basis=True),
        Stretch(
            Length(parameter="decide_second_extension_days"),
            "法律、法规、规章另有规定，经集体讨论决定",
            needs_basis=True,
        ),
    ),
    articles=(APL.article(60),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
    note="扣除期间（听证、公告、检验、检测、鉴定等）须另有规定，并逐次引用",
)
STATE = DeadlineRule(
    id="T-STATE",
    title="陈述申辩期限",
    trigger="事先告知书送达之日",
    duty="当事人可以陈述和申辩",
    length=Length(parameter="statement_workdays"),
    unit=Unit.WORKDAY,
    bound=Bound.PARTY,
    rolls=True,
    articles=(APL.article(44), APL.article(45)),
    in_force=APL.in_force,
    reliability=Reliability.DESIGN,
    note="法律没有规定天数",
)
HEARING_APPLICATION = DeadlineRule(
    id="T-HEAR-APPLY",
    title="申请听证期限",
    trigger="听证告知之日",
    duty="当事人可以要求听证",
    length=Length(5),
    unit=Unit.WORKDAY,
    bound=Bound.PARTY,
    rolls=True,
    articles=(APL.article(64, item=1), WORKING_DAYS),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
HEARING_NOTICE = DeadlineRule(
    id="T-HEAR-NOTICE",
    title="听证通知的最迟日期",
    trigger="举行听证之日",
    duty="通知当事人及有关人员听证的时间、地点",
    length=Length(7),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    backwards=True,
    articles=(APL.article(64, item=2), WORKING_DAYS),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
SERVE = DeadlineRule(
    id="T-SERVE",
    title="处罚决定书送达期限",
    trigger="作出处罚决定之日",
    duty="当事人不在场的，送达处罚决定书",
    length=Length(7),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    articles=(APL.article(61, 1), WORKING_DAYS),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
PUBLISH = DeadlineRule(
    id="T-PUB",
    title="处罚决定公示期限",
    trigger="作出处罚决定之日",
    duty="公示依法应当公开的处罚决定",
    length=Length(parameter="publicity_workdays"),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    articles=(APL.article(48, 1),),
    in_force=APL.in_force,
    reliability=Reliability.UNVERIFIED,
    note="法律要求公开，没有规定天数",
)
PUBLISH_OTHER = DeadlineRule(
    id="T-PUB20",
    title="其他执法信息公示期限",
    trigger="信息形成之日",
    duty="公示其他执法决定信息",
    length=Length(parameter="publicity_other_workdays"),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    articles=(OGI.article(26),),
    in_force=OGI.in_force,
    reliability=Reliability.UNVERIFIED,
    note="《政府信息公开条例》规定的主动公开期限同为20个工作日",
)
WITHDRAW = DeadlineRule(
    id="T-WITHDRAW",
    title="撤回公示信息期限",
    trigger="处罚决定被变更、撤销、确认违法或者确认无效之日",
    duty="撤回处罚决定信息并公开说明理由",
    length=Length(3),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    articles=(APL.article(48, 2), WORKING_DAYS),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
PAY = DeadlineRule(
    id="T-PAY",
    title="缴纳罚款期限",
    trigger="收到处罚决定书之日",
    duty="到指定的银行或者通过电子支付系统缴纳罚款",
    length=Length(15),
    unit=Unit.DAY,
    bound=Bound.PARTY,
    rolls=True,
    articles=(APL.article(67, 3),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
    note="批准延期缴纳的，以批准文书载明的日期为准（第六十六条）",
)
SURCHARGE = DeadlineRule(
    id="T-SUR",
    title="加处罚款达到上限之日",
    trigger="缴纳罚款期限届满之日",
    duty="加处罚款达到罚款数额，此后不再增加",
    length=Length(DAYS_TO_CAP),
    unit=Unit.DAY,
    bound=Bound.PARTY,
    pause_grounds="行政复议、行政诉讼期间",
    remark=f"标准：自次日起每日按罚款数额的3%加处，满{DAYS_TO_CAP - 1}日为99%，满{DAYS_TO_CAP}日以罚款数额为限。",
    articles=SURCHARGE_RULE.articles,
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
CASH_TO_AGENCY = DeadlineRule(
    id="T-CASH-1",
    title="当场收缴的罚款交至机关的期限",
    trigger="当场收缴罚款（水上收缴的为抵岸）之日",
    duty="执法人员将罚款交至行政机关",
    length=Length(2),
    unit=Unit.WORKDAY,
    bound=Bound.OFFICER,
    articles=(APL.article(71), WORKING_DAYS),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
CASH_TO_BANK = DeadlineRule(
    id="T-CASH-2",
    title="机关将罚款缴付银行的期限",
    trigger="罚款交至行政机关之日",
    duty="行政机关将罚款缴付指定的银行",
    length=Length(2),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    articles=(APL.article(71), WORKING_DAYS),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)

FAST_TRACK = DeadlineRule(
    id="T-FAST",
    title="慎罚快办目标期限",
    trigger="立案之日",
    duty="作出处罚决定；到期不能办结的，转为一般流程，九十日期限照常计算",
    length=Length(parameter="fast_track_workdays"),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    in_force=ZJ_CAE.in_force,
    reliability=Reliability.DESIGN,
    note="法律没有规定；是内部目标，不代替也不延长法定期限",
)
FAST_TRACK_REVIEW = DeadlineRule(
    id="T-FAST-REVIEW",
    title="慎罚快办审查、审核期限",
    trigger="送审之日",
    duty="办结合规性审查或者法制审核",
    length=Length(parameter="fast_track_review_workdays"),
    unit=Unit.WORKDAY,
    bound=Bound.AGENCY,
    in_force=ZJ_CAE.in_force,
    reliability=Reliability.DESIGN,
    note="法律没有规定；审核的内容和效力不变",
)

PENALTY_DEADLINES: tuple[DeadlineRule, ...] = (
    VERIFY,
    FILE,
    PRESERVE,
    DECIDE,
    FAST_TRACK,
    FAST_TRACK_REVIEW,
    STATE,
    HEARING_APPLICATION,
    HEARING_NOTICE,
    SERVE,
    PUBLISH,
    PUBLISH_OTHER,
    WITHDRAW,
    PAY,
    SURCHARGE,
    CASH_TO_AGENCY,
    CASH_TO_BANK,
)
