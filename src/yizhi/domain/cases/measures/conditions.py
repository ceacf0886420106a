"""Who may act on a measure and when. Office, agency and apartness are judged on the case it belongs to."""

from yizhi.domain.cases.general import authority
from yizhi.domain.cases.measures import clock_of_measure
from yizhi.domain.cases.models.measure import HeldThing
from yizhi.platform.acts.condition import Condition, Situation, condition
from yizhi.statute.refusal import Refusal


def on_case(inner: Condition) -> Condition:
    """The condition, judged on the case of the measure."""

    def check(situation: Situation) -> tuple[Refusal, ...]:
        return inner(Situation(situation.actor, situation.record.case, situation.at, situation.verb))

    return Condition(inner.title, check, inner.clauses, inner.by_role)


officer = on_case(authority.officer)
head = on_case(authority.head)
unit_head = on_case(authority.unit_head)
legal_reviewer = on_case(authority.legal_reviewer)


def _listed(situation: Situation) -> list[HeldThing]:
    return [one for one in situation.record.things.all() if one.struck_at is None]


@condition("清单已列明")
def listed(situation: Situation) -> Refusal | None:
    if _listed(situation):
        return None
    article = "《行政强制法》第二十四条" if situation.record.coercive else "《行政处罚法》第五十六条"
    return Refusal("尚不能继续", "清单中没有任何场所、设施、财物或者证据", article, "请先逐项列入清单")


@condition("在补办批准的二十四小时内")
def approval_in_time(situation: Situation) -> Refusal | None:
    """The law gives 24 hours; later the measure cannot be made lawful."""
    if situation.record.state != "URGENT" or not clock_of_measure.approval_is_over(situation.record, situation.at):
        return None
    why = "紧急实施后已超过二十四小时，不能再补办批准"
    step = "请作出不予批准的决定，立即解除并退还"
    return Refusal("不能补办批准", why, "《行政强制法》第十九条", step)


@condition("先批准后实施，或者属于紧急情况")
def approved_or_urgent(situation: Situation) -> Refusal | None:
    measure = situation.record
    if measure.state != "DRAFT" or measure.urgent:
        return None
    article = "《行政强制法》第十八条第一项" if measure.coercive else "《行政处罚法》第五十六条"
    why = "实施前须向行政机关负责人报告并经批准"
    return Refusal("不能实施", why, article, "请先报批；情况紧急的查封、扣押，另行提出并写明紧急情况")


@condition("期限尚未届满")
def not_over(situation: Situation) -> Refusal | None:
    measure = situation.record
    if not clock_of_measure.is_over(measure, situation.at.date()):
        return None
    why = f"{measure.title}期限已经届满，应当解除"
    return Refusal("不能办理", why, "《行政强制法》第二十八条第一款第四项", "请作出解除决定并退还")


@condition("属于查封、扣押")
def coercive(situation: Situation) -> Refusal | None:
    """Extension, days that do not count and early sale belong to sealing and detention alone."""
    if situation.record.coercive:
        return None
    why = "先行登记保存应当在七日内作出处理决定，法律没有规定可以延长、扣除期间或者变卖"
    return Refusal("不能办理", why, "《行政处罚法》第五十六条", "请在期限内作出处理决定")


@condition("尚未延长")
def not_extended(situation: Situation) -> Refusal | None:
    if not situation.record.extension_days:
        return None
    why = f"已经延长{situation.record.extension_days}日；法律只规定可以延长一次，且不超过三十日"
    return Refusal("不能再次延长", why, "《行政强制法》第二十五条第一款", "请在期限内作出处理决定或者解除")


@condition("没有进行中的检验、检测、鉴定")
def no_open_appraisal(situation: Situation) -> Refusal | None:
    if all(one.ended_on for one in situation.record.appraisals.all()):
        return None
    article = "《行政强制法》第二十五条第三款"
    return Refusal("无需重复委托", "已有一项检验、检测、鉴定尚未结束", article, "请先登记其结束")


@condition("有进行中的检验、检测、鉴定")
def open_appraisal(situation: Situation) -> Refusal | None:
    if any(one.ended_on is None for one in situation.record.appraisals.all()):
        return None
    return Refusal("无需办理", "没有进行中的检验、检测、鉴定", "《行政强制法》第二十五条第三款", "请办理其他事项")


@condition("有待处理的财物")
def something_open(situation: Situation) -> Refusal | None:
    if any(one.open for one in _listed(situation)):
        return None
    return Refusal("无需处理", "清单中的财物都已作出处理", "《行政强制法》第二十七条", "请办理交接")


@condition("有待提出处理意见的财物")
def something_unproposed(situation: Situation) -> Refusal | None:
    if any(one.open and not one.proposed for one in _listed(situation)):
        return None
    why = "清单中的财物都已提出处理意见或者作出处理"
    return Refusal("无需提出", why, "《行政强制法》第二十七条", "请等待决定，或者办理交接")


@condition("有待决定的处理意见")
def something_proposed(situation: Situation) -> Refusal | None:
    if any(one.proposed for one in _listed(situation)):
        return None
    why = "没有待决定的处理意见"
    return Refusal("不能办理", why, "《行政强制法》第二十七条", "请主办人、协办人先提出处理意见")


@condition("有待交接的财物")
def something_to_hand_over(situation: Situation) -> Refusal | None:
    if any(not one.open and one.handed_at is None for one in _listed(situation)):
        return None
    return Refusal("无需交接", "没有已处理而尚未交接的财物", "《行政强制法》第二十八条第二款", "请先作出处理决定")
