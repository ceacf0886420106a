"""The forms in which norms write a fine: fixed, range, percentage, multiple, per unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import Enum

from yizhi.statute.money import FEN_PER_YUAN, LARGEST_FEN, Fen, in_yuan, require_fen
from yizhi.statute.refusal import Refusal, RefusedError


class FineFormKind(Enum):
    FIXED = "定额"
    RANGE = "幅度"
    PERCENTAGE = "按比例"
    MULTIPLE = "按倍数"
    PER_UNIT = "按数量"


@dataclass(frozen=True, slots=True)
class FineLimits:
    """Lowest and highest lawful fine in fen, both included (以上、以下均含本数)."""

    lowest: Fen
    highest: Fen

    def __contains__(self, amount: Fen) -> bool:
        return self.lowest <= amount <= self.highest

    def __str__(self) -> str:
        if self.lowest == self.highest:
            return in_yuan(self.lowest)
        if not self.lowest:
            return f"{in_yuan(self.highest)}以下"
        return f"{in_yuan(self.lowest)}以上{in_yuan(self.highest)}以下"


@dataclass(frozen=True, slots=True)
class FineForm:
    """One form of fine with its lower and upper figure.

    Units of ``low`` and ``high``: fen for FIXED, RANGE and PER_UNIT (per unit); per cent for PERCENTAGE; times for
    MULTIPLE. ``low`` 0 means the norm names no lower limit. ``of`` names the base (建设工程造价, 树木价值) or the
    unit (每株, 每平方米) and is demanded by the three forms that need one.
    Errors: ``RefusedError`` for a reversed or negative range, or a missing base.
    """

    kind: FineFormKind
    low: Decimal
    high: Decimal
    of: str = ""

    def __post_init__(self) -> None:
        if not (self.low.is_finite() and self.high.is_finite()) or not 0 <= self.low <= self.high or not self.high:
            raise _bad_form(f"下限{self.low}、上限{self.high}不构成幅度")
        if self.high > LARGEST_FEN:
            raise _bad_form("上限过大")
        if self.needs_base and not self.of.strip():
            raise _bad_form(f"{self.kind.value}处罚须写明计算基数的名称")

    @property
    def needs_base(self) -> bool:
        return self.kind not in {FineFormKind.FIXED, FineFormKind.RANGE}

    def limits(self, base: Fen | None = None, quantity: Decimal | int | None = None) -> FineLimits:
        """Lawful lowest and highest fine for a base in fen (percentage, multiple) or a quantity (per unit).

        Fractions of a fen are cut inwards, so that no amount within the limits exceeds the norm.
        """
        if not self.needs_base:
            return FineLimits(int(self.low), int(self.high))
        if self.kind is FineFormKind.PER_UNIT:
            factor = self._required(quantity)
        else:
            factor = self._required(require_fen(base) if base is not None else None)
            factor /= 100 if self.kind is FineFormKind.PERCENTAGE else 1
        lowest = (self.low * factor).to_integral_value(ROUND_CEILING)
        highest = (self.high * factor).to_integral_value(ROUND_FLOOR)
        return FineLimits(min(int(lowest), int(highest)), int(highest))

    def _required(self, value: Decimal | int | None) -> Decimal:
        if value is None or not Decimal(value).is_finite() or value < 0:
            raise RefusedError(
                Refusal(
                    what="无法计算罚款幅度",
                    why=f"本项罚款{self.kind.value}计算，缺少有效的{self.of}",
                    next_step=f"查明并录入{self.of}，附计算依据",
                )
            )
        return Decimal(value)

    def __str__(self) -> str:
        if not self.needs_base:
            return str(self.limits())
        if self.kind is FineFormKind.PER_UNIT:
            return f"{self.of}{FineLimits(int(self.low), int(self.high))}"
        mark = "%" if self.kind is FineFormKind.PERCENTAGE else "倍"
        low, high = f"{self.low.normalize():f}{mark}", f"{self.high.normalize():f}{mark}"
        if self.low == self.high:
            return f"{self.of}{high}"
        return f"{self.of}{high}以下" if not self.low else f"{self.of}{low}以上{high}以下"


def fixed(yuan_amount: int) -> FineForm:
    amount = Decimal(yuan_amount * FEN_PER_YUAN)
    return FineForm(FineFormKind.FIXED, amount, amount)


def between(low_yuan: int, high_yuan: int) -> FineForm:
    """A range in yuan; low 0 when the norm names only the upper limit."""
    return FineForm(FineFormKind.RANGE, Decimal(low_yuan * FEN_PER_YUAN), Decimal(high_yuan * FEN_PER_YUAN))


def percentage(low: Decimal | int, high: Decimal | int, of: str) -> FineForm:
    return FineForm(FineFormKind.PERCENTAGE, Decimal(low), Decimal(high), of)


def multiple(low: Decimal | int, high: Decimal | int, of: str) -> FineForm:
    return FineForm(FineFormKind.MULTIPLE, Decimal(low), Decimal(high), of)


def per_unit(low_yuan: int, high_yuan: int, of: str) -> FineForm:
    low, high = Decimal(low_yuan * FEN_PER_YUAN), Decimal(high_yuan * FEN_PER_YUAN)
    return FineForm(FineFormKind.PER_UNIT, low, high, of)


def _bad_form(why: str) -> RefusedError:
    return RefusedError(Refusal(what="罚款幅度未被接受", why=why, next_step="对照法条原文更正上下限和计算基数"))
