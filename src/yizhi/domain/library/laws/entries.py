"""What the index is made of: one entry for each article of each version, the same from the database or from files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from yizhi.domain.norms import api as norms


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as it is searched. `law` groups the versions of one law; `version` is where the article stands.

    `source_ids`: how the corpora that brought the version call it. `article`: its record, where there is one.
    """

    law: str
    version: str
    title: str
    level: str
    region: str
    number: int
    sub: int
    path: tuple[str, ...]
    text: str
    effective_from: date | None
    effective_to: date | None
    status: str
    source_ids: tuple[str, ...] = ()
    article: str = ""


def from_database() -> Iterator[Entry]:
    """Every article of the library of laws, version by version, in the order of the text."""
    for article in norms.articles():
        version = article.law_version
        yield Entry(
            str(version.law_id),
            str(version.pk),
            version.law.name,
            version.law.level,
            version.law.region,
            article.number,
            article.sub,
            tuple(article.path),
            article.text,
            version.effective_from,
            version.effective_to,
            version.status,
            tuple(version.source_ids),
            str(article.pk),
        )


def from_texts(laws: Iterable[norms.LawText]) -> Iterator[Entry]:
    """Every article of laws read from files: for measuring on a corpus that is not in the database."""
    for law in laws:
        for at, version in enumerate(law.versions):
            for article in version.articles:
                yield Entry(
                    law.title,
                    f"{law.title}#{at}",
                    law.name,
                    law.level,
                    law.region,
                    article.number,
                    article.sub,
                    article.path,
                    article.text,
                    version.effective_from,
                    version.effective_to,
                    version.status,
                    version.source_ids,
                )
