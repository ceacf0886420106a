"""S15 审批表 and D58 涉嫌犯罪案件移送书, with the materials that article 6 demands."""

from datetime import datetime
from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.models.general import CrimeTransfer
from yizhi.domain.cases.models.terms import EvidenceKind
from yizhi.domain.cases.officers import named
from yizhi.platform import clock
from yizhi.platform.acts.writing import Writing


def approval(dossier: Dossier, one: CrimeTransfer, writing: Writing) -> dict[str, Any]:
    """S15: what the group reported and what the principal head decided (第五条)."""
    reported = clock.local(one.reported_at)
    asked = parts.opinion_of("专案组", "经核实，建议移送。", one.reported_by_id, reported)
    return {
        **parts.numbered_heading(dossier),
        "parties": "、".join(str(party) for party in dossier.parties) or "待查",
        "suspected": one.suspected,
        "report": one.report,
        "members": "、".join(named(person, reported).name for person in one.members),
        "receiver": one.receiver or None,
        "decision": "YES" if one.approved else "NO",
        "opinions": [asked, parts.opinion("行政机关正职负责人", one.reason, writing.actor, writing.at.date())],
    }


def transfer(dossier: Dossier, one: CrimeTransfer, others: str, at: datetime) -> dict[str, Any]:
    """Everything goes along: evidence by number with its hash, held things, reports of experts."""
    held = [
        {"name": thing.name, "amount": thing.amount, "note": measure.title}
        for measure in dossier.measures
        for thing in measure.things.all()
        if thing.struck_at is None and thing.handed_at is None
    ]
    experts = [e.title for e in dossier.lawful_evidence if e.kind == EvidenceKind.EXPERT]
    return {
        **parts.numbered_heading(dossier),
        "receiver": one.receiver,
        "parties": parts.party_rows(dossier),
        "suspected": one.suspected,
        "report": one.report,
        "approved_on": clock.day(one.decided_at) if one.decided_at else None,
        "evidence": [
            {
                "number": str(e.number),
                "kind": str(e.get_kind_display()),
                "name": e.name,
                "sha256": e.sha256[:16] or "没有电子文件",
            }
            for e in dossier.evidence
        ],
        "things": held,
        "experts": "、".join(experts) or None,
        "others": others or None,
        "officers": parts.officers(dossier.case, at),
        "issued_on": at.date(),
    }
