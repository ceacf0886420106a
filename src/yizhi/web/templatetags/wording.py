"""How money, dates, sizes and names are written for people."""

from __future__ import annotations

from datetime import date, datetime

import cn2an
from django.utils import timezone

from yizhi.platform import clock

_WEEKDAYS = "一二三四五六日"


def money(fen: int | None) -> str:
    """Fen as yuan for reading: 123450 → “1,234.50 元”, 20000 → “200 元”. None is “—”."""
    if fen is None:
        return "—"
    yuan, rest = divmod(abs(fen), 100)
    sign = "−" if fen < 0 else ""
    return f"{sign}{yuan:,}.{rest:02d} 元" if rest else f"{sign}{yuan:,} 元"


def money_exact(fen: int | None) -> str:
    """Fen as yuan for columns, always two decimals and no unit: 20000 → “200.00”."""
    if fen is None:
        return "—"
    yuan, rest = divmod(abs(fen), 100)
    return f"{'−' if fen < 0 else ''}{yuan:,}.{rest:02d}"


def money_words(fen: int | None) -> str:
    """Fen as the capital numerals of a document: 20000 → “人民币贰佰元整”. None is “—”."""
    if fen is None:
        return "—"
    return "人民币" + str(cn2an.an2cn(f"{fen // 100}.{fen % 100:02d}", "rmb"))


def _local(moment: date | datetime) -> date | datetime:
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def date_cn(moment: date | datetime | None) -> str:
    """2026年3月5日; None is “—”."""
    if moment is None or moment == "":
        return "—"
    day = _local(moment)
    return f"{day.year}年{day.month}月{day.day}日"


def date_weekday(moment: date | datetime | None) -> str:
    """2026年3月5日（周四）; None is “—”."""
    if moment is None or moment == "":
        return "—"
    return f"{date_cn(moment)}（周{_WEEKDAYS[_local(moment).weekday()]}）"


def datetime_cn(moment: datetime | None) -> str:
    """2026年3月5日 14:30, local time; None is “—”."""
    if moment is None or moment == "":
        return "—"
    return f"{date_cn(moment)} {_local(moment):%H:%M}"


def date_short(moment: date | datetime | None) -> str:
    """2026-03-05 for columns; None is “—”."""
    if moment is None or moment == "":
        return "—"
    return f"{_local(moment):%Y-%m-%d}"


def datetime_short(moment: datetime | None) -> str:
    """2026-03-05 14:30 for columns; None is “—”."""
    if moment is None or moment == "":
        return "—"
    return f"{_local(moment):%Y-%m-%d %H:%M}"


def grouped(number: int) -> str:
    """12345 → “12,345”."""
    return f"{number:,}"


def due_words(due: date | datetime | str | None) -> str:
    """What remains until a day, in calendar days: “今天到期”, “还有 3 天”, “已超期 2 天”. Text stays."""
    if not isinstance(due, date):
        return due or "—"
    local = _local(due)
    day = local.date() if isinstance(local, datetime) else local
    left = (day - clock.today()).days
    if left < 0:
        return f"已超期 {-left} 天"
    return "今天到期" if left == 0 else f"还有 {left} 天"


def file_size(size: int | None) -> str:
    """Bytes for people: 2345678 → “2.2 MB”. None is “—”."""
    if size is None:
        return "—"
    amount = float(size)
    for unit in ("B", "KB", "MB", "GB"):
        if amount < 1024:
            return f"{amount:.0f} {unit}" if unit == "B" or amount >= 100 else f"{amount:.1f} {unit}"
        amount /= 1024
    return f"{amount:.1f} TB"


def initials(name: str) -> str:
    """The part of a name that fits an avatar: given name of a Chinese name, first letters of others."""
    name = name.strip()
    if not name:
        return "?"
    if name.isascii():
        return "".join(word[0] for word in name.split()[:2]).upper()
    return name[-2:] if len(name) > 2 else name[-1:]
