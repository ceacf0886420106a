"""Identifiers of records: UUID version 7, sortable by time and not guessable."""

from uuid import UUID

import uuid_utils


def new_id() -> UUID:
    return UUID(int=uuid_utils.uuid7().int)
