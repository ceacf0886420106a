"""What must hold before a step of a general case, each with its article."""

from collections.abc import Callable, Iterable
from datetime import date

from yizhi.domain.cases.general import (
    clock_of_case,
    discretion,
    first_violation,
    gates,
    limitation_of_case,
    lists_of_law,
    newer_law,
    one_fine,
    party_heard,
    penalties,
    responsibility,
    sufficiency,
)
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import sampling
from yizhi.domain.cases.general.records import rules as records
from yizhi.domain.cases.models.terms import ReviewKind
from yizhi.domain.cases.officers import qualified
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Condition, Situation, condition
from yizhi.statute.refusal import Refusal

_42 = "《行政处罚法》第四十二条"
_54 = "《行政处罚法》第五十四条"
Finder = Callable[[Situation], Iterable[Refusal]]


def all_of(title: str, find: Finder) -> Condition:
    """A condition that may find several things missing at once."""
    return Condition(title, lambda situation: tuple(find(situation)))


@condition("已录明案情")
def described(situation: Situation) -> Refusal | None:
    if situation.record.facts:
        return None
    return Refusal("尚不能继续", "尚未录明案情", _54, "请先录入案情摘要和立案理由")


@condition("已登记当事人，或者注明当事人待查")
def party_known(situation: Situation) -> Refusal | None:
    if situation.record.unknown_party or Dossier.of(situation.record).parties:
        return None
    return Refusal(
        "尚不能立案", "没有登记当事人，也没有注明当事人待查", _54, "请登记当事人；确实不明的，在案情中注明待查"
    )


@condition("办案机构已提出意见")
def endorsed(situation: Situation) -> Refusal | None:
    if situation.record.endorsed_at is not None:
        return None
    return Refusal("尚不能审批", "办案机构负责人尚未提出立案意见", _54, "请办案机构负责人提出意见")


@condition("机构尚未提出意见")
def not_endorsed(situation: Situation) -> Refusal | None:
    if situation.record.endorsed_at is None:
        return None
    return Refusal("无需重复提出意见", "办案机构已提出立案意见", _54, "请报行政机关负责人审批")


@condition("属于本机关的权限")
def within_power(situation: Situation) -> Refusal | None:
    case = situation.record
    return norms.power_refusal(agency_id=case.agency_id, item_code=case.item_code, on=org.day_of(situation.at))


@condition("未过追责期限")
def within_limitation(situation: Situation) -> Refusal | None:
    return limitation_of_case.of_case(situation.record).refusal


def _two_officers(situation: Situation) -> Iterable[Refusal]:
    case = situation.record
    for person, part in ((case.lead_id, "主办人"), (case.co_id, "协办人")):
        if not qualified(person, situation.at, case.line):
            why = f"{part}当日没有有效的、载明本领域的行政执法证，或者不在执法岗位"
            yield Refusal("不能继续办理", why, _42, "请由机构负责人另行指派持有效证件的执法人员")
        if Dossier.of(case).recused(person):
            yield org.recused_refusal(part)


two_officers = all_of("有两名当日持证、无须回避的执法人员", _two_officers)


@condition("协办人已确认现有内容")
def confirmed(situation: Situation) -> Refusal | None:
    case = situation.record
    if case.confirmed_version == case.content_version:
        return None
    why = "协办人确认后内容有改动" if case.confirmed_version else "协办人尚未确认调查情况和处理意见"
    return Refusal("尚不能继续", why, _42, "请协办人核对并确认")


signed = all_of("笔录都已签名，样品都有结论", lambda s: _finished(Dossier.of(s.record)))
sufficient = all_of("证据充分", lambda s: _sufficient(Dossier.of(s.record), org.day_of(s.at)))
lawful_proposal = all_of("处理意见合法、完整", lambda s: _lawful(Dossier.of(s.record), org.day_of(s.at)))
reviewed = all_of("已通过审查和法制审核", lambda s: gates.review_refusals(Dossier.of(s.record)))
reviewed_again = all_of("已通过决定前法制审核", lambda s: gates.second_review_refusals(Dossier.of(s.record)))
discussed = all_of("已集体讨论", lambda s: gates.discussion_refusals(Dossier.of(s.record), org.day_of(s.at)))
law_compared = all_of("已比对新旧规定", lambda s: newer_law.refusals(Dossier.of(s.record), org.day_of(s.at)))
heard = all_of("已告知并听取当事人意见", lambda s: party_heard.refusals(Dossier.of(s.record), org.day_of(s.at)))
hearing_done = all_of("听证已终结", lambda s: party_heard.hearing_refusals(Dossier.of(s.record)))


def _lawful(dossier: Dossier, day: date) -> Iterable[Refusal]:
    yield from penalties.proposal_refusals(dossier)
    yield from one_fine.refusals(dossier, day)
    yield from first_violation.refusals(dossier)
    yield from discretion.missing_refusals(dossier, day)
    yield from lists_of_law.refusals(dossier)
    yield from responsibility.refusals(dossier)


def _finished(dossier: Dossier) -> Iterable[Refusal]:
    yield from records.refusals(dossier)
    yield from sampling.untested_refusals(dossier)


def _sufficient(dossier: Dossier, day: date) -> Iterable[Refusal]:
    """Where the facts are not established there is nothing to prove."""
    if dossier.proposal is not None and dossier.proposal.outcome == "NOT_ESTABLISHED":
        return ()
    return sufficiency.refusals(dossier, day)


@condition("在办案期限内")
def in_time(situation: Situation) -> Refusal | None:
    return clock_of_case.overdue_refusal(Dossier.of(situation.record), org.day_of(situation.at))


@condition("拟给予行政处罚")
def punishing(situation: Situation) -> Refusal | None:
    proposal = Dossier.of(situation.record).proposal
    if proposal is not None and proposal.punishes:
        return None
    return Refusal(
        "无需办理", "现有处理意见不给予行政处罚，不需要告知拟处罚内容", "《行政处罚法》第四十四条", "请报负责人作出决定"
    )


def open_review(*kinds: ReviewKind) -> Condition:
    @condition("有待办的审查")
    def check(situation: Situation) -> Refusal | None:
        review = Dossier.of(situation.record).open_review()
        if review is not None and review.kind in kinds:
            return None
        return Refusal("无需办理", "现有处理意见没有待办的审查", "《行政处罚法》第五十八条", "请办理下一环节")

    return check


@condition("有处理意见")
def proposed(situation: Situation) -> Refusal | None:
    if Dossier.of(situation.record).proposal is not None:
        return None
    return Refusal("尚不能继续", "尚未拟定处理意见", "《行政处罚法》第五十七条", "请先拟定处理意见")
