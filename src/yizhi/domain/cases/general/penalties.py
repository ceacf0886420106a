"""Whether what is proposed is lawful: kind, amount, age, correction first, reduction where the law demands it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from yizhi.domain.cases.general import discretion
from yizhi.domain.cases.general.configuration import configured
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import CaseParty, PenaltyLine
from yizhi.domain.cases.models.terms import MitigationGround, Outcome, PenaltyCode
from yizhi.domain.cases.rules import STATUTORY_KIND
from yizhi.domain.norms import api as norms
from yizhi.domain.subjects import api as subjects
from yizhi.statute.fine_range import check_fine
from yizhi.statute.money import in_yuan
from yizhi.statute.party import age_on
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.refusal import Refusal, RefusedError

AMOUNT_KINDS = (PenaltyCode.FINE, PenaltyCode.CONFISCATE_GAINS)
TERM_KINDS = (PenaltyCode.SUSPEND_LICENCE, PenaltyCode.RESTRICT_BUSINESS, PenaltyCode.SUSPEND_BUSINESS)
_30 = "《行政处罚法》第三十条"
_32 = "《行政处罚法》第三十二条"


def allowed_kinds(item: norms.ItemVersion) -> frozenset[str]:
    """Kinds that the item's provisions name; a fine if and only if some provision fines."""
    ranges = [one for provision in item.provisions.all() for one in provision.ranges.all()]
    named = {name for one in ranges for name in one.penalties}
    return frozenset(named | ({PenaltyCode.FINE.value} if any(one.fines for one in ranges) else set()))


def line_refusals(dossier: Dossier, line: PenaltyLine, mitigation: Iterable[str]) -> Iterator[Refusal]:
    """Why this penalty may not be imposed on this party; none if and only if it may."""
    item, kind = dossier.item, PenaltyCode(line.kind)
    party = line.case_party.party
    if kind.value not in allowed_kinds(item):
        yield Refusal(
            what=f"不能给予“{kind.label}”",
            why=f"“{item.short}”的处罚依据没有设定这一种类",
            article=item.penalty_citation,
            next_step="请在依据设定的处罚种类内拟定",
        )
    born = subjects.born_on(party)
    age = age_on(born, dossier.conduct_day) if born else None
    if age is not None and age < 14:
        step = "拟定不予行政处罚，责令监护人加以管教"
        yield Refusal("不能给予行政处罚", f"当事人违法时{age}周岁，不满十四周岁", _30, step)
    elif age is not None and age < 18 and MitigationGround.MINOR_14_18.value not in mitigation:
        why = f"当事人违法时{age}周岁，应当从轻或者减轻行政处罚，尚未选取该情形"
        yield Refusal("处罚意见不完整", why, _30, "请在处理意见中选取该情形并相应减轻")
    if kind is PenaltyCode.FINE:
        yield from _fine_refusals(dossier, line, tuple(mitigation))


def _fine_refusals(dossier: Dossier, line: PenaltyLine, mitigation: tuple[str, ...]) -> Iterator[Refusal]:
    kind = STATUTORY_KIND[line.case_party.party.kind]
    words = "、".join(str(MitigationGround(one).label) for one in mitigation)
    try:
        rule = dossier.item.fine_rule
        if line.weighing is not None:
            rule = norms.fine_case(dossier.item, line.weighing.fine_case).rule
        limits = rule.limits(kind, base=line.base_fen, quantity=line.quantity)
        refusal = check_fine(rule, kind, line.amount_fen, base=line.base_fen, quantity=line.quantity, mitigation=words)
    except RefusedError as error:
        yield error.refusal
        return
    if refusal is not None:
        yield refusal
    if line.weighing is not None:  # the benchmark's tiers say how light a lighter fine is
        yield from discretion.line_refusals(dossier, line)
        return
    top = lighter_top(limits.lowest, limits.highest, dossier.conduct_day)
    if mitigation and line.amount_fen > top:
        yield Refusal(
            what="罚款没有体现从轻或者减轻",
            why=f"已认定“{words}”，罚款应不高于{in_yuan(top)}（法定幅度为{limits}）",
            article=_32 if MitigationGround.MINOR_14_18.value not in mitigation else f"{_30}、第三十二条",
            next_step="请降低罚款数额，或者重新核实从轻、减轻情形",
        )


def lighter_top(lowest: int, highest: int, day: date) -> int:
    """The highest fine that is still lighter: the configured share of the range; below it when the fine is fixed."""
    if lowest == highest:
        return max(0, lowest - 1)
    return lowest + (highest - lowest) * configured("lighter_band_percent", day) // 100


