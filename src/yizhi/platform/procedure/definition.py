"""A legal procedure as data: states, steps between them, the documents and deadlines they bring."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class State:
    code: str
    title: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """An act that the procedure knows. Allowed if and only if the record is in one of `sources`.

    `target` is the state it leads to; None leaves the state as it is. With `alternatives` the act may choose one of
    them instead. `article` says which norm orders it so.
    """

    verb: str
    sources: tuple[str, ...]
    target: str | None
    article: str
    alternatives: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        return (*([self.target] if self.target else []), *self.alternatives)


@dataclass(frozen=True, slots=True)
class DocumentUse:
    """A statutory document that a step issues."""

    code: str
    step: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class DeadlineUse:
    """A named deadline rule that starts with one step and is met by another."""

    rule: str
    starts: str
    met_by: str


@dataclass(frozen=True, slots=True)
class Procedure:
    """One immutable version of a procedure. `code@version` is what a record stores."""

    code: str
    version: int
    title: str
    articles: tuple[str, ...]
    effective_from: date
    initial: str
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    documents: tuple[DocumentUse, ...] = ()
    deadlines: tuple[DeadlineUse, ...] = ()
    _states: dict[str, State] = field(init=False, repr=False, compare=False)
    _steps: dict[str, Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_states", {state.code: state for state in self.states})
        object.__setattr__(self, "_steps", {step.verb: step for step in self.steps})
        for problem in self.problems():
            raise ValueError(f"程序 {self.name}：{problem}")

    @property
    def name(self) -> str:
        return f"{self.code}@{self.version}"

    def state(self, code: str) -> State:
        return self._states[code]

    def step(self, verb: str) -> Step | None:
        return self._steps.get(verb)

    def order(self, verb: str) -> int:
        """The place of a step in the procedure; steps it does not know come last."""
        return next((n for n, step in enumerate(self.steps) if step.verb == verb), len(self.steps))

    def ahead(self, state: str) -> frozenset[str]:
        """The state and all that can still be reached from it."""
        return frozenset(self._reachable(state))

    def passed(self, state: str) -> frozenset[str]:
        """The other states that every way from the beginning to this one leads through."""
        others = {one.code for one in self.states} - {state}
        return frozenset(one for one in others if state not in self._reachable(self.initial, without=one))

    def problems(self) -> Iterator[str]:
        """What makes this definition unusable: unknown states, doubled verbs, states that cannot be reached."""
        if len(self._states) != len(self.states) or len(self._steps) != len(self.steps):
            yield "状态或步骤重复"
        known = set(self._states)
        for step in self.steps:
            if unknown := {*step.sources, *step.targets} - known:
                yield f"步骤 {step.verb} 引用了未定义的状态 {', '.join(sorted(unknown))}"
        for use in (*(d.step for d in self.documents), *(v for d in self.deadlines for v in (d.starts, d.met_by))):
            if use not in self._steps:
                yield f"文书或期限引用了未定义的步骤 {use}"
        if lost := known - self._reachable(self.initial):
            yield f"状态 {', '.join(sorted(lost))} 无法到达"

    def _reachable(self, start: str, without: str = "") -> set[str]:
        reached = {start} - {without}
        grown = True
        while grown:
            more = {t for s in self.steps if reached & set(s.sources) for t in s.targets} - reached - {without}
            reached |= more
            grown = bool(more)
        return reached
