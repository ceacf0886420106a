"""Invented parties for the demo city: valid numbers that belong to nobody known, names drawn from parts."""

import random
from typing import Any

from yizhi.statute.codes import identity_number, uscc

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = (
    "建国",
    "秀英",
    "志强",
    "桂花",
    "晓明",
    "丽华",
    "文斌",
    "小红",
    "永康",
    "美玲",
    "国栋",
    "春燕",
    "立新",
    "雪梅",
)
_SHOPS = ("鲜果", "小吃", "百货", "五金", "快餐", "水产", "建材", "茶叶", "烧烤", "早点")


def _citizen_number(dice: random.Random, county: str) -> str:
    born = f"{dice.randrange(1955, 2004)}{dice.randrange(1, 13):02d}{dice.randrange(1, 28):02d}"
    body = f"{county}{born}{dice.randrange(1, 999):03d}"
    return body + identity_number.check_character(body)


def _credit_code(dice: random.Random, county: str, department: str) -> str:
    body = f"{department}{county}MA{dice.randrange(10**7):07d}"
    return body + uscc.check_character(body)


def _name(dice: random.Random) -> str:
    return dice.choice(_SURNAMES) + dice.choice(_GIVEN)


def invented_party(dice: random.Random, county: str) -> dict[str, Any]:
    """Input for naming a party: seven citizens to two household businesses to one organisation."""
    kind = dice.choices(("CITIZEN", "HOUSEHOLD", "ORGANISATION"), (7, 2, 1))[0]
    person = _name(dice)
    rest = {"address": f"样例村{dice.randrange(1, 300)}号", "phone": f"138{dice.randrange(10**8):08d}"}
    if kind == "CITIZEN":
        number = _citizen_number(dice, county)
        return {"kind": kind, "name": person, "identity_type": "居民身份证", "identity_number": number, **rest}
    shop = f"样例{dice.choice(_SURNAMES)}记{dice.choice(_SHOPS)}"
    name = f"{shop}店" if kind == "HOUSEHOLD" else f"衢州{shop}有限公司"
    code = _credit_code(dice, county, "92" if kind == "HOUSEHOLD" else "91")
    identity = {"identity_type": "统一社会信用代码", "identity_number": code}
    return {"kind": kind, "name": name, **identity, "representative": person, **rest}
