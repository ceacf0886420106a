"""What must be proven before an investigation may end: each element by lawful evidence, or said not to arise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yizhi.domain.cases.general.configuration import configured
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import Evidence
from yizhi.domain.cases.models.terms import Element, EvidenceKind
from yizhi.statute.refusal import Refusal

_STATEMENTS = (EvidenceKind.PARTY_STATEMENT, EvidenceKind.WITNESS)
_OF_THE_DEED = (Element.TIME, Element.PLACE, Element.ACT)
ALWAYS = (Element.IDENTITY, Element.TIME, Element.PLACE, Element.ACT)
"""Without these there is no case to decide; nobody can say that they do not arise."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How one element stands."""

    element: Element
    evidence: tuple[Evidence, ...]
    reason: str

    @property
    def enough(self) -> bool:
        return bool(self.evidence) or bool(self.reason)

    @property
    def stands_alone(self) -> bool:
        """Time, place or deed rest on one word of one person and on nothing else."""
        alone = self.evidence[0] if len(self.evidence) == 1 else None
        return alone is not None and alone.kind in _STATEMENTS and self.element in _OF_THE_DEED

    @property
    def title(self) -> str:
        return str(self.element.label)


def checklist(dossier: Dossier) -> list[Proof]:
    """All elements in their order, with the lawful evidence of each."""
    lawful = dossier.lawful_evidence
    return [
        Proof(
            element,
            tuple(one for one in lawful if element.value in one.proves),
            "" if element in ALWAYS else dossier.not_applicable.get(element.value, ""),
        )
        for element in Element
    ]


def refusals(dossier: Dossier, day: date) -> Iterator[Refusal]:
    """Why the investigation may not end yet; none if and only if every element is proven or does not arise.

    Whether one statement alone proves the deed is the installation's choice (`general_statement_alone`).
    """
    proofs = checklist(dossier)
    missing = [proof.title for proof in proofs if not proof.enough]
    if missing:
        yield Refusal(
            what="不能终结调查",
            why=f"以下事项没有经查证属实的证据：{'、'.join(missing)}",
            article="《行政处罚法》第四十条、第四十六条",
            next_step="请补充证据并查证；确实不涉及的，逐项说明理由",
        )
    yield from _alone(proofs, day)
    alone = len(dossier.parties) == 1
    for party in dossier.parties:
        if not any(_identifies(one, party.pk, alone) for one in dossier.lawful_evidence):
            yield Refusal(
                what="不能终结调查",
                why=f"没有证明当事人{party}身份的证据",
                article="《行政处罚法》第四十条",
                next_step="请收集营业执照、身份证件等身份证明并查证",
            )
    pending = [str(one.number) for one in dossier.evidence if one.legality == "PENDING"]
    if pending:
        yield Refusal(
            what="不能终结调查",
            why=f"第{'、'.join(pending)}号证据尚未查证",
            article="《行政处罚法》第四十六条第二款",
            next_step="证据必须经查证属实，方可作为认定案件事实的根据；请逐一查证或者排除",
        )


def _alone(proofs: list[Proof], day: date) -> Iterator[Refusal]:
    found = [proof for proof in proofs if proof.stands_alone]
    if not found or configured("general_statement_alone", day):
        return
    titles = "、".join(proof.title for proof in found)
    kind = found[0].evidence[0].get_kind_display()
    why = f"{titles}只有一份{kind}证明，没有其他证据印证，证据不足"
    step = "请补充现场笔录、书证、物证、视听资料或者其他人的证言等证据并查证"
    yield Refusal("不能终结调查", why, "《行政处罚法》第四十条、第四十六条第二款", step)


def _identifies(evidence: Evidence, party: object, alone: bool) -> bool:
    return Element.IDENTITY.value in evidence.proves and (
        evidence.party_id == party or (alone and not evidence.party_id)
    )
