"""The body of a ledger entry as a verifier reads it: canonical text first, then the parts that proofs rest on."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
import rfc8785
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from yizhi.platform.ledger.proof.errors import Malformed

# A fixed offset, not a zone: China has had no other since 1991, and a verifier may run where no zone data is installed.
_CHINA = timezone(timedelta(hours=8))
# No act of this platform is older or so far ahead; near the ends of the calendar arithmetic on instants overflows.
_Instant = Annotated[AwareDatetime, Field(ge=datetime(1991, 9, 15, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC))]


class _Frozen(BaseModel):
    """Strict in what it reads, and open to keys that later versions add."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class Certificate(_Frozen):
    number: str
    valid_from: date
    valid_to: date


class Actor(_Frozen):
    kind: str
    person: UUID | None
    name: str
    unit: str
    post: str
    certificate: Certificate | None


class Record(_Frozen):
    kind: str
    id: UUID | None
    version: int


class NamedDocument(_Frozen):
    code: str
    number: str | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Body(_Frozen):
    """One act, as frozen when it was recorded."""

    v: Literal[1]
    id: UUID
    at: _Instant
    recorded_at: _Instant
    verb: str
    actor: Actor
    record: Record
    says: str
    input: dict[str, Any]
    result: dict[str, Any]
    documents: list[NamedDocument]

    @property
    def day(self) -> date:
        """The day of the act in China, on which certificates must have been valid."""
        return self.at.astimezone(_CHINA).date()


def is_canonical(text: str) -> bool:
    """The text is exactly what RFC 8785 makes of its own content, so that it can be read in one way only."""
    try:
        content = orjson.loads(text)
        return isinstance(content, dict) and rfc8785.dumps(content) == text.encode()
    except (ValueError, TypeError, RecursionError):
        return False


def read_body(text: str) -> Body:
    """Raises Malformed naming the part that is missing or of the wrong kind."""
    try:
        return Body.model_validate_json(text)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_url=False, include_input=False)[0]["loc"])
        raise Malformed(f"记录缺少或写错了“{where[:80] or '正文'}”") from error
    except RecursionError as error:
        raise Malformed("记录的层次过深") from error
