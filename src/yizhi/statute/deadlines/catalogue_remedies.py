"""Deadlines of reconsideration and litigation, and of service by public notice."""

from __future__ import annotations

from yizhi.statute.deadlines.rule import Bound, DeadlineRule, Length, Unit
from yizhi.statute.laws import ALL, ARL, ARL_2017, CPL, CPL_2017, CPL_2021
from yizhi.statute.provenance import Article, Law, Reliability


def _reconsideration(law: Law, article: Article) -> DeadlineRule:
    return DeadlineRule(
        id="T-REC",
        title="申请行政复议期限",
        trigger="知道或者应当知道行政行为之日",
        duty="当事人可以申请行政复议",
        length=Length(60),
        unit=Unit.DAY,
        bound=Bound.PARTY,
        rolls=True,
        pause_grounds="不可抗力或者其他正当理由耽误的期间",
        articles=(article,),
        in_force=law.in_force,
        reliability=Reliability.LAW,
    )


def _answer(law: Law, articles: tuple[Article, ...], unit: Unit, note: str) -> DeadlineRule:
    return DeadlineRule(
        id="T-REC-ANS",
        title="行政复议答复期限",
        trigger="收到复议申请书副本或者笔录复印件之日",
        duty="提出书面答复，提交证据、依据和有关材料",
        length=Length(10),
        unit=unit,
        bound=Bound.AGENCY,
        articles=articles,
        in_force=law.in_force,
        reliability=Reliability.LAW,
        note=note,
    )


def _notice(law: Law, article: Article, days: int) -> DeadlineRule:
    return DeadlineRule(
        id="T-NOTICE",
        title="公告送达期间",
        trigger="发出公告之日",
        duty="期间届满即视为送达",
        length=Length(days),
        unit=Unit.DAY,
        bound=Bound.NOBODY,
        articles=(article,),
        in_force=law.in_force,
        reliability=Reliability.LAW,
    )


SUIT = DeadlineRule(
    id="T-SUIT",
    title="直接起诉期限",
    trigger="知道或者应当知道作出行政行为之日",
    duty="当事人可以直接向人民法院提起诉讼",
    length=Length(6),
    unit=Unit.MONTH,
    bound=Bound.PARTY,
    rolls=True,
    pause_grounds="不可抗力或者其他不属于其自身的原因耽误的期间",
    articles=(ALL.article(46, 1),),
    in_force=ALL.in_force,
    reliability=Reliability.LAW,
)
SUIT_AFTER_RECONSIDERATION = DeadlineRule(
    id="T-SUIT-R",
    title="经复议后的起诉期限",
    trigger="收到行政复议决定书之日",
    duty="当事人可以向人民法院提起诉讼",
    length=Length(15),
    unit=Unit.DAY,
    bound=Bound.PARTY,
    rolls=True,
    pause_grounds="不可抗力或者其他不属于其自身的原因耽误的期间",
    articles=(ALL.article(45),),
    in_force=ALL.in_force,
    reliability=Reliability.LAW,
)
SUIT_ANSWER = DeadlineRule(
    id="T-SUIT-ANS",
    title="行政诉讼答辩期限",
    trigger="收到起诉状副本之日",
    duty="提交证据和所依据的规范性文件，并提出答辩状",
    length=Length(15),
    unit=Unit.DAY,
    bound=Bound.AGENCY,
    articles=(ALL.article(67, 1),),
    in_force=ALL.in_force,
    reliability=Reliability.LAW,
)
CALENDAR_DAYS_THEN = "2017年修正的法律只把五日、七日规定为工作日，十日按自然日计算"

REMEDY_DEADLINES: tuple[DeadlineRule, ...] = (
    _reconsideration(ARL_2017, ARL_2017.article(9, 1)),
    _reconsideration(ARL, ARL.article(20, 1)),
    SUIT,
    SUIT_AFTER_RECONSIDERATION,
    _answer(ARL_2017, (ARL_2017.article(23, 1), ARL_2017.article(40, 2)), Unit.DAY, CALENDAR_DAYS_THEN),
    _answer(ARL, (ARL.article(48), ARL.article(88, 2)), Unit.WORKDAY, ""),
    SUIT_ANSWER,
    _notice(CPL_2017, CPL_2017.article(92), 60),
    _notice(CPL_2021, CPL_2021.article(95, 1), 30),
    _notice(CPL, CPL.article(95, 1), 30),
)
