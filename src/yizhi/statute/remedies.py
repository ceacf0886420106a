"""What a decision must tell the party about reconsideration and litigation, at the day of the decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yizhi.statute.deadlines.catalogue import rule_at
from yizhi.statute.deadlines.counting import add_months, count_days
from yizhi.statute.laws import ALL, ARL
from yizhi.statute.money import Fen, require_fen, yuan
from yizhi.statute.provenance import Reliability, Rule, cite
from yizhi.statute.refusal import Refusal, RefusedError

RECONSIDERATION_FIRST_RULE = Rule(
    id="R-ARL-23",
    title="对当场处罚决定不服的，应当先申请行政复议",
    articles=(ARL.article(23, 1, 1), ARL.article(23, 2)),
    in_force=ARL.in_force,
    reliability=Reliability.LAW,
)
UNTOLD_RULE = Rule(
    id="R-ARL-20-3",
    title="未告知复议权利的，期限自知道权利之日起算，最长一年",
    articles=(ARL.article(20, 3),),
    in_force=ARL.in_force,
    reliability=Reliability.LAW,
)
SUMMARY_RULE = Rule(
    id="R-ARL-53",
    title="可以适用复议简易程序的案件",
    articles=(ARL.article(53, 1),),
    in_force=ARL.in_force,
    reliability=Reliability.LAW,
)
SUMMARY_AMOUNT: Fen = yuan(3_000)
RECONSIDERATION_DAYS = 60


@dataclass(frozen=True, slots=True)
class RemedyNotice:
    """The facts of the remedy paragraph, valid on one day; ``text`` is the paragraph itself."""

    reconsideration_first: bool
    citation: str
    text: str


def reconsideration_first(decided_on: date, *, on_the_spot: bool) -> bool:
    """True if and only if the penalty was decided on the spot on or after 2024-01-01."""
    return on_the_spot and decided_on in RECONSIDERATION_FIRST_RULE.in_force


def remedy_notice(decided_on: date, *, on_the_spot: bool, reconsideration_body: str, court: str) -> RemedyNotice:
    """The remedies of a penalty decided that day.

    Until 2023-12-31 the party may choose between reconsideration and suit; from 2024-01-01 a penalty decided on the
    spot must be brought to reconsideration first, and the decision must say so (行政复议法第二十三条第二款).
    Errors: ``RefusedError`` when body or court is missing, or before the oldest version known (2018-01-01).
    """
    for name, value in (("行政复议机关", reconsideration_body), ("人民法院", court)):
        if not value.strip():
            raise RefusedError(_missing_name(name))
    first = reconsideration_first(decided_on, on_the_spot=on_the_spot)
    sources = rule_at("T-REC", decided_on).articles
    if first:
        citation = cite((*sources, *RECONSIDERATION_FIRST_RULE.articles, ALL.article(45)))
        return RemedyNotice(first, citation, _first_text(reconsideration_body, court))
    return RemedyNotice(first, cite((*sources, ALL.article(46, 1))), _choice_text(reconsideration_body, court))


def untold_reconsideration_end(knew_content_on: date, knew_right_on: date) -> date:
    """The last day to apply when the right was not told: 60 days from knowing it, at most a year from the content.

    Calendar days without rolling: roll with the calendar when the day is needed. Article: 行政复议法第二十条第三款.
    """
    UNTOLD_RULE.require_in_force(knew_right_on)
    if knew_right_on < knew_content_on:
        raise RefusedError(
            Refusal("日期未被接受", "知道复议权利早于知道行政行为内容", UNTOLD_RULE.citation, "核对两个日期后重新提交")
        )
    return min(count_days(knew_right_on, RECONSIDERATION_DAYS), add_months(knew_content_on, 12))


def may_be_summary(at: date, *, on_the_spot: bool, only_warning_or_criticism: bool, amount: Fen) -> bool:
    """Whether reconsideration may use its summary procedure: on the spot, warning or criticism, or ≤ 3,000 yuan."""
    SUMMARY_RULE.require_in_force(at)
    return on_the_spot or only_warning_or_criticism or require_fen(amount) <= SUMMARY_AMOUNT


def _first_text(body: str, court: str) -> str:
    return (
        f"如不服本决定，应当自收到本决定书之日起六十日内先向{body}申请行政复议；"
        f"对行政复议决定不服的，可以自收到复议决定书之日起十五日内向{court}提起行政诉讼。"
    )


def _choice_text(body: str, court: str) -> str:
    return (
        f"如不服本决定，可以自收到本决定书之日起六十日内向{body}申请行政复议，"
        f"也可以自收到本决定书之日起六个月内直接向{court}提起行政诉讼。"
    )


def _missing_name(name: str) -> Refusal:
    return Refusal(
        what="不能生成救济途径告知",
        why=f"没有填写{name}的名称",
        article="《行政处罚法》第五十二条第二款、第五十九条",
        next_step=f"在机构资料中补全{name}后重试",
    )
