"""A statutory document as data: its name, its text in force on a day, the items it must carry, what the public sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from yizhi.platform.documents.rendering.errors import NoVersionInForce


class MaskRule(StrEnum):
    """How an item is changed before the public sees it; 08 §8.1 of the publicity rules, details in `masking.toml`."""

    NAME = "name"
    IDENTITY = "identity"
    PHONE = "phone"
    ADDRESS = "address"
    BANK_ACCOUNT = "bank_account"
    FREE_TEXT = "free_text"
    REMOVE = "remove"
    WHEN_MINOR = "when_minor"


class FieldKind(StrEnum):
    TEXT = "text"
    PARAGRAPHS = "paragraphs"
    DATE = "date"
    MOMENT = "moment"
    MONEY = "money"
    """Whole fen, as everywhere in the house."""
    INTEGER = "integer"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    PICTURE = "picture"
    ROWS = "rows"


Condition = Mapping[str, tuple[object, ...]]
"""Field name to the values under which a rule applies; all entries must hold."""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One item of a document.

    `required_when` demands the item only under other answers; `shown_unmasked_when` lists the only answers under
    which a masked item may stay (an unknown kind of party is masked); `must_be` refuses the document otherwise.
    """

    name: str
    title: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False
    masked: MaskRule | None = None
    article: str = ""
    required_when: Condition = field(default_factory=dict)
    shown_unmasked_when: Condition = field(default_factory=dict)
    must_be: bool | None = None
    marks_minor: bool = False
    pattern: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    columns: tuple["FieldSpec", ...] = ()
    min_rows: int = 0


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """The text in force from one day to another, inclusive; `source` is fixed at loading, `digest` covers imports."""

    version: str
    valid_from: date
    valid_to: date | None
    template: str
    source: str
    digest: str
    fields: tuple[FieldSpec, ...]

    def covers(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def field(self, name: str) -> FieldSpec:
        return next(spec for spec in self.fields if spec.name == name)


@dataclass(frozen=True, slots=True)
class DocumentDefinition:
    """A row of the register of documents: `external` goes to the party, `numbered` draws a number when issued.

    `named_by`: the choice whose answer is the document's name, where one row of the register holds several documents.
    """

    code: str
    name: str
    kind_abbreviation: str
    external: bool
    numbered: bool
    sealed: bool
    approval: str
    articles: tuple[str, ...]
    versions: tuple[TemplateVersion, ...]
    named_by: str = ""

    def title(self, on: date, data: Mapping[str, object]) -> str:
        """The name that this one bears; the row's own while the answer is open."""
        if not self.named_by:
            return self.name
        return self.version_on(on).field(self.named_by).options.get(str(data.get(self.named_by) or ""), self.name)

    def version_on(self, on: date) -> TemplateVersion:
        """The version valid on a day. Errors: `NoVersionInForce` before the first or after the last one."""
        for version in self.versions:
            if version.covers(on):
                return version
        first = self.versions[0].valid_from
        raise NoVersionInForce(
            f"《{self.name}》在{on.year}年{on.month}月{on.day}日没有有效的文书样式（最早自{first.isoformat()}起）。"
            "请核对文书日期，或由管理员补充当时有效的样式。"
        )
