"""What the pages of single acts show beside their fields: the text to tell, lawful amounts, phrases to start from."""

import json
from typing import Any

from yizhi.domain.cases import amounts
from yizhi.domain.cases.earlier_fines import earlier_fines, handles
from yizhi.domain.cases.models import SimpleCase, SimpleWeighing
from yizhi.domain.cases.rules import Amount
from yizhi.domain.norms import api as norms
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.platform.registry import ActPage
from yizhi.platform.scope.actor import Actor
from yizhi.statute.money import in_yuan


def _open_defaults(actor: Actor, record: Any) -> dict[str, Any]:
    return {"occurred_at": f"{clock.now():%Y-%m-%dT%H:%M}"}


def _describe_defaults(actor: Actor, case: SimpleCase) -> dict[str, Any]:
    version = norms.item_version(case.item_version)
    facts = str(case.facts) if case.facts else ""
    if not facts and version is not None:
        facts = norms.phrase(version, place=case.place, at=case.occurred_at)
    return {
        "occurred_at": f"{case.occurred_at.astimezone(clock.CHINA):%Y-%m-%dT%H:%M}",
        "place": case.place,
        "facts": facts,
        "longitude": case.longitude if case.longitude is not None else "",
        "latitude": case.latitude if case.latitude is not None else "",
    }


def _papers(actor: Actor, case: Any) -> dict[str, Any]:
    """Which identity papers each kind of party may have, for the form to show only those."""
    return {"papers": json.dumps(subjects.identity_papers(), ensure_ascii=False)}


def _party_defaults(actor: Actor, case: SimpleCase) -> dict[str, Any]:
    party = case.party
    if party is None:
        return {"kind": "CITIZEN"}
    if actor.person != case.lead_id or case.state != "ON_SITE_DRAFT":
        # Complete numbers are shown to others by `party.reveal` alone, which leaves its trace.
        return {"kind": party.kind}
    return {
        "kind": party.kind,
        "name": str(party.name),
        "identity_type": party.identity_type,
        "identity_number": str(party.identity_number or ""),
        "representative": str(party.representative or ""),
        "phone": str(party.phone or ""),
        "address": str(party.address or ""),
    }


def _propose(actor: Actor, case: SimpleCase) -> dict[str, Any]:
    """The provision and the span within which the fine must lie, for the officer to see before trying."""
    day = clock.today()
    version = norms.item_version(case.item_version)
    span = amounts.span(case, day) if case.party_id else None
    limit = amounts.simple_limit(case, day) if case.party_id else None
    return {
        "earlier": earlier_fines(case, day) if handles(actor, case) else [],
        "case": case,
        "weighed": SimpleWeighing.of(case),
        "version": version,
        "span": span,
        "span_words": _in_words(span) if span and span.possible else "",
        "limit": limit,
        "limit_words": in_yuan(limit.fen) if limit else "",
    }


def _in_words(span: Amount) -> str:
    lowest, highest = in_yuan(span.lowest), in_yuan(span.highest)
    return lowest if lowest == highest else f"{lowest}至{highest}"


def _propose_defaults(actor: Actor, case: SimpleCase) -> dict[str, Any]:
    return {
        "penalty": case.penalty,
        "fine_fen": f"{case.fine_fen / 100:.2f}".removesuffix(".00") if case.fine_fen else "",
        "correction": case.correction or "责令立即改正",
        "earlier_order": case.earlier_order,
        "distinct_reason": case.distinct_reason,
        "correction_due": case.correction_due.isoformat() if case.correction_due else "",
    }


def _inform(actor: Actor, case: SimpleCase) -> dict[str, Any]:
    """The whole text that is told, so that the officer can read it out or show it."""
    version = norms.item_version(case.item_version)
    return {
        "case": case,
        "version": version,
        "penalty_words": amounts.words(case.penalty, case.fine_fen) if case.penalty else "",
    }


def _describe(actor: Actor, case: SimpleCase) -> dict[str, Any]:
    """Where it is, and the phrases of the item to begin with."""
    version = norms.item_version(case.item_version)
    phrases = [
        {"thing": thing, "facts": norms.phrase(version, place=case.place, at=case.occurred_at, thing=thing)}
        for thing in (version.things if version is not None else ())
    ]
    return {"begun_longitude": case.longitude, "begun_latitude": case.latitude, "phrases": phrases}


ALL = (
    ActPage("simple_case.open", "cases/acts/open.html", defaults=_open_defaults),
    ActPage("simple_case.describe", "cases/acts/describe.html", _describe, _describe_defaults),
    ActPage("simple_case.name_party", "cases/acts/name_party.html", _papers, _party_defaults),
    ActPage("general_case.name_party", "cases/acts/name_party.html", _papers, lambda actor, case: {"kind": "CITIZEN"}),
    ActPage("simple_case.propose", "cases/acts/propose.html", _propose, _propose_defaults),
    ActPage("simple_case.inform", "cases/acts/inform.html", _inform),
)
