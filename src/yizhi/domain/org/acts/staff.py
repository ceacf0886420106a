"""The roster of a whole unit in one act."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any

import orjson
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from yizhi.domain.org.actors import day_of
from yizhi.domain.org.acts.certificates import check_fields, last_day
from yizhi.domain.org.acts.offices import administrators
from yizhi.domain.org.models import Agency, Appointment, Certificate, LegalQualification, Person, PersonFile, Team
from yizhi.domain.org.pinyin import initials
from yizhi.domain.org.queries import setting
from yizhi.domain.org.rules import Post, appointment_refusals
from yizhi.domain.org.terms import AgencyKind, AppointmentKind, ExtraRole, Seat, TeamKind
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.identifiers import new_id

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
_MOST_PROBLEMS = 20


class CertificateRow(BaseModel):
    model_config = ConfigDict(extra="forbid")
    number: Short
    fields: list[str]
    valid_from: date
    valid_to: date


class StaffRow(BaseModel):
    """One person of the roster. `unit` is the agency where they work when posted (empty: at home); `team` its team."""

    model_config = ConfigDict(extra="forbid")
    staff_number: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=24)]
    name: Short
    phone: str = ""
    identity_number: str = ""
    home: str
    unit: str = ""
    team: str = ""
    seat: Seat
    extra_roles: list[ExtraRole] = []
    since: date
    certificate: CertificateRow | None = None
    legal_qualification: str = ""
    sample: bool = False


class _Roster:
    """The units that the rows name, and what is wrong with the rows."""

    def __init__(self, rows: Sequence[StaffRow], years: int) -> None:
        self.rows, self.years = rows, years
        codes = {code for row in rows for code in (row.home, row.unit) if code}
        self.agencies: dict[str, Agency] = {a.uscc: a for a in Agency.objects.filter(uscc__in=codes)}
        self.teams: dict[tuple[Any, str], Team] = {
            (t.agency_id, t.name): t for t in Team.objects.filter(agency__uscc__in=codes)
        }

    def team(self, row: StaffRow) -> Team | None:
        agency = self.agencies[row.unit or row.home]
        return self.teams.get((agency.pk, row.team)) if row.team else None

    def problems(self) -> Iterator[str]:
        numbers = [row.staff_number for row in self.rows]
        known = set(Person.objects.filter(staff_number__in=numbers).values_list("staff_number", flat=True))
        seen: set[str] = set()
        for at, row in enumerate(self.rows, start=1):
            if row.staff_number in known or row.staff_number in seen:
                yield f"第 {at} 行：工号 {row.staff_number} 已登记"
            seen.add(row.staff_number)
            yield from (f"第 {at} 行：{text}" for text in self._row_problems(row))

    def _row_problems(self, row: StaffRow) -> Iterator[str]:
        missing = [code for code in (row.home, row.unit) if code and code not in self.agencies]
        if missing:
            yield f"没有代码为 {missing[0]} 的机关"
            return
        if row.team and self.team(row) is None:
            yield f"没有名为“{row.team}”的队伍"
        yield from (refusal.why for refusal in self._refusals(row))
        if row.certificate is not None:
            if row.seat is Seat.AUXILIARY:
                yield "辅助人员不得持有行政执法证"
            if row.certificate.valid_to > last_day(row.certificate.valid_from, self.years):
                yield f"执法证有效期超过 {self.years} 年"
            try:
                check_fields(row.certificate.fields)
            except ActInvalid as error:
                yield str(error)

    def _refusals(self, row: StaffRow) -> list[Any]:
        posts = [
            Post(
                AppointmentKind(one["kind"]),
                Seat(one["seat"]),
                one["agency"].pk,
                AgencyKind(one["agency"].kind),
                TeamKind(one["team"].kind) if one["team"] else None,
                tuple(one["extra_roles"]),
            )
            for one in self.appointments(row)
        ]
        return [refusal for at, post in enumerate(posts) for refusal in appointment_refusals(post, posts[:at])]

    def appointments(self, row: StaffRow) -> list[dict[str, Any]]:
        """One appointment at home; when posted, home keeps the personnel relation and the posting has the seat."""
        home = {"kind": AppointmentKind.HOME, "agency": self.agencies[row.home], "team": None}
        seat = {"seat": row.seat, "extra_roles": [str(extra) for extra in row.extra_roles], "team": self.team(row)}
        if not row.unit:
            return [home | seat]
        posting = {"kind": AppointmentKind.POSTING, "agency": self.agencies[row.unit]}
        return [home | {"seat": Seat.STAFF, "extra_roles": []}, posting | seat]


Rows = Annotated[list[StaffRow], Field(min_length=1, max_length=20_000)]


@act(
    "staff.import",
    title="导入人员名册",
    by=administrators,
    says="{actor}导入人员名册 {count} 人，内容校验值 {sha256}",
    offered=False,
)
def import_staff(writing: Writing, *, rows: Annotated[Rows, Shown("人员名册", secret=True)]) -> dict[str, Any]:
    """All rows or none. The names stay out of the ledger; their SHA-256 proves which roster was imported."""
    roster = _Roster(rows, setting("certificate_validity_years", day_of(writing.at)))
    problems = [text for text, _ in zip(roster.problems(), range(_MOST_PROBLEMS), strict=False)]
    if problems:
        raise ActInvalid({"rows": problems})
    _write(writing, roster)
    content = orjson.dumps([row.model_dump(mode="json") for row in rows], option=orjson.OPT_SORT_KEYS)
    return {"count": len(rows), "sha256": hashlib.sha256(content).hexdigest()}


def _write(writing: Writing, roster: _Roster) -> None:
    people, files, posts, certificates, lawyers = [], [], [], [], []
    for row in roster.rows:
        person, home = new_id(), roster.agencies[row.home]
        held = roster.appointments(row)
        places = [(one["team"].division if one["team"] else one["agency"].division) for one in held]
        people.append({
            "id": person, "division": home.division, "name": row.name, "staff_number": row.staff_number,
            "initials": initials(row.name), "sample": row.sample,
        })  # fmt: skip
        files.append({
            "person_id": person, "division": places[-1], "home_line": home.own_line,
            "phone": row.phone or None, "identity_number": row.identity_number or None,
        })  # fmt: skip
        posts += [
            {"person_id": person, "division": place, "valid_from": row.since, **one}
            for one, place in zip(held, places, strict=True)
        ]
        if row.certificate is not None:
            held_certificate = row.certificate.model_dump()
            certificates.append(
                {"person_id": person, "division": home.division, "issuing_body": "浙江省司法厅", **held_certificate}
            )
        if row.legal_qualification:
            lawyers.append({
                "person_id": person, "division": home.division, "number": row.legal_qualification,
                "issued_on": row.since,
            })  # fmt: skip
    for model, values in (
        (Person, people), (PersonFile, files), (Appointment, posts), (Certificate, certificates),
        (LegalQualification, lawyers),
    ):  # fmt: skip
        writing.create_many(model, values)
