"""Twelve months of penalties in the demo city, on the spot and by the general procedure, each made through its acts."""

import os
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from yizhi.domain.cases.acts import closing, collecting, deciding, hearing, opening, particulars
from yizhi.domain.cases.city_signature import signature
from yizhi.domain.cases.city_tracks import build as tracks
from yizhi.domain.cases.general.city import build as general_cases
from yizhi.domain.cases.general.city import tell_numbered as general_numbered
from yizhi.domain.cases.general.city.cast import Offered
from yizhi.domain.cases.general.city.story import on_day
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.rules import STATUTORY_KIND
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.domain.subjects.api import invented_party
from yizhi.platform import clock
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.actor import Actor, system
from yizhi.platform.scope.session import acting
from yizhi.statute.calendar import WorkingCalendar
from yizhi.statute.money import yuan
from yizhi.statute.refusal import RefusedError
from yizhi.statute.simple_procedure import limit

_KEYS = UUID("6b1d8f0e-3308-5a11-9c1e-79697a686904")
CASES = int(os.environ.get("YIZHI_CITY_CASES", "300"))
WHOLE_SIMPLE, WHOLE_GENERAL = 3_685, 1_179
"""Cases by each procedure in the year that the source document reports on, in the whole city."""
_ROADS = ("兴航路", "人民路", "振兴路", "沿江路", "文昌路", "解放街", "东门路", "新安路", "府前街", "信安大道")
Progress = Callable[[str], None]


@dataclass
class Story:
    """One case as it will be told: who, when, which item, how it ends."""

    number: int
    lead: UUID
    co: UUID
    captain: UUID
    at: datetime
    dice: random.Random
    offered: Offered

    def do(self, act: Declaration, person: UUID, record: Any = None, minutes: int = 3, **data: Any) -> Outcome:
        self.at += timedelta(minutes=minutes)
        key = uuid5(_KEYS, f"{self.number}/{act.verb}")
        return perform(act, on_day(person, self.at.date()), record=record, data=data, key=key, at=self.at)


def build(progress: Progress = lambda text: None) -> None:
    """Idempotent: every act has a fixed key. About three hundred cases over the twelve months up to today."""
    today = clock.today()
    _particulars(today - timedelta(days=500))
    progress("缴款与救济告知信息")
    _tell_numbered(range(CASES), progress, today)
    general_cases(progress, today)
    tracks(progress, today)


def build_whole(progress: Progress, share: int = 0, of: int = 1) -> None:
    """As many cases as the source counted in the whole city, or every `of`-th of them, beside those told already.

    A case is told in one transaction and never twice: cut off, the next run goes on. Shares may be told at once.
    """
    today = clock.today()
    general_numbered(range(1 + share, WHOLE_GENERAL + 1, of), progress, today)
    _tell_numbered(range(CASES + share, WHOLE_SIMPLE, of), progress, today)


