"""A scene made through acts, and each step of the procedure as one call."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from yizhi.domain.cases.acts import closing, collecting, deciding, hearing, opening, particulars
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.norms import api as norms
from yizhi.domain.norms import city as catalogue
from yizhi.domain.norms.acts.configuration import load_defaults
from yizhi.domain.org.models import Person
from yizhi.domain.org.tests.world import BUILDER, NOW, World, as_actor
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

LITTERING = "C-019"


def signature() -> str:
    picture = Image.new("RGB", (300, 120), "white")
    ImageDraw.Draw(picture).line([(20, 80), (120, 30), (260, 90)], fill="black", width=3)
    kept = BytesIO()
    picture.save(kept, "PNG")
    return "data:image/png;base64," + base64.b64encode(kept.getvalue()).decode()


@dataclass
class Scene:
    """What happens at the roadside, minute by minute."""

    world: World
    lead_person: Person
    co_person: Person
    captain_person: Person
    at: datetime = NOW

    @classmethod
    def begin(cls, world: World | None = None) -> Scene:
        world = world or World.begin()
        with acting(BUILDER):
            scene = cls(world, world.officer(name="甲一"), world.officer(name="乙二"), world.captain())
            told = {
                "agency": world.township.pk,
                "valid_from": date(2026, 1, 1),
                "bank_name": "样例银行衢州分行",
                "bank_address": "衢州市样例路1号",
                "bank_account": "3300000000000001",
                "reconsideration_agency": "衢州市柯城区人民政府",
                "court": "衢州市柯城区人民法院",
                "source": "样例",
            }
            perform(particulars.set_particulars, BUILDER, data=told, at=NOW)
        catalogue.load_items(NOW)
        perform(load_defaults, BUILDER, data={"division": "3308"}, at=NOW)
        catalogue.grant_lists(NOW)
        return scene

    @property
    def lead(self) -> Actor:
        return as_actor(self.lead_person, self.at)

    @property
    def co(self) -> Actor:
        return as_actor(self.co_person, self.at)

    @property
    def captain(self) -> Actor:
        return as_actor(self.captain_person, self.at)

    def item(self, code: str = LITTERING) -> norms.ItemVersion:
        found = norms.items_for(agency_id=self.world.township.pk, fields=("*",), on=self.at.date())
        return next(item for item in found if item.code == code)

    def do(self, act: Declaration, actor: Actor, record: Any = None, **data: Any) -> Outcome:
        self.at += timedelta(minutes=1)
        return perform(act, actor, record=record, data=data, at=self.at)

    def open(self, code: str = LITTERING, **changes: Any) -> SimpleCase:
        data = {
            "item": self.item(code).pk,
            "co_officer": self.co_person.pk,
            "occurred_at": self.at,
            "place": "航埠镇兴航路12号门前",
            "longitude": 118.77,
            "latitude": 28.93,
        }
        made: SimpleCase = self.do(opening.open_case, self.lead, **(data | changes)).record
        return made

    def describe(self, case: SimpleCase) -> None:
        facts = "当事人在兴航路12号门前随地便溺，经执法人员当场发现，事实清楚。"
        self.do(opening.describe, self.lead, case, occurred_at=case.occurred_at, place=case.place, facts=facts)

    def name(self, case: SimpleCase, **changes: Any) -> None:
        data = {
            "kind": "CITIZEN",
            "name": "样例某",
            "identity_type": "居民身份证",
            "identity_number": "330802199001010010",
            "address": "衢州市柯城区航埠镇样例村1号",
            "phone": "13800000000",
        }
        self.do(opening.name_party, self.lead, case, **(data | changes))

    def propose(self, case: SimpleCase, fen: int = 5000, **changes: Any) -> None:
        data = {"penalty": "FINE", "fine_fen": fen, "correction": "责令立即清除"}
        self.do(deciding.propose, self.lead, case, **(data | changes))

    def hear(self, case: SimpleCase) -> None:
        self.do(hearing.inform, self.lead, case, told=True)
        self.do(hearing.record_statement, self.lead, case, kind="NONE")

    def confirm(self, case: SimpleCase) -> None:
        self.do(deciding.confirm, self.co, case)

    def sign(self, case: SimpleCase) -> None:
        self.do(deciding.sign, self.lead, case, signature=signature())

    def ready(self, code: str = LITTERING, fen: int = 5000, **party: Any) -> SimpleCase:
        """A case up to the moment before the decision."""
        case = self.open(code)
        self.describe(case)
        self.name(case, **party)
        self.propose(case, fen)
        self.hear(case)
        self.confirm(case)
        self.sign(case)
        return case

    def issue(self, case: SimpleCase) -> Outcome:
        return self.do(deciding.issue, self.lead, case)

    def issued(self, **options: Any) -> SimpleCase:
        case = self.ready(**options)
        self.issue(case)
        return self.fresh(case)

    def file(self, case: SimpleCase) -> None:
        self.do(closing.file_with_agency, self.lead, case)

    def pay(self, case: SimpleCase, fen: int = 5000, on: date | None = None) -> Outcome:
        day = on or self.at.date()
        return self.do(
            collecting.record_payment, self.captain, case, amount_fen=fen, paid_on=day, receipt_no="票000123"
        )

    def fresh(self, case: SimpleCase, actor: Actor | None = None) -> SimpleCase:
        """The case as the actor (the lead officer by default) sees it now."""
        with acting(actor or self.lead):
            found: SimpleCase = SimpleCase.objects.select_related("party", "decision", "agency").get(pk=case.pk)
            return found
