"""After the decision: service, publication, money, closing, archive."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from yizhi.domain.cases.general import money
from yizhi.domain.cases.general.acts import closing, correcting, deferring, enforcing, paying, publishing
from yizhi.domain.cases.general.city.choices import Matter
from yizhi.domain.cases.general.city.courses import PUNISHED, Course
from yizhi.domain.cases.general.city.service import serve
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.models.general import GeneralCase

_UNTIL_THE_COURT = 200
"""More days than the six months in which the party may sue (行政强制法第五十三条)."""


def done(
    story: Story, case: GeneralCase, matter: Matter, course: Course, once_served: Callable[[], object] = lambda: None
) -> None:
    story.wait(story.dice.randrange(0, 5))
    punished = course in PUNISHED
    serve(story, case, matter, "D39" if punished else "D41")
    once_served()
    reason = "PENALTY_EXECUTED"
    if punished:
        _published(story, case)
        reason = _performed(story, case, matter, course)
        if not matter.corrected:
            said = {"order": matter.order, "corrected": True, "findings": "经复查，已改正"}
            story.do(correcting.check_correction, "lead", case, **said)
    else:
        reason = "NO_PENALTY" if course is Course.NO_PENALTY else "FACTS_NOT_ESTABLISHED"
    story.wait(story.dice.randrange(1, 12))
    opinion = "处理决定已执行完毕，违法行为已改正，建议结案。"
    story.do(closing.propose_closing, "lead", case, reason=reason, opinion=opinion)
    story.wait(story.dice.randrange(0, 4))
    story.do(closing.close, "head", case)
    story.wait(story.dice.randrange(5, 30))
    story.do(closing.archive, "lead", case)


def _published(story: Story, case: GeneralCase) -> None:
    publish = story.chance(70)
    reason = "具有一定社会影响" if publish else "不属于具有一定社会影响的行政处罚决定"
    story.do(publishing.propose_publication, "lead", case, publish=publish, reason=reason)
    story.wait(story.dice.randrange(0, 3))
    story.do(publishing.publish, "head", case, masked=True)


def _performed(story: Story, case: GeneralCase, matter: Matter, course: Course) -> str:
    """Why the case may be closed once it is done."""
    if course is Course.INSTALMENTS:
        _in_parts(story, case)
    elif course is Course.UNPAID:
        return _enforced(story, case, matter)
    elif course is Course.LATE:
        story.until(_due(story, case) + timedelta(days=story.dice.randrange(3, 12)))
        _pay(story, case)
    else:
        story.wait(story.dice.randrange(1, 11))
        _pay(story, case)
    return "PENALTY_EXECUTED"


def _due(story: Story, case: GeneralCase) -> Any:
    with story.seen():
        return story.look(case).payables[0].due_on


def _pay(story: Story, case: GeneralCase) -> None:
    """The first payable that is open, with its surcharge."""
    day = story.at.date()
    with story.seen():
        dossier = story.look(case)
        left = [(one, money.account(dossier, one, day).outstanding) for one in dossier.payables]
    payable, amount = next((one, amount) for one, amount in left if amount)
    paid = {
        "payable": payable.pk,
        "amount_fen": amount,
        "paid_on": day,
        "channel": story.dice.choice(("BANK", "E_PAY")),
    }
    story.do(paying.record_payment, "lead", case, receipt_no=f"浙财电票{story.number:06d}{story.steps:02d}", **paid)


def _in_parts(story: Story, case: GeneralCase) -> None:
    story.wait(3)
    with story.seen():
        payable = story.look(case).payables[0]
    plan = {"payable": payable.pk, "hardship": "家庭经济困难，已提交证明材料", "count": 3}
    first = story.at.date() + timedelta(days=20)
    story.do(deferring.apply_deferral, "lead", case, first_due_on=first, signed=True, **plan)
    with story.seen():
        asked = story.look(case).deferrals[0]
    story.do(deferring.approve_deferral, "head", case, deferral=asked.pk)
    for _ in range(3):
        story.wait(28)
        _pay(story, case)


def _enforced(story: Story, case: GeneralCase, matter: Matter) -> str:
    """Demanded, and asked of the court once the remedies ran out; the older ones were executed."""
    story.until(_due(story, case) + timedelta(days=20))
    with story.seen():
        dossier = story.look(case)
        party, served = dossier.parties[0], dossier.papers[0].served_on
    story.until(served + timedelta(days=_UNTIL_THE_COURT - 25))
    story.do(enforcing.demand, "lead", case, party=party.pk)
    serve(story, case, matter, "D50")
    story.until(served + timedelta(days=_UNTIL_THE_COURT))
    opinion = "经催告，当事人逾期未履行，也未提出异议。"
    story.do(enforcing.apply_to_court, "head", case, party=party.pk, opinion=opinion)
    story.wait(40)
    story.do(enforcing.record_court_result, "lead", case, result="EXECUTED", ended_on=story.at.date())
    return "COURT_EXECUTED"
