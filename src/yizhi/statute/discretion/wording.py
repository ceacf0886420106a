"""The steps of a proposal in plain Chinese: every number that was used, so that anybody can reckon it again."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from yizhi.statute.discretion.grounds import Effect, Treatment
from yizhi.statute.discretion.standard import Standard, TierName
from yizhi.statute.money import in_yuan

if TYPE_CHECKING:
    from yizhi.statute.discretion.proposal import Proposal


def plain(value: Decimal) -> str:
    """The exact number without trailing zeros or exponent."""
    return f"{value.normalize():f}"


def percent(value: Decimal) -> str:
    return f"{plain(value * 100)}%"


def steps_of(found: Proposal, standard: Standard, grounds: Treatment) -> tuple[str, ...]:
    return tuple(
        line
        for line in (
            f"法定幅度：{found.statutory}",
            *_factors(found, standard),
            *_grounds(found, grounds),
            _tier(found),
            _position(found, standard),
            _amount(found),
            _rounding(found),
        )
        if line
    )


def _factors(found: Proposal, standard: Standard) -> list[str]:
    pairs = list(zip(standard.factors, found.chosen, strict=True))
    lines = [f"{f.title}：{o.title}，分值{plain(o.score)}，权重{plain(f.weight)}" for f, o in pairs]
    products = "＋".join(f"{plain(f.weight)}×{plain(o.score)}" for f, o in pairs)
    return [*lines, f"综合得分：{products}＝{plain(found.score)}"]


def _grounds(found: Proposal, grounds: Treatment) -> list[str]:
    reducing = [c for c in grounds.claims if c.ground.effect is Effect.REDUCE]
    words = [f"法定情节：{c.ground.value}，{c.ground.duty.value}从轻或者减轻处罚（{c.citation}）" for c in reducing]
    chosen = found.reduction.value
    return [*words, f"据此处理：{chosen}处罚"] if reducing and chosen != "不适用" else words


def _tier(found: Proposal) -> str:
    tier = found.tier
    of = "法定下限" if tier.name is TierName.MITIGATED else "法定幅度"
    lifted = [one.title for one in found.chosen if one.at_least is tier.name]
    because = f"（因“{lifted[0]}”）" if lifted and tier.name.grade > TierName.LIGHTER.grade else ""
    return f"裁量阶次：{tier.name.value}{because}，{of}的{percent(tier.low)}至{percent(tier.high)}，即{found.band}"


def _position(found: Proposal, standard: Standard) -> str:
    tier = found.tier
    share = plain(found.score)
    if found.reduction.value == "从轻":
        share += f"×{plain(standard.forced_share)}"
    return f"阶次内位置：{plain(tier.low)}＋（{plain(tier.high)}－{plain(tier.low)}）×{share}＝{plain(found.position)}"


def _amount(found: Proposal) -> str:
    exact = plain(found.exact / 100)
    if found.tier.name is TierName.MITIGATED:
        return f"计算数额：{plain(Decimal(found.scale) / 100)}元×{plain(found.position)}＝{exact}元"
    floor, scale = plain(Decimal(found.floor) / 100), plain(Decimal(found.scale) / 100)
    return f"计算数额：{floor}元＋{scale}元×{plain(found.position)}＝{exact}元"


def _rounding(found: Proposal) -> str:
    return f"取整并限制在阶次以内：建议罚款{in_yuan(found.amount)}"
