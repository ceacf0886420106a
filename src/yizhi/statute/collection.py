"""Whether officers may take the fine on the spot (当场收缴); otherwise the party pays at the bank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yizhi.statute.decision import Decision, decide
from yizhi.statute.laws import APL
from yizhi.statute.money import Fen, in_yuan, require_fen, yuan
from yizhi.statute.provenance import Reliability, Rule
from yizhi.statute.refusal import Refusal

SEPARATION_RULE = Rule(
    id="R-APL-67",
    title="作出罚款决定的机关与收缴机构分离",
    articles=(APL.article(67),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
SMALL_OR_DIFFICULT_RULE = Rule(
    id="R-APL-68",
    title="当场处罚后可以当场收缴罚款的情形",
    articles=(APL.article(68),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
REMOTE_RULE = Rule(
    id="R-APL-69",
    title="边远、水上、交通不便地区经当事人提出可以当场收缴",
    articles=(APL.article(69),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
RECEIPT_RULE = Rule(
    id="R-APL-70",
    title="当场收缴必须出具财政部门统一制发的专用票据",
    articles=(APL.article(70),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
HAND_IN_RULE = Rule(
    id="R-APL-71",
    title="当场收缴的罚款二日内交机关、二日内缴银行",
    articles=(APL.article(71), APL.article(85)),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)
SMALL_FINE: Fen = yuan(100)


@dataclass(frozen=True, slots=True)
class Collection:
    """The facts of a collection on the spot; ``fine`` in fen.

    ``difficult_later`` is the officer's recorded reason why later collection would be difficult. The three facts of
    article 69 must all hold: the place, the hardship of paying at the bank or electronically, the party's request.
    ``receipt_number`` is the number of the fiscal receipt.
    """

    fine: Fen
    decided_on_the_spot: bool
    receipt_number: str
    difficult_later: str = ""
    remote_place: bool = False
    payment_difficult: bool = False
    party_asked: bool = False


def may_collect_on_the_spot(collection: Collection, at: date) -> Decision:
    """Whether the fine may be taken on the spot that day.

    Allowed if and only if one ground holds — a fine of at most 100 yuan, or later collection difficult (both only
    for penalties decided on the spot, article 68), or a remote place, hardship and the party's request (article 69)
    — and the fiscal receipt is issued (article 70).
    """
    SEPARATION_RULE.require_in_force(at)
    require_fen(collection.fine)
    grounds = tuple(_grounds(collection))
    duties = (f"二个工作日内交至行政机关，行政机关二个工作日内缴付银行（{HAND_IN_RULE.citation}）",)
    return decide((_no_ground(collection, grounds), check_receipt(collection.receipt_number)), grounds, duties)


def check_receipt(receipt_number: str) -> Refusal | None:
    """Allowed if and only if a fiscal receipt number is given; without it the party may refuse to pay."""
    if receipt_number.strip():
        return None
    return Refusal(
        what="不能当场收缴罚款",
        why="没有填写财政专用票据号码；不出具专用票据的，当事人有权拒绝缴纳",
        article=RECEIPT_RULE.citation,
        next_step="填写国务院财政部门或者省级财政部门统一制发的专用票据号码，或者改由当事人到银行缴纳",
    )


def _grounds(collection: Collection) -> Iterator[str]:
    if collection.fine and collection.decided_on_the_spot:
        if collection.fine <= SMALL_FINE:
            yield f"当场处罚，罚款{in_yuan(collection.fine)}，在{in_yuan(SMALL_FINE)}以下（{APL.article(68, item=1)}）"
        if collection.difficult_later.strip():
            yield f"不当场收缴事后难以执行：{collection.difficult_later.strip()}（{APL.article(68, item=2)}）"
    if collection.fine and collection.remote_place and collection.payment_difficult and collection.party_asked:
        yield f"边远、水上、交通不便地区，当事人缴纳确有困难并主动提出（{APL.article(69)}）"


def _no_ground(collection: Collection, grounds: tuple[str, ...]) -> Refusal | None:
    if grounds:
        return None
    article = f"{APL.article(67, 2)}、{APL.article(68).place}、{APL.article(69).place}"
    step = "由当事人自收到决定书之日起十五日内到指定银行或者通过电子支付系统缴纳"
    if not collection.fine:
        return Refusal("不能当场收缴罚款", "没有罚款可以收缴", article, "核对处罚决定的罚款数额")
    return Refusal("不能当场收缴罚款", _missing(collection), article, step)


def _missing(collection: Collection) -> str:
    if collection.remote_place:
        lacking = "当事人主动提出" if collection.payment_difficult else "当事人缴纳确有困难"
        return f"虽在边远、水上、交通不便地区，但没有记录{lacking}"
    if not collection.decided_on_the_spot:
        return "不是当场作出的处罚决定，也不在边远、水上、交通不便地区"
    return f"罚款{in_yuan(collection.fine)}超过{in_yuan(SMALL_FINE)}，又没有记录事后难以执行的理由"
