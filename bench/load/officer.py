"""What a person does next: the acts of on-the-spot cases in their order, and what is looked at between them."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

_FORMS = ("simple_case.describe", "simple_case.propose", "simple_case.name_party")


@dataclass(slots=True)
class Step:
    """One request: what it is called in the report, and what is sent."""

    name: str
    path: str
    body: bytes = b""
    case: Case | None = None


@dataclass(slots=True)
class Case:
    """A case under way: how many of its acts are done, and whether one is on its way."""

    lead: Officer
    item: tuple[str, int]
    party: dict[str, Any]
    done: int = 0
    busy: bool = False
    identity: str = ""


ACTS = (
    "open",
    "describe",
    "name_party",
    "propose",
    "inform",
    "record_statement",
    "confirm",
    "sign",
    "issue",
    "file_with_agency",
)


@dataclass(slots=True)
class Officer:
    """One signed-in person with their own dice, the case they lead and the cases they must confirm."""

    worker: dict[str, Any]
    signature: str
    dice: random.Random
    case: Case | None = None
    to_confirm: deque[Case] = field(default_factory=deque)
    seen: list[str] = field(default_factory=list)
    partner: Officer | None = None

    @property
    def session(self) -> str:
        return str(self.worker["session"])

    def act(self) -> Step | None:
        """The next act that is due from this person; None when they wait for somebody else or may not act."""
        while self.to_confirm:
            case = self.to_confirm.popleft()
            if not case.busy and ACTS[case.done] == "confirm":
                return self._posted(case)
        if not self.worker["leads"]:
            return None
        if self.case is None or self.case.done >= len(ACTS):
            self.case = Case(self, self.dice.choice(self.worker["items"]), self.dice.choice(self.worker["parties"]))
        if self.case.busy or ACTS[self.case.done] == "confirm":
            return None
        return self._posted(self.case)

    def _posted(self, case: Case) -> Step:
        verb = ACTS[case.done]
        case.busy = True
        fields = {"key": str(uuid4()), **self._fields(case, verb)}
        path = f"/acts/simple_case.{verb}/" + (f"{case.identity}/" if case.identity else "")
        return Step(f"act {verb}", path, urlencode(fields).encode(), case)

    def _fields(self, case: Case, verb: str) -> dict[str, Any]:
        at = (datetime.now(UTC) - timedelta(minutes=2)).isoformat()
        place = f"{self.worker['place']}{self.dice.randrange(1, 300)}号门前"
        given: dict[str, dict[str, Any]] = {
            "open": {"item": case.item[0], "co_officer": self.worker["co"], "occurred_at": at, "place": place},
            "describe": {"occurred_at": at, "place": place, "facts": f"当事人在{place}实施上述行为，事实清楚。"},
            "name_party": dict(case.party),
            "propose": {"penalty": "FINE", "fine_fen": case.item[1] // 100, "correction": "责令立即改正"},
            "inform": {"told": "on"},
            "record_statement": {"kind": "NONE"},
            "sign": {"signature": self.signature},
        }
        return given.get(verb, {})

    def finished(self, case: Case, location: str) -> None:
        """An act was acknowledged."""
        case.busy = False
        case.done += 1
        if case.done == 1:
            case.identity = location.rstrip("/").rpartition("/")[2]
            case.lead.seen = [case.identity, *case.lead.seen[:4]]
        if case.done < len(ACTS) and ACTS[case.done] == "confirm" and case.lead.partner is not None:
            case.lead.partner.to_confirm.append(case)
            case.lead.partner.seen = [case.identity, *case.lead.partner.seen[:4]]

    def failed(self, case: Case) -> None:
        """The case is left as it is; a new one will be begun."""
        case.busy = False
        if case.lead.case is case:
            case.lead.case = None

    def look(self) -> Step:
        """A page that people of this kind open between acts."""
        roll = self.dice.random()
        if self.worker["desk"] and roll < 0.3:
            return Step("desk", "/cases/desk/")
        if roll < 0.35:
            return Step("home", "/")
        if self.seen and roll < 0.65:
            return Step("record", f"/cases/simple/{self.dice.choice(self.seen)}/")
        if self.case is not None and self.case.identity and self.case.done < 6 and roll < 0.72:
            return Step("act form", f"/acts/{self.dice.choice(_FORMS)}/{self.case.identity}/")
        if roll < 0.9:
            return Step("case list", "/cases/simple/")
        if roll < 0.96:
            return Step("search", "/search/?q=%E5%8D%A0%E9%81%93")
        return Step("notices", "/notify/")
