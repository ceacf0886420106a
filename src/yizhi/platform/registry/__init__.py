"""What a module shows outside itself. Modules register when their app is ready; the shell only reads.

Nothing is imported upward: a panel of `cases` on the page of a party is registered by `cases` under the party's kind.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from yizhi.platform.database.composed import Asked
from yizhi.platform.scope.actor import Actor


@dataclass(frozen=True, slots=True)
class Page:
    """An entry of the navigation, shown if and only if the actor has one of `roles` (none: everybody signed in)."""

    title: str
    url_name: str
    group: str
    icon: str = "file-text"
    roles: tuple[str, ...] = ()
    order: int = 100
    keywords: str = ""

    def shown_to(self, actor: Actor) -> bool:
        return not self.roles or actor.has(*self.roles)


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of another record's page: `build(actor, record)` gives the template's context, or None to stay away."""

    title: str
    record_kind: str
    template: str
    build: Callable[[Actor, Any], dict[str, Any] | None]
    order: int = 100


@dataclass(frozen=True, slots=True)
class Hit:
    title: str
    detail: str
    url: str
    group: str


@dataclass(frozen=True, slots=True)
class SearchSource:
    """A source of the search box: `find(actor, words, limit)` under the actor's scope.

    bound: what it does not look through, and how to find that; shown on the page of the search.
    """

    group: str
    find: Callable[[Actor, str, int], Iterable[Hit]]
    order: int = 100
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something waiting for this person (我的待办)."""

    title: str
    detail: str
    url: str
    due: Any = None
    tone: str = "info"


Shown = tuple[Asked[Any], Callable[[Any], Duty]]


@dataclass(frozen=True, slots=True)
class Asking:
    """A `find` whose duties are the rows of composed questions, so that a page asks those of all sources at once."""

    questions: Callable[[Actor, int], Iterable[Shown]]

    def __call__(self, actor: Actor, limit: int) -> Iterable[Duty]:
        for asked, shown in self.questions(actor, limit):
            yield from map(shown, asked.rows())


def asking(questions: Callable[[Actor, int], Iterable[Shown]]) -> Asking:
    """Make a generator of questions, each with how a row of it is shown, into the `find` of a source of duties."""
    return Asking(questions)


@dataclass(frozen=True, slots=True)
class DutySource:
    title: str
    find: Callable[[Actor, int], Iterable[Duty]]
    order: int = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """A number on the home page, computed from acts and never stored."""

    title: str
    compute: Callable[[Actor], Any]
    url_name: str = ""
    unit: str = ""
    roles: tuple[str, ...] = ()
    order: int = 100


@dataclass(frozen=True, slots=True)
class Start:
    """Something a person of these roles begins from the home page."""

    title: str
    url_name: str
    url_args: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A consistency check: `run()` yields a sentence for each thing found wrong. Nothing is found on sound data."""

    name: str
    title: str
    run: Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True)
class ActPage:
    """A page of its own for an act whose form needs more than its fields: `build(actor, record)` adds to the context.

    `defaults(actor, record)` gives what the fields begin with.
    """

    verb: str
    template: str
    build: Callable[[Actor, Any], dict[str, Any]] = lambda actor, record: {}
    defaults: Callable[[Actor, Any], dict[str, Any]] = lambda actor, record: {}


@dataclass(frozen=True, slots=True)
class Aid:
    """Help of another module beside the form of an act: `build(actor, record)` gives the template's `data`.

    `record` is None for an act that begins a record. None as data: the aid stays away.
    """

    verb: str
    template: str
    build: Callable[[Actor, Any], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class RecordPage:
    """How records of a kind are named and reached: for timelines, notices and search."""

    record_kind: str
    title: str
    url: Callable[[Any], str]


_kept: dict[type, list[Any]] = defaultdict(list)


def register(*things: Any) -> None:
    for thing in things:
        if thing not in _kept[type(thing)]:
            _kept[type(thing)].append(thing)


def pages(actor: Actor) -> list[Page]:
    return sorted((p for p in _kept[Page] if p.shown_to(actor)), key=lambda p: (p.group, p.order))


def panels(record_kind: str) -> list[Panel]:
    return sorted((p for p in _kept[Panel] if p.record_kind == record_kind), key=lambda p: p.order)


def search_sources() -> list[SearchSource]:
    return sorted(_kept[SearchSource], key=lambda s: s.order)


def duty_sources() -> list[DutySource]:
    return sorted(_kept[DutySource], key=lambda s: s.order)


def duty_questions(actor: Actor, limit: int) -> list[Asked[Any]]:
    """What the sources of duties will ask for this actor, as far as they tell before."""
    sources = (one.find for one in duty_sources())
    return [asked for find in sources if isinstance(find, Asking) for asked, _ in find.questions(actor, limit)]


def figures(actor: Actor) -> list[Figure]:
    return sorted((f for f in _kept[Figure] if not f.roles or actor.has(*f.roles)), key=lambda f: f.order)


def starts(actor: Actor) -> list[Start]:
    return [s for s in _kept[Start] if not s.roles or actor.has(*s.roles)]


def checks() -> list[Check]:
    return sorted(_kept[Check], key=lambda c: c.name)


def record_page(record_kind: str) -> RecordPage | None:
    return next((p for p in _kept[RecordPage] if p.record_kind == record_kind), None)


def act_page(verb: str) -> ActPage | None:
    return next((p for p in _kept[ActPage] if p.verb == verb), None)


def aids(verb: str, actor: Actor, record: Any) -> list[tuple[str, dict[str, Any]]]:
    """Template and data of each aid of the act."""
    built = [(a.template, a.build(actor, record)) for a in _kept[Aid] if a.verb == verb]
    return [(template, data) for template, data in built if data is not None]
