"""Grounds on which a penalty is waived or reduced: shall and may are kept apart (行政处罚法第三十条至第三十三条)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from yizhi.statute.laws import APL
from yizhi.statute.party import MINOR_RULE, age_on
from yizhi.statute.provenance import Article, Reliability, Rule, cite
from yizhi.statute.refusal import Refusal, RefusedError

CAPACITY_RULE = Rule(
    id="R-APL-31",
    title="精神病人、智力残疾人的责任能力",
    articles=(APL.article(31),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
    note="间歇性精神病人在精神正常时有违法行为的，应当给予行政处罚",
)
WAIVER_RULE = Rule(
    id="R-APL-33",
    title="不予行政处罚的情形和教育",
    articles=(APL.article(33),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
    note="轻微并及时改正、没有危害后果的应当不予处罚；初次违法、危害后果轻微并及时改正的可以不予处罚",
)


class Duty(Enum):
    """Whether the law commands or permits."""

    SHALL = "应当"
    MAY = "可以"


class Effect(Enum):
    WAIVE = "不予行政处罚"
    REDUCE = "从轻或者减轻行政处罚"


class Ground(Enum):
    """A circumstance named by the statute; the value is its Chinese wording in our own short form."""

    UNDER_14 = "违法时不满十四周岁"
    MINOR = "违法时已满十四周岁不满十八周岁"
    INCAPABLE = "精神病人、智力残疾人在不能辨认或者不能控制自己行为时违法"
    PARTLY_CAPABLE = "尚未完全丧失辨认或者控制能力的精神病人、智力残疾人违法"
    HARM_REMOVED = "主动消除或者减轻危害后果"
    COERCED = "受他人胁迫或者诱骗"
    VOLUNTEERED = "主动供述行政机关尚未掌握的违法行为"
    MERIT = "配合查处有立功表现"
    OTHER_BY_NORM = "法律、法规、规章规定的其他应当从轻或者减轻的情形"
    SLIGHT = "违法行为轻微并及时改正，没有造成危害后果"
    FIRST = "初次违法且危害后果轻微并及时改正"
    NO_FAULT = "当事人有证据足以证明没有主观过错"

    @property
    def article(self) -> Article:
        return _MEANING[self][0]

    @property
    def duty(self) -> Duty:
        return _MEANING[self][1]

    @property
    def effect(self) -> Effect:
        return _MEANING[self][2]

    @property
    def also(self) -> str:
        """What the same article orders besides; empty when nothing."""
        return _MEANING[self][3]


_EDUCATE = "对当事人进行教育"
_GUARD = "责令监护人加以管教"
_TREAT = "责令监护人严加看管和治疗"
_MEANING: dict[Ground, tuple[Article, Duty, Effect, str]] = {
    Ground.UNDER_14: (APL.article(30), Duty.SHALL, Effect.WAIVE, _GUARD),
    Ground.MINOR: (APL.article(30), Duty.SHALL, Effect.REDUCE, ""),
    Ground.INCAPABLE: (APL.article(31), Duty.SHALL, Effect.WAIVE, _TREAT),
    Ground.PARTLY_CAPABLE: (APL.article(31), Duty.MAY, Effect.REDUCE, ""),
    Ground.HARM_REMOVED: (APL.article(32, item=1), Duty.SHALL, Effect.REDUCE, ""),
    Ground.COERCED: (APL.article(32, item=2), Duty.SHALL, Effect.REDUCE, ""),
    Ground.VOLUNTEERED: (APL.article(32, item=3), Duty.SHALL, Effect.REDUCE, ""),
    Ground.MERIT: (APL.article(32, item=4), Duty.SHALL, Effect.REDUCE, ""),
    Ground.OTHER_BY_NORM: (APL.article(32, item=5), Duty.SHALL, Effect.REDUCE, ""),
    Ground.SLIGHT: (APL.article(33, 1), Duty.SHALL, Effect.WAIVE, ""),
    Ground.FIRST: (APL.article(33, 1), Duty.MAY, Effect.WAIVE, ""),
    Ground.NO_FAULT: (APL.article(33, 2), Duty.SHALL, Effect.WAIVE, ""),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A ground found to exist, with what proves it. ``norm`` names the norm for ``OTHER_BY_NORM``."""

    ground: Ground
    evidence: str
    norm: str = ""

    def __post_init__(self) -> None:
        if not self.evidence.strip():
            raise RefusedError(
                Refusal(
                    what=f"情节“{self.ground.value}”未被接受",
                    why="没有写明证据",
                    article=self.ground.article.citation,
                    next_step="关联证明该情节的证据，或者取消该情节",
                )
            )
        if self.ground is Ground.OTHER_BY_NORM and not self.norm.strip():
            raise RefusedError(
                Refusal(
                    what="情节未被接受",
                    why="没有写明是哪一部法律、法规、规章规定的情形",
                    article=self.ground.article.citation,
                    next_step="写明法规名称和条款",
                )
            )

    @property
    def citation(self) -> str:
        return self.norm.strip() or self.ground.article.citation