def proposal_refusals(dossier: Dossier) -> Iterator[Refusal]:
    """Why the present proposal is not lawful or not complete; none if and only if it may be decided on."""
    proposal = dossier.proposal
    if proposal is None:
        step = "请拟定处理意见"
        yield Refusal("尚不能继续", "尚未拟定处理意见", "《行政处罚法》第五十七条", step)
        return
    if not proposal.punishes:
        if dossier.lines:
            yield Refusal(
                "处理意见前后不一", "不予处罚或者移送的，不应拟定处罚", "《行政处罚法》第五十七条", "请移除处罚"
            )
        if proposal.outcome == Outcome.NO_PENALTY and not proposal.education:
            step = "请在处理意见中写明教育情况"
            yield Refusal(
                "处理意见不完整", "不予行政处罚的，应当对当事人进行教育", "《行政处罚法》第三十三条第三款", step
            )
        return
    if not dossier.parties:
        yield Refusal("尚不能继续", "当事人不明，不能给予行政处罚", "《行政处罚法》第四十条", "请先查明并登记当事人")
    for party in dossier.parties:
        own = [line for line in dossier.lines if line.case_party_id == party.pk]
        if not own:
            yield Refusal("处理意见不完整", f"没有拟定对{party}的处罚", "《行政处罚法》第五十七条", "请添加处罚")
        for line in own:
            yield from line_refusals(dossier, line, proposal.mitigation)
    yield from _correction_refusals(dossier)


def _correction_refusals(dossier: Dossier) -> Iterator[Refusal]:
    if not dossier.corrections:
        yield Refusal(
            what="处理意见不完整",
            why="实施行政处罚时，应当责令当事人改正或者限期改正违法行为，本案没有责令改正的记录",
            article="《行政处罚法》第二十八条第一款",
            next_step="请先责令改正；已经改正的，登记责令改正并记录复查情况",
        )
    fined = any(line.kind == PenaltyCode.FINE for line in dossier.lines)
    not_followed = any(one.corrected is False for one in dossier.corrections)
    if fined and (
        refusal := norms.correction_refusal(dossier.item.correction, warned_or_ordered=not_followed, words="")
    ):
        yield refusal


def hearing_right(dossier: Dossier, party: CaseParty, day: date) -> bool:
    """Whether the penalties proposed on the party give a right to a hearing that day (第六十三条).

    Where no amount is configured the right is told: to offer a hearing harms nobody.
    """
    return any(_opens_hearing(dossier, line, day) for line in dossier.lines if line.case_party_id == party.pk)


def _opens_hearing(dossier: Dossier, line: PenaltyLine, day: date) -> bool:
    kind = PenaltyKind[line.kind]
    if kind.always_hearing or kind is PenaltyKind.OTHER_BY_LAW:
        return True
    if kind not in (PenaltyKind.FINE, PenaltyKind.CONFISCATE_GAINS, PenaltyKind.CONFISCATE_GOODS):
        return False
    threshold = dossier.thresholds(day).hearing(STATUTORY_KIND[line.case_party.party.kind], kind)
    return threshold is None or line.amount_fen >= threshold


def heavier(now: Iterable[PenaltyLine], told: Iterable[PenaltyLine]) -> list[str]:
    """What is heavier now than what was told, in words; empty if and only if nothing is (第四十五条第二款)."""
    before = {line.kind: line for line in told}
    found = []
    for line in now:
        earlier = before.get(line.kind)
        label = PenaltyCode(line.kind).label
        if earlier is None:
            found.append(f"增加了“{label}”")
        elif line.amount_fen > earlier.amount_fen:
            found.append(f"“{label}”由{in_yuan(earlier.amount_fen)}提高到{in_yuan(line.amount_fen)}")
        elif _longer(line, earlier):
            found.append(f"“{label}”的期限延长了")
    return found


def _longer(line: Any, earlier: Any) -> bool:
    def days(one: Any) -> int:
        return (one.until - one.since).days if one.since and one.until else 0

    return days(line) > days(earlier)


def in_words(line: PenaltyLine, amount: Callable[[int], str] = in_yuan) -> str:
    """One penalty in words; a document writes the amount in both forms (`values.money`)."""
    label = str(PenaltyCode(line.kind).label)
    if line.kind in AMOUNT_KINDS:
        return f"{label}{amount(line.amount_fen)}" + (f"（{line.detail}）" if line.detail else "")
    term = f"，自{line.since:%Y年%-m月%-d日}至{line.until:%Y年%-m月%-d日}" if line.since and line.until else ""
    return f"{label}{f'：{line.detail}' if line.detail else ''}{term}"
