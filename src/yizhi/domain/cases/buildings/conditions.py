"""Who may act on an illegal building, and what must hold before a step."""

from yizhi.domain.cases.buildings import rules
from yizhi.domain.cases.general.authority import of_the_agency
from yizhi.domain.cases.models.building import Building
from yizhi.domain.cases.procedures.building import ilb
from yizhi.domain.cases.recusal import not_recused
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.statute.refusal import Refusal

_42 = "《行政处罚法》第四十二条"
_35 = "《行政强制法》第三十五条、第三十七条"
lead = org.is_lead & org.certified_on_the_day & not_recused
officer = org.is_lead_or_co & org.certified_on_the_day & not_recused


@condition("不是本案经办人员")
def _apart(situation: Situation) -> Refusal | None:
    """Who finds does not decide."""
    record = situation.record
    if situation.actor.person not in (record.lead_id, record.co_id):
        return None
    why = "您是本案经办人员，处置决定须由其他负责人作出"
    return Refusal("您不能办理此项", why, ilb("十四条"), "请由本机关其他负责人办理")


head = role("DECIDER", title="行政机关负责人", article=ilb("十四条")) & of_the_agency & _apart & not_recused


@condition("正在建设的，已责令停止建设")
def stopped(situation: Situation) -> Refusal | None:
    one: Building = situation.record
    if not one.under_construction or one.stop_id is not None:
        return None
    why = "正在建设中，尚未责令停止建设"
    return Refusal("不能认定", why, f"{ilb('九条')}、《城乡规划法》第六十四条、第六十五条", "请先责令停止建设")


@condition("复议、诉讼期限届满而未提起")
def remedies_over(situation: Situation) -> Refusal | None:
    one: Building = situation.record
    found = rules.Remedies(one.order_served_on, one.remedy_on, one.remedy_ended_on)
    return rules.remedy_refusal(found, org.day_of(situation.at))


@condition("已催告，催告期限届满仍未履行")
def demanded(situation: Situation) -> Refusal | None:
    one: Building = situation.record
    what = "不能决定强制执行"
    if one.demand_served_on is None:
        return Refusal(what, "催告书尚未送达当事人", _35, "请先送达催告书")
    if one.demand_due_on is not None and org.day_of(situation.at) <= one.demand_due_on:
        why = f"催告期限至{one.demand_due_on:%Y年%-m月%-d日}，尚未届满"
        return Refusal(what, why, _35, "请在期限届满、当事人仍不履行后决定")
    return None


@condition("强制执行决定书已送达")
def execution_served(situation: Situation) -> Refusal | None:
    if situation.record.execution_served_on is not None:
        return None
    article = "《行政强制法》第三十七条、第三十八条"
    return Refusal("不能公告", "强制执行决定书尚未送达当事人", article, "请先送达强制执行决定书")


@condition("已书面告知有关部门和单位")
def informed(situation: Situation) -> Refusal | None:
    if situation.record.informed_at is not None:
        return None
    why = "处置决定及其执行情况尚未书面告知市场监管、税务等部门和供电、供水、供气等单位"
    return Refusal("不能办结", why, ilb("二十二条第二款"), "请先办理书面告知")


@condition("送交当事人的文书均已送达")
def papers_served(situation: Situation) -> Refusal | None:
    """A file without the receipt of a paper is not complete."""
    one: Building = situation.record
    papers = (one.stop, one.order, one.demand, one.execution)
    served = set(one.services.values_list("document_id", flat=True))
    missing = [f"《{paper.name}》" for paper in papers if paper is not None and paper.pk not in served]
    if not missing:
        return None
    why = f"{'、'.join(missing)}尚未送达当事人，案卷缺少送达回证"
    return Refusal("案卷尚不完整", why, "《行政处罚法》第六十一条、《行政强制法》第三十八条", "请先送达并登记送达情况")
