"""What the weighing page asks and what was answered: read from the address or the form, kept as it was typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from yizhi.domain.cases.general import discretion
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.terms import Capacity, MitigationGround
from yizhi.domain.norms import api as norms
from yizhi.platform.pages.patterns import Choice
from yizhi.statute.discretion import Reduction
from yizhi.statute.money import yuan
from yizhi.statute.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class FactorField:
    title: str
    name: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Form:
    """Everything the page asks. `complete` if and only if a party is there and every factor was answered."""

    table: Any
    parties: Sequence[Choice]
    cases: Sequence[Choice]
    factors: Sequence[FactorField]
    grounds: Sequence[Choice]
    evidence: Sequence[Choice]
    reductions: Sequence[Choice]
    capacities: Sequence[Choice]
    base: str
    quantity: str
    norm: str
    needs_base: str
    asked: Any
    typed: Sequence[tuple[str, str]]

    @classmethod
    def of(cls, dossier: Dossier, given: QueryDict, day: date) -> "Form":
        table = dossier.benchmark(day)
        cases = norms.fine_cases(dossier.item)
        factors = table.standard.factors if table is not None and cases else ()
        asked = _asked(dossier, given, [one.key for one in factors])
        parties = [(str(one.pk), str(one)) for one in dossier.parties]
        return cls(
            table=table,
            parties=_choices(parties, given.getlist("party")),
            cases=_choices(
                [(c.key, "：".join(filter(None, (c.title, c.condition)))) for c in cases], given.getlist("fine_case")
            ),
            factors=[_factor(one, given) for one in factors],
            grounds=_choices([(v, str(t)) for v, t in MitigationGround.choices], given.getlist("grounds")),
            evidence=_choices(
                [(str(one.pk), f"{one.number}. {one.name}") for one in dossier.lawful_evidence],
                given.getlist("evidence"),
            ),
            reductions=_choices([(one.name, one.value) for one in Reduction], given.getlist("reduction")),
            capacities=_choices([(v, str(t)) for v, t in Capacity.choices], given.getlist("capacity")),
            base=given.get("base", ""),
            quantity=given.get("quantity", ""),
            norm=given.get("norm", ""),
            needs_base=_needed(cases),
            asked=asked,
            typed=[(name, value) for name in given for value in given.getlist(name) if name != "csrfmiddlewaretoken"],
        )

    @property
    def complete(self) -> bool:
        return self.asked is not None

    @property
    def data(self) -> dict[str, Any]:
        """As the act takes it; what was not answered is left to the act to refuse."""
        if self.asked is None:
            party = next((one.value for one in self.parties if one.chosen), None)
            return {"party": party, "answers": []}
        one = self.asked
        return {
            "party": one.party.pk,
            "answers": [f"{key}={value}" for key, value in one.answers.items()],
            "fine_case": one.fine_case,
            "base_fen": one.base_fen,
            "quantity": one.quantity,
            "grounds": list(one.grounds),
            "evidence": list(one.evidence),
            "norm": one.norm,
            "reduction": one.reduction,
            "capacity": one.capacity,
        }


def _grounds(dossier: Dossier, party: Any, chosen: set[str], capacity: str) -> list[str]:
    known = [one for one in MitigationGround if one.value in chosen]
    how = Capacity(capacity) if capacity in Capacity.values else Capacity.FULL
    return [one.value for one in dict.fromkeys([*known, *discretion.forced_grounds(dossier, party, how)])]


def _fen(typed: str) -> int | None:
    try:
        return yuan(typed) if typed else None
    except RefusedError:
        return None


def _asked(dossier: Dossier, given: QueryDict, factors: Sequence[str]) -> discretion.Asked | None:
    """What was answered; None while there is no party or a factor is open."""
    party_id = given.get("party") or (str(dossier.parties[0].pk) if dossier.parties else "")
    party = next((one for one in dossier.parties if str(one.pk) == party_id), None)
    chosen = {key: given.get(f"f-{key}", "") for key in factors}
    if party is None or not factors or not all(chosen.values()):
        return None
    quantity, proofs = given.get("quantity", "").strip(), set(given.getlist("evidence"))
    reduction, capacity = given.get("reduction", ""), given.get("capacity", "")
    return discretion.Asked(
        party=party,
        answers=chosen,
        fine_case=given.get("fine_case") or "BASE",
        base_fen=_fen(given.get("base", "").strip()),
        quantity=int(quantity[:9]) if quantity.isdecimal() and quantity.isascii() else None,
        grounds=_grounds(dossier, party, set(given.getlist("grounds")), capacity),
        evidence=[one.pk for one in dossier.lawful_evidence if str(one.pk) in proofs],
        norm=given.get("norm", "").strip(),
        reduction=reduction if reduction in Reduction.__members__ else "NONE",
        capacity=capacity if capacity in Capacity.values else Capacity.FULL,
    )


def _title(case: norms.FineCase) -> str:
    return f"{case.title}：{case.condition}" if case.condition else case.title


def _factor(factor: Any, given: QueryDict) -> FactorField:
    name = f"f-{factor.key}"
    return FactorField(factor.title, name, _choices([(o.key, o.title) for o in factor.options], given.getlist(name)))


def _needed(cases: Sequence[Any]) -> str:
    """What a fine of some case is computed from; empty where no case needs it."""
    forms = [form for one in cases for form in (one.rule.citizen, one.rule.organisation) if form is not None]
    return next((form.of for form in forms if form.needs_base), "")


def _choices(pairs: Sequence[tuple[str, str]], chosen: Sequence[str]) -> list[Choice]:
    return [Choice(value, label, value in chosen) for value, label in pairs]
