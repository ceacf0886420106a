"""A forest of small decision trees as plain numbers: learned once, read from JSON, asked with numpy alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.laws.postings import Floats

DEEPEST = 3  # a tree of four leaves asks at most three questions
Node = Sequence[float]
"""A leaf: its value. A fork: feature, threshold, the place of the node at or below the threshold and of the other."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Nodes of all trees one after another. A leaf leads to itself, so that every tree is asked equally often."""

    roots: NDArray[np.intp]
    feature: NDArray[np.intp]
    threshold: Floats
    ways: NDArray[np.intp]
    """At `2 × node` where it leads at or below its threshold, and beside it where it leads above."""
    value: Floats

    def scored(self, features: Floats) -> Floats:
        """The sum of the trees for each row."""
        rows, flat_features = np.arange(len(features))[:, None] * features.shape[1], features.ravel()
        at = np.broadcast_to(self.roots, (len(features), len(self.roots)))
        for _ in range(DEEPEST):
            above = flat_features.take(rows + self.feature.take(at)) > self.threshold.take(at)
            at = self.ways.take(2 * at + above)
        found: Floats = self.value.take(at).sum(axis=1)
        return found


def planted(trees: Sequence[Sequence[Node]]) -> Forest:
    """The forest of trees as `flat` gave them; places count within a tree."""
    feature, threshold, ways, value, roots = [], [], [], [], []
    for tree in trees:
        first = len(feature)
        roots.append(first)
        for at, node in enumerate(tree):
            leaf = len(node) == 1
            feature.append(0 if leaf else int(node[0]))
            threshold.append(0.0 if leaf else node[1])
            ways += [first + at] * 2 if leaf else [first + int(way) for way in node[2:]]
            value.append(node[0] if leaf else 0.0)
    whole = (np.array(one, np.intp) for one in (roots, feature))
    return Forest(*whole, np.array(threshold, np.float32), np.array(ways, np.intp), np.array(value, np.float32))


def flat(tree: Mapping[str, Any]) -> list[list[float]]:
    """A learned tree as the learning library tells it, as nodes one after another, the root first."""
    nodes: list[list[float]] = []

    def put(node: Mapping[str, Any]) -> int:
        place = len(nodes)
        if "leaf_value" in node:
            nodes.append([float(f"{node['leaf_value']:.6g}")])
            return place
        nodes.append([])
        below, above = put(node["left_child"]), put(node["right_child"])
        nodes[place] = [node["split_feature"], float(f"{node['threshold']:.7g}"), below, above]
        return place

    put(tree)
    return nodes
