"""What is public of a decided case: one record a decision paper, masked as the paper's public version is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from yizhi.domain.cases import decision_document, known_persons
from yizhi.domain.cases.amounts import words
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import after
from yizhi.domain.cases.models import SimpleCase, SimplePublication, SimpleWeighing
from yizhi.domain.cases.models.general import DecisionPaper, GeneralCase, Proposal, Publication
from yizhi.domain.cases.models.terms import PenaltyCode
from yizhi.domain.norms import api as norms
from yizhi.platform import clock
from yizhi.platform.documents.publicity import public_items

VERBS = frozenset(
    f"{kind}.{verb}" for kind in ("simple_case", "general_case") for verb in ("publish", "withdraw_publication")
)
"""The acts after which more or less may be public than before."""


@dataclass(frozen=True, slots=True)
class PublicDecision:
    """A decision as the public may read it. Money in fen. `hidden`: names that must not occur anywhere in it."""

    agency: str
    agency_code: str
    number: str
    party: str
    party_kind: str
    party_code: str
    violation: str
    facts: str
    basis: str
    kinds: tuple[str, ...]
    content: str
    fine_fen: int
    confiscated_fen: int
    decided_on: date
    item: str
    division: str
    tier: str
    procedure: str
    text: str
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publicity:
    """One decision paper of a case; `decision` is None when it is not, or no longer, to be read by the public."""

    agency: str
    number: str
    decided_on: date
    decision: PublicDecision | None


def publicity_of(kind: str, case_id: UUID) -> list[Publicity]:
    """Every paper by which the case decided a penalty, as public as it is now; empty for an unknown case.

    A decision on a minor is never public here, whatever was published of it (未成年人保护法第一百零三条).
    """
    if kind == SimpleCase.record_label():
        return list(_simple(case_id))
    return list(_general(case_id)) if kind == GeneralCase.record_label() else []


def public_cases() -> Iterator[tuple[str, UUID]]:
    """All cases that are public now, as kind and id."""
    now = {"published_at__isnull": False, "withdrawn_at__isnull": True}
    for model, publication in ((SimpleCase, SimplePublication), (GeneralCase, Publication)):
        ids = publication.objects.filter(**now).values_list("case_id", flat=True)
        yield from ((model.record_label(), one) for one in ids.iterator())


def _simple(case_id: UUID) -> Iterator[Publicity]:
    case = SimpleCase.objects.filter(pk=case_id).select_related("agency", "party", "decision", "publication").first()
    if case is None or case.decision is None or case.issued_at is None:
        return
    found: SimplePublication | None = getattr(case, "publication", None)
    decision = None
    if found is not None and found.public:
        data = decision_document.told(case, clock.local(case.issued_at))
        if not data["party_is_minor"]:
            decision = _simple_decision(case, data)
    yield Publicity(case.agency.name, case.decision.number, clock.day(case.issued_at), decision)


def _simple_decision(case: SimpleCase, data: Mapping[str, Any]) -> PublicDecision:
    items = public_items("D40", clock.day(case.issued_at), data)
    version, weighed = norms.item_version(case.item_version), SimpleWeighing.of(case)
    return PublicDecision(
        **_heading(case, case.decision.number, clock.day(case.issued_at)),
        **_party(case.party, items),
        violation=version.short if version else case.item_name,
        facts=str(items["facts"]),
        basis=str(items["penalty_basis"]),
        kinds=(case.get_penalty_display(),),
        content=words(case.penalty, case.fine_fen),
        fine_fen=case.fine_fen,
        confiscated_fen=0,
        tier=weighed.tier if weighed else "",
        procedure="SIMPLE",
        text=_joined(items, "party_statement", "statement_review", "correction"),
        hidden=tuple(dict.fromkeys((*_hidden(data), *known_persons.of_simple(case)))),
    )


def _general(case_id: UUID) -> Iterator[Publicity]:
    case = GeneralCase.objects.filter(pk=case_id).select_related("agency").first()
    if case is None or case.decided_at is None:
        return
    dossier = Dossier.of(case)
    found, decided = dossier.publication, dossier.decision
    if decided is None or not decided.proposal.punishes:
        return
    public = found is not None and found.published_at is not None and found.withdrawn_at is None
    data = {one.pk: _data(dossier, decided.proposal, one) for one in dossier.papers} if public else {}
    told = (name for one in data.values() for name in _hidden(one))
    hidden = tuple(dict.fromkeys((*told, *(known_persons.of_general(dossier) if public else ()))))
    for paper in dossier.papers:
        items = data.get(paper.pk)
        decision = None if items is None or items["party_is_minor"] else _of_paper(dossier, paper, items, hidden)
        yield Publicity(case.agency.name, paper.document.number, clock.day(case.decided_at), decision)


def _data(dossier: Dossier, proposal: Proposal, paper: DecisionPaper) -> dict[str, Any]:
    return after.decision(dossier, proposal, paper.case_party, clock.local(paper.document.issued_at))


def _of_paper(
    dossier: Dossier, paper: DecisionPaper, data: Mapping[str, Any], hidden: tuple[str, ...]
) -> PublicDecision:
    case, day = dossier.case, clock.day(paper.document.issued_at)
    items = public_items("D39", day, data)
    lines = [one for one in dossier.lines if one.case_party_id == paper.case_party_id]
    amounts = {kind: sum(one.amount_fen for one in lines if one.kind == kind) for kind in PenaltyCode.values}
    return PublicDecision(
        **_heading(case, paper.document.number, day),
        **_party(paper.case_party.party, items),
        violation=dossier.item.short,
        facts=str(items["facts"]),
        basis=str(items["penalty_basis"]),
        kinds=tuple(dict.fromkeys(str(PenaltyCode(one.kind).label) for one in lines)),
        content=str(items["penalties"]),
        fine_fen=amounts[PenaltyCode.FINE],
        confiscated_fen=amounts[PenaltyCode.CONFISCATE_GAINS],
        tier=next((one.weighing.tier for one in lines if one.weighing is not None), ""),
        procedure="GENERAL",
        text=_joined(items, "statement", "discretion", "correction"),
        hidden=hidden,
    )


def _heading(case: Any, number: str, day: date) -> dict[str, Any]:
    return {
        "agency": case.agency.name,
        "agency_code": case.agency.uscc,
        "number": number,
        "decided_on": day,
        "item": case.item_code,
        "division": case.division,
    }


_KINDS = {"CITIZEN": "自然人", "FOREIGN": "自然人", "HOUSEHOLD": "个体工商户", "ORGANISATION": "法人及非法人组织"}


def _party(party: Any, items: Mapping[str, Any]) -> dict[str, str]:
    person = _KINDS[party.kind] == "自然人"
    code = "" if person else str(items.get("party_identity_number", ""))
    return {"party": str(items["party_name"]), "party_kind": _KINDS[party.kind], "party_code": code}


def _hidden(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of natural persons that the paper knows; the name of a household or an organisation is public."""
    names = [data.get("party_representative"), data.get("guardian_name")]
    if data["party_kind"] not in ("household", "organisation"):
        names.append(data["party_name"])
    return tuple(dict.fromkeys(str(name) for name in names if name))


def _joined(items: Mapping[str, Any], *names: str) -> str:
    return "\n".join(str(items[name]) for name in names if items.get(name))
