"""What lies in each volume, in order. Every issued document of the case lies in exactly one of the two."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.db.models import Q

from yizhi.domain.cases.binding import Bound, pages_of, set_part
from yizhi.domain.cases.case_file_parts import Part, exact, trail
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.volumes import sheets
from yizhi.domain.cases.general.volumes.order import Order
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.documents import queries as documents
from yizhi.platform.documents.catalogue import definition
from yizhi.platform.documents.models import Document
from yizhi.platform.files.storage.blobs import BlobError

RECEIPT = "D46"


def papers(dossier: Dossier, volume: str, order: Order, at: datetime) -> list[Bound]:
    """The papers of the volume. Errors: ActRefused when an original cannot be read any more."""
    issued = [*_of_clue(dossier), *_of_transfers(dossier), *documents.of_record(dossier.case.pk)]
    receipts = _receipts(dossier, issued)
    mine = [one for one in issued if one.code != RECEIPT and volume_of(one.code, order) == volume]
    found: list[Bound] = []
    for wanted in order.of(volume):
        if wanted.startswith("@"):
            found += _part(dossier, wanted, order, at)
        else:
            found += _with_receipts([one for one in mine if one.code == wanted], receipts)
    named = set(order.of(volume))
    found += _with_receipts([one for one in mine if one.code not in named], receipts)
    if volume == "main":
        served = {receipt.pk for kept in receipts.values() for receipt in kept}
        found += [_paper(one) for one in issued if one.code == RECEIPT and one.pk not in served]
        found += [set_part(part, at) for part in sheets.corrections(dossier)]
    return sorted(found, key=lambda one: one.dated) if order.by_time else found


def _of_clue(dossier: Dossier) -> Iterator[Document]:
    """The papers of the clue from which the case came."""
    if dossier.case.clue_id is not None:
        yield from documents.of_record(dossier.case.clue_id)


def _of_transfers(dossier: Dossier) -> Iterator[Document]:
    """The letters with which the matter went to another agency, or came from one."""
    case = dossier.case
    mine = Q(case=case) | Q(other_case=case)
    if case.clue_id is not None:
        mine |= Q(clue=case.clue_id) | Q(result_clue=case.clue_id)
    for one in Transfer.objects.filter(mine).order_by("id"):
        yield from documents.of_record(one.pk)


def volume_of(code: str, order: Order) -> str:
    """Where the order says; a document that it does not name goes by whether others outside receive it."""
    for volume in ("main", "internal"):
        if code in order.of(volume):
            return volume
    return "main" if definition(code).external else "internal"


def _receipts(dossier: Dossier, issued: list[Document]) -> dict[object, list[Document]]:
    """The receipts of each served document."""
    papers = {one.pk: one for one in issued}
    found: dict[object, list[Document]] = {}
    for service in dossier.services:
        if service.receipt_id in papers:
            found.setdefault(service.document_id, []).append(papers[service.receipt_id])
    return found


def _with_receipts(chosen: list[Document], receipts: dict[object, list[Document]]) -> Iterator[Bound]:
    for one in chosen:
        yield _paper(one)
        yield from (_paper(receipt) for receipt in receipts.get(one.pk, ()))


def _paper(one: Document) -> Bound:
    try:
        pages = pages_of(exact(one.sha256))
    except BlobError as error:
        raise ActRefused(error.refusal) from error
    return Bound(one.name, one.number, clock.day(one.issued_at), "原件", pages)


def _part(dossier: Dossier, name: str, order: Order, at: datetime) -> Iterator[Bound]:
    if name == "@evidence":
        for part, own in sheets.evidence(dossier, order.evidence):
            sheet = set_part(part, at)
            extra = pages_of(own) if own else []
            yield Bound(sheet.title, "", sheet.dated, sheet.remark, [*sheet.pages, *extra])
        return
    made: dict[str, partial[list[Part]]] = {
        "@source": partial(lambda: [sheets.source(dossier)]),
        "@hearings": partial(lambda: list(sheets.hearings(dossier))),
        "@remedies": partial(lambda: list(sheets.remedies(dossier))),
        "@execution": partial(lambda: list(sheets.execution(dossier))),
        "@trail": partial(lambda: [trail(dossier.case)]),
    }
    yield from (set_part(part, at) for part in made[name]())
