"""Answered questions: JSON lines of `query` and `relevant` (`law`, `article`, `sub`), and the rule of their halves."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from yizhi.domain.library.laws.columns import Columns
from yizhi.domain.library.laws.search import Mask

Answer = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Question:
    """`answers`: the law as its corpus calls it, article, 之几."""

    words: str
    answers: tuple[Answer, ...]

    @property
    def for_tuning(self) -> bool:
        """The rule of the halves, fixed before anything was tuned: the first byte of SHA-256 of the words is even."""
        return hashlib.sha256(self.words.encode()).digest()[0] % 2 == 0


def read(path: Path) -> Iterator[Question]:
    """The questions of a file, packed or not. Raises ValueError with the line when one is not of the form."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for at, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                answers = tuple((str(a["law"]), int(a["article"]), int(a.get("sub") or 0)) for a in row["relevant"])
                yield Question(str(row["query"]), answers)
            except (ValueError, KeyError, TypeError, AttributeError):
                raise ValueError(f"{path.name} 第 {at} 行不是问题（需要 query 和 relevant）") from None


def places(columns: Columns) -> Mapping[Answer, int]:
    """Each article by every name its corpora give it → the number under which all its names are one."""
    found: dict[Answer, int] = {}
    whole = zip(columns.version.tolist(), columns.number.tolist(), columns.sub.tolist(), strict=True)
    for at, (version, number, sub) in enumerate(whole):
        for name in columns.source_ids[version]:
            found.setdefault((name, number, sub), at)
    return found


def named(columns: Columns) -> Mask:
    """The entries of versions that some corpus names: questions can have no other answers."""
    named_versions = np.array([bool(names) for names in columns.source_ids], np.bool_)
    found: Mask = named_versions[columns.version]
    return found


def answered(questions: Iterable[Question], known: Mapping[Answer, int]) -> Iterator[tuple[Question, frozenset[int]]]:
    """The questions of which the corpus has an answer, with the entries that answer them."""
    for question in questions:
        entries = frozenset(known[answer] for answer in question.answers if answer in known)
        if entries:
            yield question, entries
