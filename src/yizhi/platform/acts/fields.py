"""What an act asks for: types of its parameters with the words a person reads."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

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
