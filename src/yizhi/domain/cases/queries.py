"""The only readers of simple cases for pages, figures and search."""

from dataclasses import astuple, dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet, Sum
from django.db.models.expressions import RawSQL

from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.cases.procedures.general_penalty import BEFORE_DECISION, DRAFT
from yizhi.platform import clock
from yizhi.platform.database.composed import composed
from yizhi.platform.documents.issue import verification_url
from yizhi.platform.documents.models import Document
from yizhi.platform.ledger.models import Entry
from yizhi.platform.scope.narrowing import narrowed

OPEN_STATES = ("ON_SITE_DRAFT", "ISSUED", "FILED_WITH_AGENCY", "PAID_ON_SPOT", "REMITTED_TO_AGENCY", "OVERDUE")
IN_FORCE = Q(issued_at__isnull=False)
LOOKED_THROUGH = 10_000
LOOKED_THROUGH_WORDS = "文字只在最近的 1 万件中查找；更早的，请加到场日期，或者输入完整文号"
TOWNSHIP = 9  # digits of a township's code


def case(identity: UUID) -> SimpleCase | None:
    return _case.first(identity)


@composed
def _case(identity: UUID) -> QuerySet[SimpleCase]:
    along = ("agency", "lead", "co", "party", "decision", "publication")
    return SimpleCase.objects.select_related(*along).filter(pk=identity)


def listed(
    *, words: str = "", state: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[SimpleCase]:
    """Cases in scope that hold the words, are in the state, and were opened on the days (both included).

    Words are looked for in the newest `LOOKED_THROUGH` of those the other filters leave; a whole number in all.
    """
    found = narrowed(SimpleCase.objects.select_related("agency", "lead", "co", "party", "decision"))
    if state:
        found = found.filter(state=state)
    if since:
        found = found.filter(opened_at__gte=clock.begin(since))
    if until:
        found = found.filter(opened_at__lt=clock.begin(until + timedelta(days=1)))
    return found.filter(_said(words), pk__in=newest(found, LOOKED_THROUGH, _numbered(words))) if words else found


def newest(rows: QuerySet[Any], most: int, numbered: QuerySet[Any]) -> QuerySet[Any]:
    """The identities of the newest of the rows, and of those that `numbered` gives: what words are looked for in."""
    return rows.order_by("-id").values("pk")[:most].union(numbered)


def _numbered(words: str) -> QuerySet[Any]:
    """The cases of the decision that bears the words as its whole number."""
    return Document.objects.filter(number=words, record_kind=SimpleCase.record_label()).values("record_id")


def _said(words: str) -> Q:
    """A document is asked only for words that can be part of its number: each costs a policy of its own."""
    said = Q(item_name__icontains=words) | Q(place__icontains=words)
    return said | Q(decision__number__icontains=words) if any(letter.isdigit() for letter in words) else said


RECENT = 2000  # cases that the search box looks through; older ones are found by their whole number or in the list


def search(words: str, limit: int) -> QuerySet[SimpleCase]:
    """Cases in scope, newest first: by words among the newest `RECENT`, by the whole number of a decision among all."""
    among = newest(narrowed(SimpleCase.objects.all()), RECENT, _numbered(words))
    found = SimpleCase.objects.filter(_said(words), pk__in=among)
    return found.prefetch_related("decision").order_by("-id")[:limit]  # a join would ask for all documents


# Written out: the database plans a statement it keeps for any states, and would look through all cases of the division.
_TO_BE_FINISHED = RawSQL("cases_simplecase.state IN ('REMITTED_TO_AGENCY', 'PAID', 'REMITTED_TO_BANK')", [])


@composed
def to_be_finished(division: str, *, limit: int) -> QuerySet[SimpleCase]:
    """What waits for those who lead the unit, oldest first: cash to remit, and performed cases to close."""
    due = Q(state="REMITTED_TO_AGENCY") | Q(filed_at__isnull=False)
    waiting = ExpressionWrapper(_TO_BE_FINISHED, BooleanField())
    return SimpleCase.objects.filter(waiting, due, division=division).order_by("id")[:limit]


@composed
def waiting_for(person: UUID, *, limit: int) -> QuerySet[SimpleCase]:
    """Cases in which this person has something to do: drafts to finish, decisions to file, cash to hand in."""
    unfinished = Q(state="ON_SITE_DRAFT") | Q(issued_at__isnull=False, filed_at__isnull=True) | Q(state="PAID_ON_SPOT")
    return (
        SimpleCase.objects.filter(unfinished, Q(lead=person) | Q(co=person))
        .exclude(state__in=("CLOSED", "ABANDONED"))
        .order_by("id")[:limit]
    )


def _of_territory(division: str) -> QuerySet[SimpleCase]:
    """Equality for a township, so that the indexes that begin with the territory give its cases in order."""
    if len(division) >= TOWNSHIP:
        return SimpleCase.objects.filter(division=division)
    return narrowed(SimpleCase.objects.filter(division__startswith=division))


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of decisions in scope and period. Amounts are for finance only and never enter anybody's appraisal."""

    issued: int
    fined: int
    warned: int
    open: int
    overdue: int
    fine_fen: int

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(mine + its for mine, its in zip(astuple(self), astuple(other), strict=True)))


