"""The seven lists (清单): an entry's conditions are evaluated one by one, and say what they lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from yizhi.statute.discretion.grounds import Effect, Ground
from yizhi.statute.refusal import Refusal, RefusedError

Fact = bool | int | str
SYSTEM = "系统"


class ListKind(Enum):
    """The seven lists; the value is the Chinese name. Names and number follow local documents, so data decides."""

    COMPLIANCE = "合规性清单"
    NO_PENALTY = "不予处罚清单"
    FIRST_NO_PENALTY = "首违不罚清单"
    MITIGATE = "减轻处罚清单"
    LIGHTER = "从轻处罚清单"
    NO_COERCION = "免予行政强制清单"
    COMMITMENT = "轻微违法告知承诺清单"

    @property
    def effect(self) -> str:
        """What follows when every condition is met, in words."""
        return _EFFECTS[self]

    @property
    def grounds(self) -> frozenset[Ground]:
        """The statutory grounds an entry may refine; a list creates none of its own. Empty: none is needed."""
        return _GROUNDS.get(self, frozenset())


_EFFECTS = {
    ListKind.COMPLIANCE: "主动开展合规指导，列入检查提示",
    ListKind.NO_PENALTY: "建议不予行政处罚（轻微）",
    ListKind.FIRST_NO_PENALTY: "核对首违登记后，可以不予行政处罚（首违）",
    ListKind.MITIGATE: "可以低于法定下限处罚",
    ListKind.LIGHTER: "限于从轻阶次处罚",
    ListKind.NO_COERCION: "不批准采取行政强制措施",
    ListKind.COMMITMENT: "出具告知承诺书，承诺期内暂缓办理，期满复查",
}
_REDUCING = frozenset(ground for ground in Ground if ground.effect is Effect.REDUCE)
_GROUNDS = {
    ListKind.NO_PENALTY: frozenset({Ground.SLIGHT, Ground.NO_FAULT}),
    ListKind.FIRST_NO_PENALTY: frozenset({Ground.FIRST}),
    ListKind.MITIGATE: _REDUCING,
    ListKind.LIGHTER: _REDUCING,
}


def check_ground(kind: ListKind, ground: Ground | None) -> Refusal | None:
    """Whether an entry of the list may rest on the ground: a list refines a ground of the statute, it makes none."""
    if not kind.grounds or ground in kind.grounds:
        return None
    known = "、".join(sorted(one.value for one in kind.grounds))
    return Refusal(
        what=f"不能列入{kind.value}",
        why=f"清单只能细化法定情形，应对应：{known}",
        article="《行政处罚法》第三十条至第三十三条",
        next_step="选择对应的法定情形",
    )


class Comparing(Enum):
    IS = "是"
    AT_MOST = "不超过"
    AT_LEAST = "不少于"


@dataclass(frozen=True, slots=True)
class Check:
    """A test of one known fact, such as `prior_penalties AT_MOST 0`."""

    fact: str
    comparing: Comparing
    value: Fact

    def __post_init__(self) -> None:
        countable = isinstance(self.value, int) and not isinstance(self.value, bool)
        if self.comparing is not Comparing.IS and not countable:
            raise RefusedError(
                Refusal(what="条件未被接受", why="只有整数可以比较大小", next_step="改为整数，或者改用“是”")
            )

    def of(self, facts: Mapping[str, Fact]) -> bool | None:
        """Whether the fact passes; None when it is not known or of another kind."""
        known = facts.get(self.fact)
        if known is None or isinstance(known, bool) is not isinstance(self.value, bool):
            return None
        if self.comparing is Comparing.IS:
            return known == self.value
        if not isinstance(known, int) or not isinstance(self.value, int):
            return None
        return known <= self.value if self.comparing is Comparing.AT_MOST else known >= self.value


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition in words, and where the platform knows the fact, the test that answers it."""

    key: str
    text: str
    check: Check | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person answered; ``met`` None is 不清楚."""

    met: bool | None
    by: str


@dataclass(frozen=True, slots=True)
class Finding:
    condition: Condition
    met: bool | None
    by: str

    def __str__(self) -> str:
        word = "未查明" if self.met is None else "是" if self.met else "否"
        return f"{self.condition.text}：{word}" + (f"（{self.by}）" if self.by else "")


class Verdict(Enum):
    APPLIES = "符合"
    DOES_NOT = "不符合"
    OPEN = "尚有条件未查明"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every condition and exclusion with its answer and who gave it, and what follows."""

    kind: ListKind
    findings: tuple[Finding, ...]
    exclusions: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        """Applies if and only if every condition is met and every exclusion is known not to be."""
        if any(one.met is False for one in self.findings) or any(one.met for one in self.exclusions):
            return Verdict.DOES_NOT
        open_ones = any(one.met is None for one in (*self.findings, *self.exclusions))
        return Verdict.OPEN if open_ones else Verdict.APPLIES

    @property
    def effect(self) -> str:
        return self.kind.effect if self.verdict is Verdict.APPLIES else ""

    @property
    def explanation(self) -> tuple[str, ...]:
        excluded = (f"除外：{one}" for one in self.exclusions)
        return (
            *map(str, self.findings),
            *excluded,
            f"结论：{self.verdict.value}" + (self.effect and f"，{self.effect}"),
        )


def evaluate(
    kind: ListKind,
    conditions: Sequence[Condition],
    exclusions: Sequence[Condition],
    facts: Mapping[str, Fact],
    replies: Mapping[str, Reply],
) -> Evaluation:
    """Each condition answered: by the platform where it knows the fact, else by the person who replied, else open.

    A reply never overrides a fact that the platform knows. An entry without conditions never applies by itself.
    """
    if not conditions:
        raise RefusedError(Refusal(what="清单条目不能适用", why="没有写明适用条件", next_step="补充条件后重新公布"))
    found = [tuple(_answered(one, facts, replies) for one in group) for group in (conditions, exclusions)]
    return Evaluation(kind, found[0], found[1])


def _answered(condition: Condition, facts: Mapping[str, Fact], replies: Mapping[str, Reply]) -> Finding:
    known = condition.check.of(facts) if condition.check else None
    if known is not None:
        return Finding(condition, known, SYSTEM)
    reply = replies.get(condition.key)
    return Finding(condition, reply.met, reply.by) if reply else Finding(condition, None, "")
