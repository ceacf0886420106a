"""What was asked of the calculator: read from the address, kept as it was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from yizhi.domain.norms import discretion
from yizhi.domain.norms.models import DiscretionTable, ItemVersion
from yizhi.platform.pages.patterns import Choice
from yizhi.statute.discretion import Claim, Effect, Factor, Ground, Reduction
from yizhi.statute.money import yuan
from yizhi.statute.party import PartyKind

CITY = "3308"
_WHAT_IF = "测算，未附证据"
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class FactorField:
    """One factor as a group of choices."""

    factor: Factor
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Question:
    """Everything the form shows, and what it asks. `complete` if every factor of the table was answered."""

    day: date
    version: ItemVersion | None
    table: DiscretionTable | None
    division: str
    base: str
    versions: Sequence[Choice]
    parties: Sequence[Choice]
    cases: Sequence[Choice]
    grounds: Sequence[Choice]
    reductions: Sequence[Choice]
    fields: Sequence[FactorField]
    base_name: str
    given: Mapping[str, str]

    @property
    def complete(self) -> bool:
        return bool(self.fields) and all(any(c.chosen for c in field.choices) for field in self.fields)

    def circumstances(self) -> discretion.Circumstances:
        """Errors: ``RefusedError`` when the base is no amount."""
        chosen = Ground.__members__.get(_chosen(self.grounds))
        base = yuan(self.base) if self.base else None
        return discretion.Circumstances(
            party=PartyKind[_chosen(self.parties)],
            answers={field.factor.key: _chosen(field.choices) for field in self.fields},
            violated_on=self.day,
            case=_chosen(self.cases),
            base=base,
            quantity=_number(self.base),
            claims=[Claim(chosen, _WHAT_IF, _WHAT_IF if chosen is Ground.OTHER_BY_NORM else "")] if chosen else [],
            reduction=Reduction[_chosen(self.reductions)],
        )


def question(given: QueryDict, current: Sequence[ItemVersion], day: date) -> Question:
    asked = {key: given.get(key, "").replace("\x00", "")[: _LONGEST * 3] for key in given}
    version = next((one for one in current if str(one.pk) == asked.get("version")), current[0] if current else None)
    division = asked.get("division") or CITY
    table = discretion.benchmark(version.item_id, division, day) if version else None
    cases = discretion.fine_cases(version) if version else []
    forms = [form for case in cases for form in (case.rule.citizen, case.rule.organisation) if form is not None]
    reducing = [ground for ground in Ground if ground.effect is Effect.REDUCE]
    waiving = [ground for ground in Ground if ground.effect is Effect.WAIVE]
    return Question(
        day=day,
        version=version,
        table=table,
        division=division,
        base=asked.get("base", "")[:_LONGEST],
        versions=_choices(
            [(str(one.pk), one.variant or "全部情形") for one in current], str(version.pk) if version else ""
        ),
        parties=_choices([(kind.name, kind.chinese) for kind in PartyKind], asked.get("party", "")),
        cases=_choices(
            [(c.key, f"{c.title}：{c.condition}" if c.condition else c.title) for c in cases], asked.get("case", "")
        ),
        grounds=_choices([("", "没有"), *((g.name, g.value) for g in (*reducing, *waiving))], asked.get("ground", "")),
        reductions=_choices([(r.name, r.value) for r in Reduction], asked.get("reduction", "")),
        fields=[_field(factor, asked) for factor in table.standard.factors] if table and cases else [],
        base_name=next((form.of for form in forms if form.needs_base), ""),
        given=asked,
    )


def _field(factor: Factor, asked: Mapping[str, str]) -> FactorField:
    chosen = asked.get(factor.key, "")
    return FactorField(factor, [Choice(o.key, o.title, o.key == chosen) for o in factor.options])


def _choices(pairs: Sequence[tuple[str, str]], given: str) -> list[Choice]:
    """The first is chosen where nothing known was asked for."""
    known = dict(pairs)
    chosen = given if given in known else next(iter(known), "")
    return [Choice(value, label, value == chosen) for value, label in pairs]


def _chosen(choices: Sequence[Choice]) -> str:
    return next((choice.value for choice in choices if choice.chosen), "BASE")


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