def tally(since: datetime, until: datetime, division: str) -> Tally:
    """Of the territory: what others shared with the reader is no work of the territory."""
    found = _of_territory(division).filter(opened_at__gte=since, opened_at__lt=until)
    row = found.aggregate(
        issued=Count("pk", filter=IN_FORCE),
        fined=Count("pk", filter=IN_FORCE & Q(penalty="FINE")),
        warned=Count("pk", filter=IN_FORCE & Q(penalty="WARNING")),
        open=Count("pk", filter=Q(state__in=OPEN_STATES)),
        overdue=Count("pk", filter=Q(state="OVERDUE")),
        fine_fen=Sum("fine_fen", filter=IN_FORCE, default=0),
    )
    return Tally(**row)


def issued_since(since: datetime, division: str) -> int:
    """How many decisions the territory made of the cases opened since then."""
    return _of_territory(division).filter(IN_FORCE, opened_at__gte=since).count()


def issued_by_unit(since: datetime, until: datetime) -> list[tuple[str, str, int]]:
    """The same for each territory and line in scope: (division, line, count)."""
    found = SimpleCase.objects.filter(IN_FORCE, opened_at__gte=since, opened_at__lt=until).values_list(
        "division", "line"
    )
    return [(division, line, n) for division, line, n in found.annotate(n=Count("pk"))]


def by_item(division: str, since: datetime, until: datetime, limit: int) -> list[tuple[str, str, int]]:
    """The items most often decided on in the territory, with how often: (code, name, count)."""
    rows = (
        _of_territory(division)
        .filter(issued_at__gte=since, issued_at__lt=until)
        .values_list("item_code", "item_name")
        .annotate(n=Count("pk"))
        .order_by("-n", "item_code")[:limit]
    )
    return [(code, name, n) for code, name, n in rows]


def live(division: str, since: datetime, limit: int) -> QuerySet[SimpleCase]:
    """What the territory's teams are doing now, newest first."""
    latest = _of_territory(division).filter(opened_at__gte=since).order_by("-opened_at", "-id")
    found = SimpleCase.objects.filter(pk__in=latest.values("pk")[:limit])  # joined only when they are few
    return found.select_related("lead", "co", "decision", "party").order_by("-opened_at", "-id")


def of_party(party: UUID, limit: int = 20) -> QuerySet[SimpleCase]:
    """Decisions on this party in scope, newest first."""
    return (
        SimpleCase.objects.filter(IN_FORCE, party_id=party).select_related("agency", "decision").order_by("-id")[:limit]
    )


def at_hand(person: UUID, party: UUID) -> SimpleCase | GeneralCase | None:
    """A case on this party before its decision that the person leads or joins, the newest; at the scene first."""
    mine = Q(lead=person) | Q(co=person)
    return (
        SimpleCase.objects.filter(mine, party_id=party, state="ON_SITE_DRAFT").order_by("-id").first()
        or GeneralCase.objects.filter(
            mine, parties__party_id=party, parties__excluded_at=None, state__in=(*DRAFT, *BEFORE_DECISION, "SUSPENDED")
        )
        .order_by("-id")
        .first()
    )


def verification_address(case: SimpleCase) -> str:
    """Where anybody can verify the decision, as its QR code says; empty before it is issued."""
    if case.decision_id is None:
        return ""
    entry = Entry.objects.filter(record_id=case.pk, verb="simple_case.issue").first()
    return verification_url(orjson.loads(entry.body)["result"]["verification_code"]) if entry else ""


def overdue_on(day: date) -> QuerySet[SimpleCase]:
    return SimpleCase.objects.filter(state="FILED_WITH_AGENCY", due_on__lt=day, fine_fen__gt=0)
