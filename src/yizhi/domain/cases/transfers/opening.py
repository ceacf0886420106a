"""Opening a matter to the other agency and to the coordinating office, and issuing papers from either side."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.org import api as org
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.models import Document
from yizhi.platform.notify.acts import tell

_TOWNSHIP = 9


def open_to_agency(writing: Writing, record: Any, agency: Any, purpose: str, *, may_write: bool = True) -> None:
    """The people of the agency see it and may act in it; who reads all lines of its division sees it."""
    everybody = may_write and len(agency.division) == _TOWNSHIP  # a township's leaders hold the key of all lines
    for line in (*dict.fromkeys(agency.lines), "*"):
        may = everybody if line == "*" else may_write
        key = f"{agency.division}:{line}"
        writing.share(record, purpose=purpose, key=key, may_write=may, receiver=agency.name)


def open_to_office(writing: Writing, record: Any, office: Any, purpose: str) -> None:
    """The guidance office reads by the key of its whole division alone; who else holds that key may do no act here."""
    writing.share(record, purpose=purpose, key=f"{office.division}:*", may_write=True, receiver=office.name)


def open_transfer(writing: Writing, one: Transfer, purpose: str) -> None:
    """To the receiver, and to the office that would have to settle a dispute."""
    open_to_agency(writing, one, one.receiver, purpose)
    if one.coordinator is not None:
        open_to_office(writing, one, one.coordinator, "协调行政执法职责争议")


@dataclass(frozen=True, slots=True)
class Beside:
    """The matter as a paper of one agency names it: the paper lies where that agency's papers lie."""

    transfer: Transfer
    division: str
    line: str

    @property
    def _meta(self) -> Any:
        return self.transfer._meta

    @property
    def pk(self) -> UUID:
        return self.transfer.pk


def of_agency(one: Transfer, agency: Any) -> Beside:
    line = one.line if one.line in agency.lines or not agency.lines else agency.lines[0]
    return Beside(one, agency.division, line)


def show_paper(writing: Writing, paper: Document, agency: Any, purpose: str) -> None:
    open_to_agency(writing, paper, agency, purpose, may_write=False)


def tell_agency(writing: Writing, agency: Any, words: str, one: Transfer, *roles: str) -> None:
    for who in org.agency_people(agency.pk, writing.at, roles=roles or ("DECIDER", "UNIT_HEAD")):
        tell(writing, who.pk, words, text=one.title, url=f"/cases/transfers/{one.pk}/")
