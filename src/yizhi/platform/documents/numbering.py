"""Numbers of documents: drawn when a document is issued, without gaps and without doubles.

The pattern is 机关代字 + 文种代字 + 〔年〕 + 序号; one series an agency, kind and year.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from yizhi.platform.identifiers import new_id

# The row stays locked until the issuing act ends: a rolled-back act gives its number back, a committed one keeps it.
_DRAW = """INSERT INTO documents_series (id, agency_id, kind, year, last) VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (agency_id, kind, year) DO UPDATE SET last = documents_series.last + 1 RETURNING last"""


@dataclass(frozen=True, slots=True)
class Issuer:
    """The agency in whose name a document is issued."""

    id: UUID
    name: str
    abbreviation: str


@dataclass(frozen=True, slots=True)
class Number:
    kind: str
    year: int
    sequence: int
    text: str


def draw(issuer: Issuer, kind: str, year: int) -> Number:
    """The next number of the series. Call inside the act that issues the document, as late as possible."""
    with connection.cursor() as cursor:
        cursor.execute(_DRAW, [new_id(), issuer.id, kind, year])
        (sequence,) = cursor.fetchone()
    return Number(kind, year, sequence, f"{issuer.abbreviation}{kind}字〔{year}〕第{sequence:05d}号")
