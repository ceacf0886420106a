"""What an act asks for: types of its parameters with the words a person reads."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin
from uuid import UUID

from django.db import models
from pydantic import Field, StringConstraints


class Kind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    DATETIME = "datetime"
    CHOICE = "choice"
    MANY = "many"
    YES = "yes"
    FILES = "files"
    PLACE = "place"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Shown:
    """How a field appears. `choices` are few and listed; `search` names a source too large to list.

    `personal` values stay out of the ledger's body (a commitment stands for them).
    """

    title: str
    kind: Kind | None = None
    help: str = ""
    choices: str = ""
    search: str = ""
    personal: bool = False
    secret: bool = False


def fits(model: type[models.Model], column: str) -> StringConstraints:
    """No longer than the column that keeps it: `Annotated[Line, fits(HeldThing, "name"), Shown("名称")]`.

    What is typed is refused where it is too long, never cut. Raises TypeError for a column without a length.
    """
    longest = getattr(model._meta.get_field(column), "max_length", None)
    if not isinstance(longest, int):
        raise TypeError(f"{model.__name__}.{column} 没有长度限制")
    return StringConstraints(max_length=longest)


def longest(annotation: Any) -> int:
    """The declared length of a text, 0 when none is. Of several the last counts, as it does for the input."""
    found = [getattr(meta, "max_length", None) for meta in get_args(annotation)[1:]]
    return next((one for one in reversed(found) if one), 0) if get_origin(annotation) is Annotated else 0


def too_long(title: str, most: int, length: int) -> str:
    """How a text that does not fit is refused: nothing of it was kept, and nothing was cut."""
    return f"{title}最多{most}个字，现有{length}个字，没有保存；请删减{length - most}个字后再提交"


def shown(title: str, **options: Any) -> Shown:
    return Shown(title, **options)


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
OptionalLine = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
OptionalParagraph = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Fen = Annotated[int, Field(ge=0, le=10**13)]
Reference = UUID
References = Annotated[list[UUID], Field(max_length=200)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
