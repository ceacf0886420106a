"""A general case made through acts, and each step of the procedure as one call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any

import pytest

from yizhi.domain.cases.acts import particulars
from yizhi.domain.cases.general.acts import (
    closing,
    correcting,
    deciding,
    filing,
    investigating,
    notifying,
    paying,
    people,
    proposing,
    publishing,
    reviewing,
    serving,
)
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.norms import api as norms
from yizhi.domain.norms import city as catalogue
from yizhi.domain.norms.acts.configuration import load_defaults
from yizhi.domain.org.models import Agency, Person
from yizhi.domain.org.terms import Seat
from yizhi.domain.org.tests.world import BUILDER, NOW, World, as_actor, certificate, person
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.errors import ActError
from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.database.tests.states import States
from yizhi.platform.documents.models import Document
from yizhi.platform.scope.actor import Actor
from yizhi.platform.scope.session import acting

STALL = "C-003"
ELEMENTS = ["IDENTITY", "TIME", "PLACE", "ACT", "MANNER", "CONSEQUENCE", "QUANTITY"]
OTHERS = ["FAULT", "PRIOR", "CIRCUMSTANCES", "CAUSE"]


def kept(walk: Callable[..., GeneralCase]) -> Callable[..., GeneralCase]:
    """The usual walk, taken before anything else was written, ends in a state that is made once a process."""

    @wraps(walk)
    def walking(file: File, *args: Any, **changes: Any) -> GeneralCase:
        states = file.states
        usual = not args and not changes and file.at == NOW and states is not None and states.untouched(File.begin)
        if states is None or not usual:
            return walk(file, *args, **changes)
        case, file.at = states.go_on(walk, lambda: (walk(file), file.at))
        return case

    return walking


@dataclass
class File:
    """What happens to a case, day by day. `people` are the people of the township and the county by their part."""

    world: World
    agency: Agency
    people: dict[str, Person]
    at: datetime = NOW
    states: States | None = None

    @classmethod
    def begin(cls, world: World | None = None) -> File:
        world = world or World.begin()
        told = {
            "valid_from": date(2026, 1, 1),
            "bank_name": "样例银行衢州分行",
            "bank_address": "衢州市样例路1号",
            "bank_account": "3300000000000001",
            "reconsideration_agency": "衢州市柯城区人民政府",
            "court": "衢州市柯城区人民法院",
            "source": "样例",
        }
        with acting(BUILDER):
            for organ in (world.township, world.bureau):
                perform(particulars.set_particulars, BUILDER, data={"agency": organ.pk, **told}, at=NOW)
            people = _township(world) | _county(world)
        catalogue.load_items(NOW)
        perform(load_defaults, BUILDER, data={"division": "3308"}, at=NOW)
        catalogue.grant_lists(NOW)
        return cls(world, world.township, people)

    def of_county(self) -> File:
        """The same, for a case of the county's bureau."""
        swapped = {name.removeprefix("county_"): who for name, who in self.people.items() if name.startswith("county_")}
        return File(self.world, self.world.bureau, self.people | swapped, self.at)

    def item_codes(self) -> list[str]:
        return [i.code for i in norms.items_for(agency_id=self.agency.pk, fields=("*",), on=self.at.date())]

    def who(self, part: str) -> Actor:
        return as_actor(self.people[part], self.at)

    def item(self, code: str) -> norms.ItemVersion:
        found = norms.items_for(agency_id=self.agency.pk, fields=("*",), on=self.at.date())
        return next(item for item in found if item.code == code)

    def wait(self, days: int) -> None:
        self.at += timedelta(days=days)

    def do(self, act: Declaration, part: str, record: Any = None, /, **data: Any) -> Outcome:
        self.at += timedelta(minutes=1)
        return perform(act, self.who(part), record=record, data=data, at=self.at)

    def fresh(self, case: GeneralCase, part: str = "lead") -> GeneralCase:
        with acting(self.who(part)):
            found: GeneralCase = GeneralCase.objects.select_related("agency").get(pk=case.pk)
            return found

    def ids(self, case: GeneralCase, related: str, **wanted: Any) -> list[Any]:
        with acting(self.who("lead")):
            rows = getattr(self.fresh(case), related).filter(**wanted)
            return list(rows.values_list("pk", flat=True))

    def papers(self, case: GeneralCase, code: str = "") -> list[Document]:
        with acting(self.who("lead")):
            rows = Document.objects.filter(record_id=case.pk).order_by("issued_at", "id")
            return list(rows.filter(code=code) if code else rows)

    def open(self, code: str = STALL, **changes: Any) -> GeneralCase:
        data = {
            "item": self.item(code).pk,
            "co_officer": self.people["co"].pk,
            "source": "PATROL",
            "discovered_on": self.at.date(),
            "occurred_at": self.at - timedelta(hours=1),
            "place": "航埠镇兴航路12号门前",
            "facts": "当事人在道路两侧擅自堆放物料约十平方米，涉嫌违反城市市容管理规定。",
        }
        made: GeneralCase = self.do(filing.open_case, "lead", **(data | changes)).record
        return made

    def name(self, case: GeneralCase, **changes: Any) -> Any:
        data = {
            "kind": "ORGANISATION",
            "name": "衢州样例建材有限公司",
            "identity_type": "统一社会信用代码",
            "identity_number": "91330100799655058B",
            "representative": "样例某",
            "address": "衢州市柯城区航埠镇样例路1号",
            "phone": "13800000000",
        }
        return self.do(people.name_party, "lead", case, **(data | changes)).result["case_party"]

    @kept
    def filed(self, code: str = STALL, **changes: Any) -> GeneralCase:
        party = changes.pop("party", {})
        case = self.open(code, **changes)
        self.name(case, **party)
        self.do(filing.endorse_filing, "unit", case)
        self.do(filing.approve_filing, "head", case)
        return self.fresh(case)

    def collect(self, case: GeneralCase, kind: str = "ON_SITE_RECORD", **changes: Any) -> Any:
        data = {
            "kind": kind,
            "name": "现场检查笔录",
            "proves": ELEMENTS,
            "collected_at": self.at,
            "place": "航埠镇兴航路12号门前",
            "second": self.people["co"].pk,
            "identity_shown": True,
            "signed": True,
        }
        return self.do(investigating.add_evidence, "lead", case, **(data | changes)).result["evidence"]

    def verify(self, case: GeneralCase, evidence: Any, legality: str = "LAWFUL", **more: Any) -> None:
        said = {"verification": "与现场情况核对一致"} | more
        self.do(investigating.verify_evidence, "lead", case, evidence=evidence, legality=legality, **said)

    def prove(self, case: GeneralCase) -> None:
        self.verify(case, self.collect(case))
        self.do(investigating.note_not_applicable, "lead", case, elements=OTHERS, reason="经调查不涉及")

    def correct(self, case: GeneralCase, *, followed: bool = False) -> None:
        """Ordered for today, and looked at tomorrow."""
        party = self.ids(case, "parties")[0]
        due = self.at.date()
        order = self.do(correcting.order_correction, "lead", case, party=party, demand="清理堆放物", due_on=due)
        self.wait(1)
        said = {"corrected": followed, "findings": "现场复查"}
        self.do(correcting.check_correction, "lead", case, order=order.result["order"], **said)

    def propose(self, case: GeneralCase, fen: int = 100_000, **changes: Any) -> None:
        data = {
            "outcome": "PENALTY",
            "facts": "当事人擅自堆放物料约十平方米。",
            "reasons": "情节一般，按一般档次处罚。",
        }
        self.do(proposing.propose, "lead", case, **(data | changes))
        if (data | changes)["outcome"] == "PENALTY":
            for party in self.ids(case, "parties", excluded_at=None):
                self.do(proposing.add_line, "lead", case, party=party, kind="FINE", amount_fen=fen)

    @kept
    def investigated(self, code: str = STALL, fen: int = 100_000, **changes: Any) -> GeneralCase:
        case = self.filed(code, **changes)
        self.prove(case)
        self.correct(case)
        self.propose(case, fen)
        self.do(proposing.confirm, "co", case)
        self.do(proposing.close_investigation, "lead", case, process="立案后进行了现场检查和询问。")
        return self.fresh(case)

    def review(self, case: GeneralCase) -> None:
        """Through the compliance review, if there is one, and the legal review."""
        self.do(reviewing.request_review, "lead", case)
        if self.fresh(case).state == "COMPLIANCE_REVIEW":
            self.do(reviewing.review_compliance, "compliance", case, result="PASS")
        self.do(reviewing.review_legally, "reviewer", case, result="AGREE")

    @kept
    def reviewed(self, code: str = STALL, fen: int = 100_000, **changes: Any) -> GeneralCase:
        case = self.investigated(code, fen, **changes)
        self.review(case)
        return self.fresh(case)

    def serve(self, case: GeneralCase, code: str, **changes: Any) -> None:
        """Serve every document of the code, in person."""
        for party, paper in zip(self.ids(case, "parties"), self.papers(case, code), strict=False):
            data = {
                "document": paper.pk,
                "party": party,
                "method": "DIRECT",
                "second": self.people["co"].pk,
                "sent_at": self.at,
                "receiver": "样例某",
                "relation": "法定代表人",
            }
            self.do(serving.serve, "lead", case, **(data | changes))

    @kept
    def notified(self, code: str = STALL, fen: int = 100_000, **changes: Any) -> GeneralCase:
        case = self.reviewed(code, fen, **changes)
        self.do(notifying.issue_notice, "lead", case)
        self.serve(case, "D29")
        return self.fresh(case)

    def state(self, case: GeneralCase, kind: str = "MADE") -> Any:
        notice = self.ids(case, "notices")[-1]
        data = {"notice": notice, "kind": kind, "received_at": self.at, "content": "当事人表示……"}
        return self.do(notifying.record_statement, "lead", case, **data).result["statement"]

    @kept
    def decided(self, code: str = STALL, fen: int = 100_000, **changes: Any) -> GeneralCase:
        case = self.notified(code, fen, **changes)
        self.state(case, "WAIVED")
        self.do(deciding.decide, "head", case)
        return self.fresh(case)

    @kept
    def served(self, **options: Any) -> GeneralCase:
        case = self.decided(**options)
        self.serve(case, "D39")
        return self.fresh(case)

    def pay(self, case: GeneralCase, fen: int, on: date | None = None) -> Outcome:
        payable = self.ids(case, "payables", replaced_at=None)[0]
        number = f"票{self.at:%m%d%H%M}"
        data = {"payable": payable, "amount_fen": fen, "paid_on": on or self.at.date(), "receipt_no": number}
        return self.do(paying.record_payment, "lead", case, **data)

    def publish(self, case: GeneralCase) -> None:
        self.do(publishing.propose_publication, "lead", case, publish=True, reason="具有一定社会影响")
        self.do(publishing.publish, "head", case, masked=True)

    def close(self, case: GeneralCase, reason: str = "PENALTY_EXECUTED") -> None:
        self.do(closing.propose_closing, "lead", case, reason=reason, opinion="已执行完毕，建议结案。")
        self.do(closing.close, "head", case)


