"""Kinds of party, and how age and capacity bear on a penalty."""

from __future__ import annotations

from datetime import date
from enum import Enum

from yizhi.statute.decision import Decision
from yizhi.statute.laws import APL
from yizhi.statute.provenance import Reliability, Rule
from yizhi.statute.refusal import Refusal, RefusedError

MINOR_RULE = Rule(
    id="R-APL-30",
    title="未成年人的责任年龄",
    articles=(APL.article(30),),
    in_force=APL.in_force,
    reliability=Reliability.LAW,
)


class PartyKind(Enum):
    """Whom a penalty addresses; the value is the Chinese name. Foreigners fall under the same law (article 84)."""

    CITIZEN = "自然人"
    HOUSEHOLD_BUSINESS = "个体工商户"
    LEGAL_PERSON = "法人"
    OTHER_ORGANISATION = "非法人组织"

    @property
    def chinese(self) -> str:
        return self.value

    @property
    def is_organisation(self) -> bool:
        return self in {PartyKind.LEGAL_PERSON, PartyKind.OTHER_ORGANISATION}


def age_on(born: date, day: date) -> int:
    """Full years of age on a day. A year of age is full only from the day after the birthday (周岁 by practice).

    Reckoning from the day after the birthday is the reading of the Supreme People's Court for criminal
    responsibility and is the one more favourable to the party. Errors: ``RefusedError`` for a birth after ``day``.
    """
    if born > day:
        raise RefusedError(
            Refusal(what="出生日期未被接受", why="出生日期晚于违法行为发生之日", next_step="核对身份证件和违法日期")
        )
    return max(0, day.year - born.year - ((day.month, day.day) <= (born.month, born.day)))


def judge_age(born: date, violated_on: date) -> Decision:
    """Whether a natural person may be penalised for a violation on that day.

    Refused if and only if under fourteen; from fourteen to under eighteen allowed, but the penalty must be lighter
    or mitigated. Article: 行政处罚法第三十条.
    """
    MINOR_RULE.require_in_force(violated_on)
    age = age_on(born, violated_on)
    if age < 14:
        return Decision(
            (
                Refusal(
                    what="不予行政处罚",
                    why=f"当事人违法时{age}周岁，不满十四周岁",
                    article=MINOR_RULE.citation,
                    next_step="作出不予行政处罚决定，责令监护人加以管教",
                ),
            ),
            duties=(f"责令监护人加以管教（{MINOR_RULE.citation}）",),
        )
    if age < 18:
        duty = f"应当从轻或者减轻行政处罚（{MINOR_RULE.citation}）"
        return Decision(grounds=(f"当事人违法时{age}周岁，已满十四周岁",), duties=(duty,))
    return Decision(grounds=(f"当事人违法时{age}周岁",))
