"""One field of the index: BM25 weights of every part in every text, as arrays that are mapped and not read."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

K1, B = 1.2, 0.75
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Postings:
    """`texts[starts[i]:starts[i + 1]]` hold the part with number `i`, with the weights at the same places."""

    vocabulary: Mapping[str, int]
    starts: NDArray[np.int64]
    texts: NDArray[np.int32]
    weights: Floats
    size: int

    def score(self, asked: Mapping[str, float]) -> Floats:
        """The BM25 score of every text."""
        found: Floats = np.zeros(self.size, dtype=np.float32)
        for part, weight in asked.items():
            number = self.vocabulary.get(part)
            if number is not None:
                begin, end = self.starts[number], self.starts[number + 1]
                found[self.texts[begin:end]] += self.weights[begin:end] * np.float32(weight)
        return found

    def save(self, folder: Path, name: str) -> None:
        for kind in ("starts", "texts", "weights"):
            np.save(folder / f"{name}.{kind}.npy", getattr(self, kind))
        parts = json.dumps(list(self.vocabulary), ensure_ascii=False)
        (folder / f"{name}.json").write_text(parts, encoding="utf-8")


def opened(folder: Path, name: str, size: int) -> Postings:
    """The field as `save` left it. Raises OSError or ValueError when it is not whole."""
    arrays = {kind: np.load(folder / f"{name}.{kind}.npy", mmap_mode="r") for kind in ("starts", "texts", "weights")}
    parts = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return Postings({part: at for at, part in enumerate(parts)}, size=size, **arrays)


def built(texts: Iterable[Sequence[str]], b: float = B) -> Postings:
    """BM25 with k1 = 1.2: idf = ln(1 + (n − df + ½) / (df + ½)), length normalised by `b`."""
    vocabulary: dict[str, int] = {}
    numbers: list[int] = []
    counts: list[int] = []
    distinct: list[int] = []
    lengths: list[int] = []
    for parts in texts:
        found = Counter(parts)
        numbers.extend(vocabulary.setdefault(part, len(vocabulary)) for part in found)
        counts.extend(found.values())
        distinct.append(len(found))
        lengths.append(len(parts))
    return _weighed(vocabulary, np.array(numbers, np.int32), np.array(counts, np.float32), distinct, lengths, b)


def _weighed(
    vocabulary: dict[str, int], numbers: Any, counts: Any, distinct: list[int], lengths: list[int], b: float
) -> Postings:
    size = len(lengths)
    length = np.array(lengths, np.float32)
    norm = K1 * (1 - b + b * length / max(float(length.mean()) if size else 1.0, 1.0))
    texts = np.repeat(np.arange(size, dtype=np.int32), distinct)
    frequency = np.bincount(numbers, minlength=len(vocabulary))
    idf = np.log(1 + (size - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    weights = counts * (K1 + 1) / (counts + norm[texts]) * idf[numbers]
    order = np.argsort(numbers, kind="stable")
    starts = np.zeros(len(vocabulary) + 1, np.int64)
    np.cumsum(frequency, out=starts[1:])
    return Postings(vocabulary, starts, texts[order], weights[order].astype(np.float32), size)
