"""Pure decisions that need this module's nouns: which provision applies, and who may exercise an item."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from yizhi.domain.norms.sources.terms import Correction
from yizhi.statute.fine_form import FineForm
from yizhi.statute.fine_range import FineRule, heavier
from yizhi.statute.party import PartyKind
from yizhi.statute.refusal import Refusal

ARTICLE_TOWNSHIP = "《行政处罚法》第二十四条、《浙江省综合行政执法条例》第九条"
ARTICLE_COMPETENCE = "《行政处罚法》第十七条、第二十三条"


@dataclass(frozen=True, slots=True)
class Answer:
    """One provision's fine, with its two citations; a form is None when the provision fines no such party."""

    citizen: FineForm | None
    organisation: FineForm | None
    optional: bool
    violation: str
    penalty: str
    correction: Correction


@dataclass(frozen=True, slots=True)
class Applied:
    """What applies when one act offends several norms: a rule for the fine, and what to cite for it."""

    rule: FineRule
    violation: str
    penalty: str
    correction: Correction


def applied(answers: Sequence[Answer], household_as: PartyKind) -> Applied:
    """The provision with the higher fine, for citizens and organisations each (行政处罚法第二十九条).

    Provisions without any fine apply only when none fines. What is cited is what is applied, and nothing else. Of equal
    fines the first is taken: the data names the higher norm first.
    """
    citizen = _heaviest(answers, PartyKind.CITIZEN)
    organisation = _heaviest(answers, PartyKind.LEGAL_PERSON)
    used = list(dict.fromkeys(one for one in (citizen, organisation) if one is not None)) or list(answers[:1])
    penalty = "、".join(one.penalty for one in used)
    rule = FineRule(
        citizen=citizen.citizen if citizen else None,
        organisation=organisation.organisation if organisation else None,
        citation=penalty,
        optional=any(one.optional for one in used),
        household_as=household_as,
    )
    violation = "、".join(dict.fromkeys(one.violation for one in used))
    first = next((one.correction for one in used if one.correction.comes_first), used[0].correction)
    return Applied(rule, violation, penalty, first)


def _heaviest(answers: Sequence[Answer], party: PartyKind) -> Answer | None:
    """The answer that fines such a party most. A fine on a base cannot be compared without it: the first is taken."""
    fining = [one for one in answers if (one.organisation if party.is_organisation else one.citizen) is not None]
    if len(fining) < 2 or any(_needs_base(one, party) for one in fining):
        return fining[0] if fining else None
    rules = [FineRule(one.citizen, one.organisation, one.penalty) for one in fining]
    return fining[rules.index(heavier(rules, party))]


def _needs_base(answer: Answer, party: PartyKind) -> bool:
    form = answer.organisation if party.is_organisation else answer.citizen
    return form is not None and form.needs_base


@dataclass(frozen=True, slots=True)
class Competence:
    """What bears on whether an agency may exercise an item on a day."""

    agency: str
    is_township: bool
    qualified: bool
    lines: frozenset[str]
    item: str
    item_line: str
    by_township: bool
    handed_over: bool
    kept_by_county: bool = True


def competence_refusal(facts: Competence, day: date) -> Refusal | None:
    """Whether the agency may penalise the item in its own name that day.

    Allowed if and only if it has enforcement standing and: it is a township, and the item was handed to it by a
    published decision in force or is given to townships by a law; or it is another agency on whose line the item is.
    """
    what = f"{facts.agency}不能办理“{facts.item}”"
    if not facts.qualified:
        return Refusal(what, "该单位不具有行政处罚主体资格", ARTICLE_COMPETENCE, "请移送有权机关办理")
    if facts.is_township:
        if facts.by_township or facts.handed_over:
            return None
        why = f"{day.year}年{day.month}月{day.day}日，该事项不在本乡镇（街道）已公布的赋权清单内"
        return Refusal(what, why, ARTICLE_TOWNSHIP, "请移送县级综合行政执法部门或者有权部门办理")
    if facts.by_township:
        return Refusal(what, "法律规定由乡、镇人民政府实施", "《城乡规划法》第六十五条", "请移送所在地乡镇人民政府办理")
    if facts.item_line not in facts.lines:
        return Refusal(what, "该事项不属于本机关的执法领域", ARTICLE_COMPETENCE, "请移送有权机关办理")
    if facts.handed_over and not facts.kept_by_county:
        return Refusal(what, "该事项在当地已赋权乡镇（街道）行使", ARTICLE_TOWNSHIP, "请移送当地乡镇（街道）办理")
    return None


def published_first(published_on: date, effective_from: date) -> Refusal | None:
    """A power may be exercised only after its list was published."""
    if published_on <= effective_from:
        return None
    return Refusal(
        "赋权不能施行",
        f"清单公布日期 {published_on} 晚于施行日期 {effective_from}",
        ARTICLE_TOWNSHIP,
        "请将施行日期改为公布之日或者以后",
    )


def correction_refusal(correction: Correction, *, warned_or_ordered: bool, words: str) -> Refusal | None:
    """A norm that fines only after an order was not followed allows no fine before it."""
    if not correction.comes_first or warned_or_ordered:
        return None
    return Refusal(
        "尚不能处以罚款",
        f"该条规定为“{correction.title_text}”，没有先行{words or '责令改正'}的记录",
        "《行政处罚法》第二十八条",
        "先责令改正并记录；逾期或者拒不改正的，再予处罚",
    )


def overlaps(periods: Iterable[tuple[date, date | None]]) -> bool:
    """Whether two of the periods share a day."""
    ordered = sorted(periods, key=lambda p: p[0])
    return any(one[1] is None or one[1] >= other[0] for one, other in pairwise(ordered))
