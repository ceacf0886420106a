"""Who may act in a general case: by office, in the case's own agency, and never in two parts that must be apart."""

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Condition, Situation, condition, role
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal

_42 = "《行政处罚法》第四十二条"
_57 = "《行政处罚法》第五十七条"
_58 = "《行政处罚法》第五十八条"


def works_for(actor: Actor, agency: object) -> bool:
    """The actor holds a post in the agency now."""
    return any(post[2] == agency for post in actor.extra.get("posts", ())) or actor.extra.get("agency") == agency


@condition("没有应当回避的情形")
def not_recused(situation: Situation) -> Refusal | None:
    """As `org.not_recused`, asked once for all acts of a page (行政处罚法第四十三条)."""
    person = situation.actor.person
    if person is None or not Dossier.of(situation.record).recused(person):
        return None
    return org.recused_refusal("您")


@condition("属于本案办案机关")
def of_the_agency(situation: Situation) -> Refusal | None:
    if works_for(situation.actor, situation.record.agency_id):
        return None
    return Refusal(
        what="您不能办理此项",
        why="此项须由本案办案机关的人员办理",
        article="《行政处罚法》第十七条",
        next_step="请由办案机关办理",
    )


@condition("不是本案调查人员")
def not_an_investigator(situation: Situation) -> Refusal | None:
    """Whoever investigates or ever investigated the case neither reviews, decides, nor chairs its hearing."""
    if situation.actor.person not in Dossier.of(situation.record).handlers:
        return None
    return Refusal(
        what="您不能办理此项",
        why="您是或者曾是本案调查人员，审核、审批、听证主持须由其他人员办理",
        article="《行政处罚法》第五十八条、第六十四条",
        next_step="请由其他具备资格的人员办理",
    )


@condition("没有办理本案法制审核")
def not_a_reviewer(situation: Situation) -> Refusal | None:
    """Review and decision stay in different hands."""
    if situation.actor.person not in {r.reviewer_id for r in Dossier.of(situation.record).reviews if r.reviewer_id}:
        return None
    return Refusal(
        what="您不能决定本案",
        why="您办理了本案的审查或者法制审核，审核与决定须分开",
        article=_58,
        next_step="请由本机关其他负责人决定",
    )


@condition("没有审批本案")
def not_the_decider(situation: Situation) -> Refusal | None:
    if situation.actor.person is None or situation.actor.person != situation.record.endorsed_by_id:
        return None
    return Refusal(
        what="您不能审核本案",
        why="您对本案立案提出了机构意见，法制审核须由未参与办案的人员办理",
        article=_58,
        next_step="请由其他法制审核人员办理",
    )


def _first_review_qualified() -> Condition:
    @condition("初次从事法制审核的人员取得法律职业资格")
    def check(situation: Situation) -> Refusal | None:
        person = situation.actor.person
        if person is not None and Dossier.of(situation.record).may_review(person, org.day_of(situation.at)):
            return None
        return Refusal(
            what="您不能办理法制审核",
            why="初次从事行政处罚决定法制审核的人员，应当通过国家统一法律职业资格考试取得法律职业资格，您没有登记该资格",
            article=_58,
            next_step="请由取得法律职业资格的人员审核；已取得的，请管理员登记证书",
        )

    return check


unit_head = (
    role("UNIT_HEAD", title="办案机构负责人", article="《行政处罚法》第五十四条")
    & of_the_agency
    & not_an_investigator
    & not_recused
)
head = (
    role("DECIDER", title="行政机关负责人", article=_57)
    & of_the_agency
    & not_an_investigator
    & not_a_reviewer
    & not_recused
)
compliance_reviewer = (
    role("COMPLIANCE_REVIEWER", title="合规性审查员", article="《浙江省综合行政执法条例》第二十四条")
    & of_the_agency
    & not_an_investigator
    & not_recused
)
legal_reviewer = (
    role("LEGAL_REVIEWER", title="法制审核人员", article=_58)
    & not_an_investigator
    & not_the_decider
    & not_recused
    & _first_review_qualified()
)
lead = org.is_lead & org.certified_on_the_day & not_recused
co = org.is_co & org.certified_on_the_day & not_recused
officer = org.is_lead_or_co & org.certified_on_the_day & not_recused