def _tell_numbered(numbers: Sequence[int], progress: Progress, today: date) -> None:
    teams, days = list(_teams(today)), _workdays(today)
    known, offered = _told(numbers), Offered()
    for at, number in enumerate((one for one in numbers if one not in known), len(known) + 1):
        dice = random.Random(330800 + number)  # noqa: S311 - invented stories, not secrets
        lead, co, captain = dice.choice(teams)(dice)
        day = days[number * len(days) // CASES] if number < CASES else dice.choice(days)
        at_work = datetime.combine(day, time(8, 30), clock.CHINA) + timedelta(minutes=dice.randrange(400))
        story = Story(number, lead, co, captain, at_work, dice, offered)
        with clock.at(story.at), transaction.atomic():
            tell(story, today)
        if at % 60 == 0 or at == len(numbers):
            progress(f"当场处罚 {at}/{len(numbers)}")


def _told(numbers: Iterable[int]) -> set[int]:
    """Those that were begun in an earlier run."""
    known = {uuid5(_KEYS, f"{number}/{opening.open_case.verb}"): number for number in numbers}
    with acting(system("演示城市")):
        return {known[one] for one in Entry.objects.filter(key__in=known).values_list("key", flat=True)}


def _workdays(today: date) -> list[date]:
    calendar = WorkingCalendar.national()
    days = (today - timedelta(days=n) for n in range(365, 0, -1))
    return [day for day in days if calendar.is_workday(day)]


def _teams(today: date) -> Iterator[Callable[[random.Random], tuple[UUID, UUID, UUID]]]:
    """For each empowered township's team, a way to draw two certified officers and its captain."""
    at = datetime.combine(today - timedelta(days=365), time(9), clock.CHINA)
    with acting(system("演示城市")):
        for team in org.team_list(at.date(), kind="TOWNSHIP"):
            officers = list(org.officers_of(team.pk, at, certified_for="comprehensive").values_list("pk", flat=True))
            now = set(org.officers_of(team.pk, clock.now(), certified_for="comprehensive").values_list("pk", flat=True))
            steady = sorted(set(officers) & now, key=str)[:12]
            captain = org.captain_of(team.pk, at.date())
            if len(steady) >= 2 and captain is not None:
                yield lambda dice, s=steady, c=captain: (*dice.sample(s, 2), c)  # type: ignore[misc]


def _particulars(valid_from: date) -> None:
    builder = system("演示城市")
    with acting(builder):
        agencies = list(org.Agency.objects.filter(subject_qualified=True))
    at = datetime.combine(valid_from, time(9), clock.CHINA)
    with transaction.atomic():
        for agency in agencies:
            county = org.full_division_name(agency.division[:6])
            data = {
                "agency": agency.pk,
                "valid_from": valid_from,
                "bank_name": "样例代收银行衢州分行",
                "bank_address": f"{county}样例路1号",
                "bank_account": "样例账号 0570 0000 0001",
                "reconsideration_agency": f"{county}人民政府",
                "court": f"{county}人民法院",
                "source": "样例",
            }
            perform(particulars.set_particulars, builder, data=data, key=uuid5(_KEYS, f"told/{agency.pk}"), at=at)


def tell(story: Story, today: date) -> None:
    """One case from the scene as far as it has come by today."""
    lead = on_day(story.lead, story.at.date())
    item, party, fen = _drawn(story, lead)
    place = f"{org.division_name(lead.division)}{story.dice.choice(_ROADS)}{story.dice.randrange(1, 180)}号门前"
    case = story.do(opening.open_case, story.lead, item=item.pk, co_officer=story.co, occurred_at=story.at, place=place)
    record: SimpleCase = case.record
    facts = norms.phrase(
        item, place=place, at=record.occurred_at, thing=story.dice.choice(item.things or ("有上述行为",))
    )
    story.do(opening.describe, story.lead, record, occurred_at=record.occurred_at, place=place, facts=facts)
    story.do(opening.name_party, story.lead, record, **party)
    penalty: dict[str, Any] = {"penalty": "FINE", "fine_fen": fen} if fen else {"penalty": "WARNING"}
    if item.correction.comes_first:
        penalty["earlier_order"] = f"{story.at - timedelta(days=5):%Y年%-m月%-d日}当场责令改正，当事人未改正"
    story.do(deciding.propose, story.lead, record, correction="责令立即改正", **penalty)
    on_the_spot = 0 < fen <= yuan(100) and story.dice.random() < 0.3
    if on_the_spot:
        receipt = f"浙财票{story.number:08d}"
        story.do(collecting.choose_payment, story.lead, record, payment="SMALL", receipt_no=receipt)
    story.do(hearing.inform, story.lead, record, told=True)
    story.do(hearing.record_statement, story.lead, record, kind="NONE")
    if story.dice.random() < 0.02 and (today - story.at.date()).days < 3:
        return
    story.do(deciding.confirm, story.co, record)
    if story.dice.random() < 0.04:
        refused = {"reason": "当事人看过决定书后拒绝签名", "witness": "社区工作人员（样例）"}
        story.do(deciding.note_refusal, story.lead, record, **refused)
    else:
        story.do(deciding.sign, story.lead, record, signature=signature(story.number % 7))
    story.do(deciding.issue, story.lead, record)
    _after(story, record, fen, on_the_spot, today)


def _drawn(story: Story, lead: Actor) -> tuple[norms.ItemVersion, dict[str, Any], int]:
    """An item within the powers, a party it can be imposed on, and a lawful amount; nil for a warning."""
    agency = org.agency_of(lead)
    if agency is None or lead.certificate is None:
        raise LookupError(f"{lead.name} 没有所属机关或者执法证件")
    day = story.at.date()
    # As of the first of the month, so that they are read twelve times; what has changed since is left out.
    items = [
        item
        for item in story.offered.to(agency, day.replace(day=1))
        if item.in_force_on(day) and item.fits_on_the_spot(day) and org.covers(lead.certificate.fields, item.line)
    ]
    while True:
        item = story.dice.choice(items)
        party = invented_party(story.dice, lead.division[:6])
        kind = STATUTORY_KIND[party["kind"]]
        if item.allows_warning and story.dice.random() < 0.5:
            return item, party, 0
        try:
            limits = item.fine_rule.limits(kind)
        except RefusedError:
            continue
        most = min(limits.highest, limit(kind, day, household_as=norms.household_as(day)))
        if limits.lowest <= most and most > 0:
            lowest = max(limits.lowest, min(most, yuan(20)))
            return item, party, story.dice.randrange(lowest // 1000, most // 1000 + 1) * 1000 or lowest


def _after(story: Story, record: SimpleCase, fen: int, on_the_spot: bool, today: date) -> None:
    """Filing, paying, closing, as far as the days since then allow."""
    left = (today - story.at.date()).days
    if on_the_spot:
        story.do(collecting.collect_on_spot, story.lead, record)
    if left < 1:
        return
    story.do(closing.file_with_agency, story.lead, record, minutes=200)
    if on_the_spot:
        story.do(collecting.hand_in, story.lead, record, minutes=15, received_by="本机关出纳")
        story.do(collecting.remit, story.captain, record, minutes=60, reference=f"缴{story.number:06d}")
    elif fen and not _paid(story, record, fen, left):
        return
    if left > 20:
        story.do(closing.close, story.lead, record, minutes=60, correction_checked=True)


def _paid(story: Story, record: SimpleCase, fen: int, left: int) -> bool:
    """Most pay within the fifteen days; a few let it become overdue, and some of them still have not paid."""
    late = story.dice.random() < 0.05
    days = 1 + story.dice.randrange(12) if not late else 30
    if days >= left:
        return False
    story.at += timedelta(days=days)
    if late:
        key = uuid5(_KEYS, f"{story.number}/overdue")
        actor = system("逾期检查", division=record.division)
        perform(collecting.mark_overdue, actor, record=record, data={}, key=key, at=story.at)
        return False
    paid = {"amount_fen": fen, "paid_on": story.at.date(), "receipt_no": f"浙财电票{story.number:08d}"}
    story.do(collecting.record_payment, story.captain, record, minutes=5, **paid)
    return True
