"""Whom the records of a case know by name beside its officers: none of them is named in what the public reads.

Officers act by office and are not looked for. A name is known if and only if it stands in a field for a person, or a
word such as 证人 or 邻居 announces it in a record of the case.
"""

from collections.abc import Iterator
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform.secrecy.names import announced, written


def of_simple(case: SimpleCase) -> tuple[str, ...]:
    found = [*_of_party(case.party), *written(case.refusal_witness or "")]
    for text in (case.facts, case.statement, case.statement_reply):
        found += announced(text or "")
    return tuple(dict.fromkeys(found))


def of_general(dossier: Dossier) -> tuple[str, ...]:
    found: list[str] = []
    for one in dossier.case.parties.select_related("party"):  # whoever was excluded has a name as well
        found += [*_of_party(one.party), *written(one.guardian or "")]
    for text in _fields(dossier.case):
        found += written(text)
    for text in _texts(dossier):
        found += announced(text)
    return tuple(dict.fromkeys(found))


def _of_party(party: Any) -> Iterator[str]:
    """The name of a household or an organisation is public; who runs it is not."""
    if party is None:
        return
    if party.is_person:
        yield str(party.name).strip()
    yield from written(party.representative or "")


def _fields(case: GeneralCase) -> Iterator[str]:
    if case.clue is not None:
        yield case.clue.reporter or ""
    for receiver, witness in case.services.values_list("receiver", "witness"):
        yield from (receiver or "", witness or "")
    for related in (case.measures, case.substitutes):
        yield from (one or "" for one in related.values_list("witness", flat=True))


def _texts(dossier: Dossier) -> Iterator[str]:
    case = dossier.case
    if case.clue is not None:
        yield from (case.clue.content or "", case.clue.findings or "")
    yield case.facts or ""
    for one in dossier.evidence:
        yield from (one.name, one.content or "")
    yield from (one.facts or "" for one in dossier.proposals)
    yield from (one.content or "" for one in dossier.statements)
    yield from (one.minutes or "" for one in dossier.hearings)
