"""Who may act and when, as composable conditions that explain themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from yizhi.platform.procedure.definition import Procedure
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Situation:
    """What a condition judges: the actor, the record (None for an act that creates one), the instant, the verb.

    `known`: what conditions of several acts asked about the same actor, record and instant; see `once`.
    """

    actor: Actor
    record: Any
    at: datetime
    verb: str
    known: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, question: object, answer: Callable[[], T]) -> T:
        """The answer to a question that depends on actor, record and instant alone, asked once for all their acts."""
        if question not in self.known:
            self.known[question] = answer()
        found: T = self.known[question]
        return found


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds if and only if `check` finds no refusal.

    `clauses`: it can hold only for who has one role of each of these sets. `by_role`: nothing else decides.
    """

    title: str
    check: Callable[[Situation], tuple[Refusal, ...]]
    clauses: tuple[frozenset[str], ...] = ()
    by_role: bool = False

    def may_hold(self, held: frozenset[str]) -> bool:
        """Whether these roles do not exclude it."""
        return all(clause & held for clause in self.clauses)

    def __call__(self, situation: Situation) -> tuple[Refusal, ...]:
        return self.check(situation)

    def __and__(self, other: Condition) -> Condition:
        """Both hold; all reasons of both are told."""
        return Condition(
            f"{self.title}，且{other.title}",
            lambda s: self(s) + other(s),
            self.clauses + other.clauses,
            self.by_role and other.by_role,
        )

    def __or__(self, other: Condition) -> Condition:
        """One holds; if none does, the reasons of both are told."""

        def check(situation: Situation) -> tuple[Refusal, ...]:
            first = self(situation)
            if not first:
                return ()
            second = other(situation)
            return first + second if second else ()

        clauses = tuple(one | another for one in self.clauses for another in other.clauses)
        return Condition(f"{self.title}，或{other.title}", check, clauses, self.by_role and other.by_role)


def condition(title: str) -> Callable[[Callable[[Situation], Refusal | None]], Condition]:
    """Turn a function that returns a refusal or None into a condition. The title completes “须……”."""

    def wrap(function: Callable[[Situation], Refusal | None]) -> Condition:
        def check(situation: Situation) -> tuple[Refusal, ...]:
            refusal = function(situation)
            return () if refusal is None else (refusal,)

        return Condition(title, check)

    return wrap


always = Condition("无前置条件", lambda situation: (), by_role=True)


def role(*roles: str, title: str, article: str = "") -> Condition:
    """The actor holds one of the roles. `title` names them for a person to read."""

    def check(situation: Situation) -> tuple[Refusal, ...]:
        if situation.actor.has(*roles):
            return ()
        refusal = Refusal(
            what="您不能办理此项",
            why=f"此项须由{title}办理",
            article=article,
            next_step=f"请联系本单位{title}办理",
        )
        return (refusal,)

    return Condition(f"由{title}办理", check, (frozenset(roles),), by_role=True)


@condition("符合办理程序")
def procedure_step(situation: Situation) -> Refusal | None:
    """The pinned procedure of the record knows the verb in the present state."""
    record: Any = situation.record
    definition: Procedure | None = getattr(record, "definition", None)
    step = definition.step(situation.verb) if definition is not None else None
    if definition is None or step is None or record.state in step.sources:
        return None
    expected = "、".join(definition.state(code).title for code in step.sources)
    return Refusal(
        what="当前环节不能办理此项",
        why=f"本案处于“{record.present_state.title}”，此项只能在“{expected}”时办理",
        article=step.article,
        next_step="请先完成当前环节" if not record.present_state.final else "本案已办结，如需更正请另行制作文书",
    )
