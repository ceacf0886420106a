"""An unsigned record proves nothing: what stands in the way until each page is signed or the refusal is noted."""

from collections.abc import Iterator

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import Evidence, WrittenRecord
from yizhi.domain.cases.models.terms import EvidenceKind, EvidenceSource, Legality
from yizhi.statute.refusal import Refusal

ARTICLE = "《行政处罚法》第四十六条第二款、第五十五条第二款"
SIGNED_KINDS = (EvidenceKind.ON_SITE_RECORD, EvidenceKind.PARTY_STATEMENT, EvidenceKind.WITNESS)
_STEP = "请由{who}逐页核对签名；拒绝签名或者不在场的，注明情况并由见证人签名"


def needs_signature(evidence: Evidence) -> bool:
    """A record that our own officers made. What another agency handed over was signed there."""
    return evidence.kind in SIGNED_KINDS and evidence.source == EvidenceSource.COLLECTED


def unsigned_evidence(dossier: Dossier) -> list[Evidence]:
    return [
        one
        for one in dossier.evidence
        if needs_signature(one) and not one.signing and one.legality != Legality.EXCLUDED
    ]


def unsigned_refusal(evidence: Evidence, what: str) -> Refusal:
    why = f"第{evidence.number}号证据（{evidence.name}）没有逐页签名，也没有注明拒绝签名的情况和见证人"
    return Refusal(what, why, ARTICLE, _STEP.format(who="当事人或者有关人员"))


def refusals(dossier: Dossier, what: str = "不能终结调查") -> Iterator[Refusal]:
    """Why the file is not fit to be decided on; none if and only if every record in it is closed."""
    for record in open_records(dossier):
        who = "被检查人" if record.kind == "ON_SITE" else "被询问人"
        yield Refusal(what, f"{record.title}尚未由{who}逐页签名", ARTICLE, _STEP.format(who=who))
    for one in unsigned_evidence(dossier):
        yield unsigned_refusal(one, what)


def open_records(dossier: Dossier) -> list[WrittenRecord]:
    return [one for one in dossier.records if one.open]
