"""What changed between two versions of a law: articles matched by what they say, changed words marked. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, CHANGED, MOVED, ADDED, REMOVED = "未变", "修改", "条序变动", "新增", "删去"
ALIKE = 0.5  # share of words in common from which an article counts as changed rather than replaced


@dataclass(frozen=True, slots=True)
class Text:
    """An article: its label (第三条) and its words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the comparison. `before` or `after` is None for what was added or removed."""

    kind: str
    before: Text | None
    after: Text | None
    before_parts: Sequence[Part] = ()
    after_parts: Sequence[Part] = ()


def compare(before: Sequence[Text], after: Sequence[Text]) -> list[Line]:
    """The articles of both versions in the order of the newer one, removed ones where they stood."""
    blocks = SequenceMatcher(None, [one.text for one in before], [one.text for one in after], autojunk=False)
    lines: list[Line] = []
    for _, a, b, c, d in blocks.get_opcodes():
        if [one.text for one in before[a:b]] == [one.text for one in after[c:d]]:
            lines.extend(_kept(one, other) for one, other in zip(before[a:b], after[c:d], strict=True))
        else:
            lines.extend(_within(before[a:b], after[c:d]))
    return lines


def _kept(one: Text, other: Text) -> Line:
    kind = SAME if one.label == other.label else MOVED
    return Line(kind, one, other, [Part(one.text, changed=False)], [Part(other.text, changed=False)])


def _within(before: Sequence[Text], after: Sequence[Text]) -> list[Line]:
    """Articles of a changed stretch: each newer one takes the most similar older one that follows the last taken."""
    lines, begin = [], 0
    for other in after:
        scored = [(_alike(one.text, other.text), at) for at, one in enumerate(before[begin:], start=begin)]
        best, at = max(scored, key=lambda pair: (pair[0], -pair[1]), default=(0.0, begin))
        if best < ALIKE:
            lines.append(Line(ADDED, None, other, (), [Part(other.text, changed=True)]))
            continue
        lines.extend(_removed(one) for one in before[begin:at])
        lines.append(_changed(before[at], other))
        begin = at + 1
    return [*lines, *(_removed(one) for one in before[begin:])]


def _removed(one: Text) -> Line:
    return Line(REMOVED, one, None, [Part(one.text, changed=True)], ())


def _alike(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def _changed(one: Text, other: Text) -> Line:
    left, right = [], []
    for kind, a, b, c, d in SequenceMatcher(None, one.text, other.text, autojunk=False).get_opcodes():
        left.append(Part(one.text[a:b], changed=kind != "equal"))
        right.append(Part(other.text[c:d], changed=kind != "equal"))
    return Line(CHANGED, one, other, [part for part in left if part.text], [part for part in right if part.text])