@dataclass(frozen=True, slots=True)
class Treatment:
    """What the grounds lead to. ``waive`` and ``reduce`` are None when no ground speaks of it.

    A statutory minimum may be undercut if and only if ``reduce`` is not None (减轻处罚). The grounds of article 33
    waive the penalty; they are no licence to fine below the minimum.
    """

    waive: Duty | None = None
    reduce: Duty | None = None
    claims: tuple[Claim, ...] = ()
    duties: tuple[str, ...] = ()

    @property
    def reduction_citation(self) -> str:
        """The articles that reduce; they go into the decision as the basis of the reduction."""
        own = [c.ground.article for c in self.claims if c.ground.effect is Effect.REDUCE and not c.norm]
        others = [c.norm for c in self.claims if c.ground.effect is Effect.REDUCE and c.norm]
        return "、".join(filter(None, (cite(tuple(dict.fromkeys(own))), *others)))

    @property
    def explanation(self) -> tuple[str, ...]:
        return tuple(
            f"{c.ground.value}：{c.ground.duty.value}{c.ground.effect.value}（{c.citation}）" for c in self.claims
        )

    def refusal_of_penalty(self) -> Refusal | None:
        """Why no penalty may be imposed; None unless some ground commands to waive it."""
        forced = [c for c in self.claims if c.ground.effect is Effect.WAIVE and c.ground.duty is Duty.SHALL]
        if not forced:
            return None
        return Refusal(
            what="不予行政处罚",
            why="；".join(claim.ground.value for claim in forced),
            article=cite(tuple(dict.fromkeys(claim.ground.article for claim in forced))),
            next_step="作出不予行政处罚决定，并" + "、".join(self.duties),
        )


def treatment(claims: Sequence[Claim], violated_on: date) -> Treatment:
    """What grounds found to exist lead to for conduct on that day. SHALL prevails over MAY.

    Under fourteen and incapable: shall waive. Fourteen to under eighteen, and article 32: shall reduce. Partly capable:
    may reduce. Slight, corrected, no harm; no fault: shall waive. First, slight harm, corrected: may waive.
    """
    WAIVER_RULE.require_in_force(violated_on)
    duties = [c.ground.also for c in claims if c.ground.also]
    if any(c.ground.effect is Effect.WAIVE for c in claims):
        duties.append(f"{_EDUCATE}（{APL.article(33, 3).citation}）")
    return Treatment(
        waive=_strongest(claims, Effect.WAIVE),
        reduce=_strongest(claims, Effect.REDUCE),
        claims=tuple(claims),
        duties=tuple(dict.fromkeys(duties)),
    )


def ground_of_age(born: date, violated_on: date) -> Ground | None:
    """The ground that lies in the age of a natural person at the time of the conduct. Article 30."""
    MINOR_RULE.require_in_force(violated_on)
    age = age_on(born, violated_on)
    return Ground.UNDER_14 if age < 14 else Ground.MINOR if age < 18 else None


def _strongest(claims: Sequence[Claim], effect: Effect) -> Duty | None:
    duties = {claim.ground.duty for claim in claims if claim.ground.effect is effect}
    return Duty.SHALL if Duty.SHALL in duties else Duty.MAY if duties else None
