"""What makes a password too weak, in words; and passwords made for one use."""

import re
import secrets
from datetime import date
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator

from yizhi.domain.org.queries import setting

LONGEST = 200
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without what is misread: i l o 0 1
_FEWEST_DIFFERENT = 5
_LONGEST_RUN = 6
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
# What people of an office choose first, beside the published list of the most used passwords.
_NEAR_AT_HAND = frozenset(
    {"yizhi", "zhifa", "quzhou", "zhejiang", "kecheng", "qujiang", "jiangshan", "longyou", "changshan", "kaihua"}
    | {"chengguan", "zhifadui", "zongzhi", "xingzhengzhifa", "administrator", "admin", "root", "user", "test", "demo"}
    | {"mima", "woaini", "password", "passwd", "welcome"}
)
_KINDS = (r"[a-z]", r"[A-Z]", r"\d", r"[^a-zA-Z\d]")


@cache
def _common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def _stem(password: str) -> str:
    """The word in a password, without the year or the exclamation mark behind it."""
    return re.sub(r"[\W\d_]+$", "", password.casefold())


def _run(password: str) -> int:
    """The longest stretch that simply follows the keyboard, the alphabet or the digits, either way."""
    text, longest = password.casefold(), 0
    for row in (*_ROWS, *(row[::-1] for row in _ROWS)):
        for start in range(len(text)):
            length = longest + 1
            while start + length <= len(text) and text[start : start + length] in row:
                longest, length = length, length + 1
    return longest


def _is_common(password: str) -> bool:
    stem = _stem(password)
    return password.casefold() in _common() or stem in _common() or stem in _NEAR_AT_HAND


def weaknesses(password: str, username: str, day: date) -> list[str]:
    """Everything wrong with a new password; empty if and only if it may be used. Lengths count characters."""
    shortest, kinds = setting("password_shortest", day), setting("password_kinds", day)
    found = []
    if len(password) < shortest:
        found.append(f"至少 {shortest} 位")
    if len(password) > LONGEST:
        found.append(f"不超过 {LONGEST} 位")
    if sum(bool(re.search(kind, password)) for kind in _KINDS) < kinds:
        found.append(f"须含大写字母、小写字母、数字、符号中的至少 {kinds} 类")
    if len(set(password)) < _FEWEST_DIFFERENT or _run(password) >= _LONGEST_RUN:
        found.append("不能是重复或连续的字符")
    elif _is_common(password):
        found.append("是常见密码，容易被猜到")
    if username and username.casefold() in password.casefold():
        found.append("不能含有账号名")
    return found


def one_time_password() -> str:
    """A password to be read out once: sixteen letters and digits in groups, 79 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)
