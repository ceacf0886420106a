"""Money in whole fen (分). No float ever holds an amount."""

from __future__ import annotations

from decimal import Decimal

from yizhi.statute.refusal import Refusal, RefusedError

Fen = int
FEN_PER_YUAN = 100
LARGEST_FEN = 10**15


def yuan(amount: int | str | Decimal) -> Fen:
    """Yuan to fen. Errors: ``RefusedError`` when the amount is no number, negative, or finer than a fen."""
    try:
        fen = Decimal(amount) * FEN_PER_YUAN
    except ArithmeticError:
        raise _bad_amount(str(amount), "不是数字") from None
    if not fen.is_finite() or fen != fen.to_integral_value():
        raise _bad_amount(str(amount), "金额最多精确到分")
    return require_fen(int(fen))


def require_fen(amount: Fen) -> Fen:
    """The amount itself if it is a whole, non-negative number of fen within reason."""
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise _bad_amount(str(amount), "金额应以分为单位的整数表示")
    if not 0 <= amount <= LARGEST_FEN:
        raise _bad_amount(str(amount), "金额不得为负，也不得超过十万亿元")
    return amount


def in_yuan(amount: Fen) -> str:
    """1,234.50元; whole yuan without decimals: 200元."""
    whole, fen = divmod(amount, FEN_PER_YUAN)
    return f"{whole:,}.{fen:02d}元" if fen else f"{whole:,}元"


def _bad_amount(text: str, why: str) -> RefusedError:
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    return RefusedError(Refusal(what=f"金额“{shown}”未被接受", why=why, next_step="填写以元为单位、最多两位小数的金额"))
