"""Which cases the lake holds already: sorted numbers, 8 bytes a case."""

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.lake.store import Lake

_MOST_PIECES = 12


class Keys:
    def __init__(self, lake: Lake) -> None:
        self._pieces: list[NDArray[np.int64]] = [np.sort(np.array(list(lake.withdrawn()), dtype=np.int64))]
        for part in lake.parts():
            self._add(np.sort(part.read(["key"]).column("key").to_numpy()))

    def _add(self, keys: NDArray[np.int64]) -> None:
        self._pieces.append(keys)
        if len(self._pieces) > _MOST_PIECES:
            self._pieces = [np.sort(np.concatenate(self._pieces))]

    def __contains__(self, key: int) -> bool:
        return bool(self._held(np.array([key], dtype=np.int64))[0])

    def _held(self, keys: NDArray[np.int64]) -> NDArray[np.bool_]:
        held = np.zeros(len(keys), dtype=bool)
        for piece in self._pieces:
            if len(piece):
                at = np.minimum(np.searchsorted(piece, keys), len(piece) - 1)
                held |= piece[at] == keys
        return held

    def fresh(self, keys: list[int]) -> list[bool]:
        """For each key whether it is new; from then on all of them are held. The first of equal ones is the new one."""
        asked = np.array(keys, dtype=np.int64)
        new = ~self._held(asked)
        first = np.zeros(len(asked), dtype=bool)
        first[np.unique(asked, return_index=True)[1]] = True
        new &= first
        self._add(np.sort(asked[new]))
        found: list[bool] = new.tolist()
        return found
