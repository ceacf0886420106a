"""What a page is made of: the typed vocabulary that views hand to the templates.

Templates need only the attributes named here, so any object that carries them will do; these classes are the contract.
All text is Chinese and already masked for the reader. Nothing here reads the database or the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from yizhi.platform.acts.availability import Offer
from yizhi.platform.addresses import reverse
from yizhi.statute.refusal import Refusal

Tone = Literal["neutral", "ok", "warn", "danger", "info"]
ActTone = Literal["primary", "plain", "danger"]


@dataclass(frozen=True, slots=True)
class Badge:
    """A state in one or two words; the tone never says more than the words do."""

    text: str
    tone: Tone = "neutral"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class NextAct:
    """One act that the law knows for this record: open to this person now if and only if there is no refusal."""

    verb: str
    title: str
    url: str = ""
    refusals: Sequence[Refusal] = ()
    tone: ActTone = "plain"
    icon: str = ""
    in_dialog: bool = False
    confirm: str = ""


def acts_of(offers: Iterable[Offer], record: Any) -> list[NextAct]:
    """The offers of `next_acts` as buttons of the record's page; the first one that is allowed leads."""
    buttons = []
    leading = True
    for offer in offers:
        tone: ActTone = "primary" if offer.allowed and leading else "plain"
        leading = leading and not offer.allowed
        url = reverse("web:act_on", args=[offer.act.verb, record.pk])
        buttons.append(NextAct(offer.act.verb, offer.act.title, url, offer.refusals, tone))
    return buttons


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that explains itself. `left` is the phrase for what remains (“还有 3 个工作日”, “已超期 2 日”)."""

    title: str
    due: date
    left: str
    tone: Tone = "neutral"
    explanation: Sequence[str] = ()
    article: str = ""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One sentence of the ledger, with the actor as they were at that time."""

    at: datetime
    actor: str
    sentence: str
    unit: str = ""
    certificate: str = ""
    detail: str = ""
    url: str = ""
    tone: Tone = "neutral"
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a description list. A `wide` fact takes the whole row."""

    label: str
    value: Any
    wide: bool = False


@dataclass(frozen=True, slots=True)
class FileTile:
    """A file in the record: `kind` is image, video, audio or file; `digest` the SHA-256 taken on arrival."""

    name: str
    url: str
    kind: Literal["image", "video", "audio", "file"] = "file"
    thumb_url: str = ""
    digest: str = ""
    taken_at: datetime | None = None
    place: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class DocumentTile:
    """A statutory document: its number is empty until it is issued, or for good where its kind takes none (`numbered`).

    With an `identity` it prints along with others.
    """

    title: str
    url: str = ""
    number: str = ""
    issued_on: date | None = None
    status: Badge | None = None
    identity: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class PersonTile:
    """A person in the record and the part they play there."""

    name: str
    role: str
    unit: str = ""
    certificate: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel on a record page: a heading and a template rendered with `data`."""

    title: str
    template: str
    data: Any = None
    key: str = ""
    icon: str = ""
    count: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A record page: who and what it is, where it stands, what may be done next, and its whole trace."""

    title: str
    kind: str
    status: Badge
    number: str = ""
    crumbs: Sequence[tuple[str, str]] = ()
    marks: Sequence[Badge] = ()
    facts: Sequence[Fact] = ()
    acts: Sequence[NextAct] = ()
    deadlines: Sequence[Deadline] = ()
    panels: Sequence[Panel] = ()
    timeline: Sequence[TimelineEntry] = ()
    documents: Sequence[DocumentTile] = ()
    evidence: Sequence[FileTile] = ()
    people: Sequence[PersonTile] = ()
    live_url: str = ""
    trace_url: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list. `phone` says what becomes of it on a card: title, meta (default), side or hidden."""

    key: str
    title: str
    numeric: bool = False
    sort_url: str = ""
    sorted: Literal["", "ascending", "descending"] = ""
    phone: Literal["title", "meta", "side", "hidden"] = "meta"
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with more than a plain value: a link, a second line."""

    text: Any
    url: str = ""
    sub: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list: as many cells as the list has shown columns; `url` opens the record."""

    cells: Sequence[Any]
    url: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter, with the number of records behind it when that is cheap to know."""

    value: str
    label: str
    chosen: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter that lives in the URL under `name`. A `date_range` uses `name`_from and `name`_to."""

    name: str
    label: str
    kind: Literal["text", "select", "checks", "date", "date_range"] = "select"
    value: str = ""
    value_to: str = ""
    choices: Sequence[Choice] = ()
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named set of filters that a person keeps. `changes` are the addresses of what may be done to it, by verb."""

    title: str
    url: str
    current: bool = False
    count: int | None = None
    is_default: bool = False
    changes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list page: filters that stay in the URL, chosen columns, keyset paging, export as a job.

    `kept` are the parameters that the filter form carries along (columns, order); `kept_filters` those that the
    column form carries along (filters, order). `narrowed` says that some filter is set. `more`: there are more rows
    than `total`, and nobody counted them. `note`: what the list left out, in words. `columns_url` keeps the choice of
    columns and comes back to `here`.
    """

    title: str
    columns: Sequence[Column] = ()
    rows: Sequence[Row] = ()
    filters: Sequence[Filter] = ()
    views: Sequence[SavedView] = ()
    acts: Sequence[NextAct] = ()
    total: int | None = None
    more: bool = False
    previous_url: str = ""
    next_url: str = ""
    first_url: str = ""
    clear_url: str = ""
    save_url: str = ""
    export_url: str = ""
    print_url: str = ""
    columns_url: str = ""
    here: str = ""
    narrowed: bool = False
    note: str = ""
    empty: str = "还没有记录"
    empty_next: str = ""
    crumbs: Sequence[tuple[str, str]] = ()
    kept: Sequence[tuple[str, str]] = ()
    kept_filters: Sequence[tuple[str, str]] = ()

    @property
    def shown(self) -> list[Column]:
        """The columns on the screen, in order; a row carries one cell for each."""
        return [column for column in self.columns if column.shown]


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link of the navigation; `count` is what waits there."""

    title: str
    url: str
    icon: str = ""
    current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class NavGroup:
    """A group of the side navigation."""

    title: str
    items: Sequence[NavItem]


@dataclass(frozen=True, slots=True)
class ShellPerson:
    """The person who is signed in, as the shell shows them."""

    name: str
    unit: str = ""
    post: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything around the page. Context variable `shell`; a page without it gets a bare top bar."""

    modules: Sequence[NavItem] = ()
    groups: Sequence[NavGroup] = ()
    everything: Sequence[NavGroup] = ()
    phone: Sequence[NavItem] = ()
    person: ShellPerson | None = None
    unread: int = 0
    product: str = "一支"
    place: str = "大综合一体化行政执法平台"
    home_url: str = "/"
    search_url: str = ""
    notices_url: str = ""
    profile_url: str = ""
    sign_in_url: str = ""
    sign_out_url: str = ""
    help_url: str = ""
    live_url: str = ""
    watermark: str = ""
