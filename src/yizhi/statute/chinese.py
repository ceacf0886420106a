"""Numbers, dates and weekdays as official Chinese documents write them."""

from __future__ import annotations

from datetime import date, datetime

_DIGITS = "零一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"


def chinese_numeral(number: int) -> str:
    """Write 1..999 in Chinese numerals as article numbers are written: 10 十, 51 五十一, 105 一百零五."""
    if not 1 <= number <= 999:
        raise ValueError(f"条款序号应在1至999之间，收到{number}。")
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and units:
        text += "零"
    return text + (_DIGITS[units] if units else "")


def chinese_date(day: date) -> str:
    """2022年10月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date) -> str:
    return f"周{_WEEKDAYS[day.weekday()]}"


def dated(day: date) -> str:
    """2022年10月1日（周六）."""
    return f"{chinese_date(day)}（{weekday(day)}）"


def timed(moment: datetime) -> str:
    """2022年10月1日（周六）12时00分."""
    return f"{dated(moment.date())}{moment.hour}时{moment.minute:02d}分"


def day_span(first: date, last: date) -> str:
    """One day or a run of days, without repeating what both ends share: 10月1日至7日."""
    start = f"{first.month}月{first.day}日"
    if first == last:
        return f"{start}（{weekday(first)}）"
    if first.year != last.year:
        return f"{chinese_date(first)}至{chinese_date(last)}"
    if first.month != last.month:
        return f"{start}至{last.month}月{last.day}日"
    return f"{start}至{last.day}日"
