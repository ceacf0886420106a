"""Readers of the seven lists, the register of first violations and the grading table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from yizhi.domain.norms import queries
from yizhi.domain.norms.models import FirstViolationEntry, GradingRow, ListEntry
from yizhi.domain.norms.models.base import on
from yizhi.platform.acts.writing import Writing
from yizhi.platform.database.composed import Asked, composed
from yizhi.platform.secrecy.cipher import fingerprint
from yizhi.statute.first_violation import Earlier, months_before
from yizhi.statute.grading import Grade, Nature, Path
from yizhi.statute.lists import Evaluation, Fact, ListKind, Reply, evaluate
from yizhi.statute.parameters import DEFAULT_PARAMETERS

WINDOW = "first_violation_months"
CITY_WIDE = "CITY"


def entries(day: date, kind: str = "", words: str = "") -> QuerySet[ListEntry]:
    """Entries in force on the day."""
    rows = ListEntry.objects.filter(on(day)).select_related("item")
    rows = rows.filter(kind=kind) if kind else rows
    found: QuerySet[ListEntry] = rows.filter(violation__icontains=words) if words else rows
    return found


def entries_for(item_id: UUID, division: str, day: date, kinds: Iterable[ListKind] = ()) -> list[ListEntry]:
    """Entries for the item that apply at the division on the day of the conduct; of some lists, or of all."""
    names = {kind.name for kind in kinds}
    rows = (entry for entry in _of_item(item_id, day) if not names or entry.kind in names)
    return [entry for entry in rows if division.startswith(entry.territory)]


@composed
def _of_item(item_id: UUID, day: date) -> QuerySet[ListEntry]:
    return entries(day).filter(item_id=item_id)


def entries_ahead(item_id: UUID, day: date) -> Asked[ListEntry]:
    """What `entries_for` will ask, for a page that asks it together with other things."""
    return _of_item.of(item_id, day)


def evaluate_entry(entry: ListEntry, facts: Mapping[str, Fact], replies: Mapping[str, Reply]) -> Evaluation:
    """The entry condition by condition, with who answered each; keep `explanation` with the case."""
    return evaluate(entry.list_kind, entry.condition_list, entry.exclusion_list, facts, replies)


def party_mark(identity_number: str) -> str:
    """The keyed hash under which a party's identity number or credit code stands in the register."""
    return fingerprint("first-violation", identity_number.strip().upper())


def window_months(day: date) -> int:
    row = queries.parameter(WINDOW, day)
    return int(row.value) if row else DEFAULT_PARAMETERS[WINDOW].value


@dataclass(frozen=True, slots=True)
class Before:
    """The latest penalty and the latest exemption of a party for an item within the window; None: there is none."""

    penalty: Earlier | None
    exemption: Earlier | None

    @property
    def latest(self) -> Earlier | None:
        found = [one for one in (self.penalty, self.exemption) if one]
        return max(found, key=lambda one: one.on, default=None)

    @property
    def facts(self) -> dict[str, Fact]:
        """What the engine of the lists knows by it."""
        return {"prior_penalties": int(self.penalty is not None), "prior_exemptions": int(self.exemption is not None)}


def before(mark: str, item_id: UUID, day: date, agency_id: UUID | None = None) -> Before:
    """What the city's register holds against the party before the day of the conduct, for the same item.

    The database answers for the whole city (or for the agency alone where that is configured), with day and agency and
    nothing else, to whoever may write and holds the exact mark.
    """
    scope = queries.parameter("first_violation_scope", day)
    only = agency_id if scope is not None and scope.value != CITY_WIDE else None
    since = months_before(day, window_months(day))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM norms_earlier_violation(%s, %s, %s, %s, %s)", [mark, item_id, since, day, only])
        found = {exempted: Earlier(happened, agency) for happened, agency, exempted in cursor.fetchall()}
    return Before(found.get(False), found.get(True))


def record_violation(
    writing: Writing,
    *,
    mark: str,
    item_id: UUID,
    case_id: UUID,
    place: tuple[str, str],
    agency: tuple[UUID, str],
    exempted: bool,
) -> FirstViolationEntry:
    """Enter a penalty, or an exemption as first violation, once it was decided; `place` is division and line."""
    return writing.create(
        FirstViolationEntry,
        division=place[0],
        line=place[1],
        party_mark=mark,
        item_id=item_id,
        happened_on=writing.at.date(),
        exempted=exempted,
        agency=agency[0],
        agency_name=agency[1],
        case=case_id,
    )


def annul_violations(writing: Writing, case_id: UUID, on: date) -> int:
    """The decision of the case was revoked: its entries stay in the register and count no more. How many there were."""
    found = list(FirstViolationEntry.objects.filter(case=case_id, annulled_on=None))
    for one in found:
        writing.change_also(one, annulled_on=on)
    return len(found)


def grading_rows(day: date) -> list[GradingRow]:
    """The rows in force on the day, by nature and rising grade."""
    natures, grades = list(Nature.__members__), list(Grade.__members__)
    rows = GradingRow.objects.filter(on(day))
    return sorted(rows, key=lambda row: (natures.index(row.nature), grades.index(row.grade)))


def grading_path(nature: Nature, grade: Grade, day: date) -> Path | None:
    """Where the table sends a violation of that nature and grade on the day; None without a table."""
    row = GradingRow.objects.filter(on(day), nature=nature.name, grade=grade.name).first()
    return Path[row.path] if row else None