def _township(world: World) -> dict[str, Person]:
    held = {"certificate": certificate(["*"])}
    lawyer = {"certificate": certificate(["*"]), "legal_qualification": "A0000001"}
    home, team = world.township, world.team
    return {
        "lead": world.officer(name="甲一"),
        "co": world.officer(name="乙二"),
        "third": world.officer(name="丙三"),
        "head": world.captain(),
        "unit": person(world.bureau, Seat.EXECUTIVE_DEPUTY, unit=home, team=team, certificate=certificate(["*"])),
        "compliance": person(home, Seat.COMPLIANCE_REVIEWER, team=team, **held),
        "township_reviewer": person(home, Seat.LEGAL_REVIEWER, team=team, **lawyer),
        "second_head": person(home, Seat.AGENCY_HEAD, certificate=certificate(["*"])),
        "third_head": person(home, Seat.AGENCY_HEAD, certificate=certificate(["*"])),
    }


def _county(world: World) -> dict[str, Person]:
    held = {"certificate": certificate(["*"])}
    lawyer = {"certificate": certificate(["*"]), "legal_qualification": "A0000002"}
    return {
        "reviewer": person(world.guidance, Seat.LEGAL_REVIEWER, **lawyer),
        "unlearned": person(world.guidance, Seat.LEGAL_REVIEWER, certificate=certificate(["*"])),
        "county_lead": person(world.bureau, Seat.OFFICER, **held),
        "county_co": person(world.bureau, Seat.OFFICER, certificate=certificate(["*"])),
        "county_unit": person(world.bureau, Seat.SECTION_HEAD, certificate=certificate(["*"])),
        "county_second_head": person(world.bureau, Seat.AGENCY_HEAD, certificate=certificate(["*"])),
        "county_third_head": person(world.bureau, Seat.AGENCY_HEAD, certificate=certificate(["*"])),
        "county_head": person(world.bureau, Seat.AGENCY_HEAD, certificate=certificate(["*"])),
    }


def refused(file: File, act: Declaration, part: str, case: Any = None, **data: Any) -> str:
    """What the refusal says, all of it."""
    with pytest.raises(ActError) as caught:
        file.do(act, part, case, **data)
    return str(caught.value)
