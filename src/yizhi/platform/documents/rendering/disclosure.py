"""The policy of the public version and its two judgements: how a name and an address are shortened."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


class Masked(str):
    """Text that stands in place of a hidden item, whatever the item's kind was."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class MaskingPolicy:
    """Configuration of `masking.toml`; an installation may build its own."""

    source: str
    notice: str
    given_name: str
    removed: str
    minor: str
    place: str
    identity: str
    phone: str
    bank_account: str
    township_endings: tuple[str, ...]
    same_name_marks: str
    compound_surnames: frozenset[str]


@lru_cache(maxsize=1)
def default_policy() -> MaskingPolicy:
    raw = tomllib.loads((files(__package__) / "masking.toml").read_text(encoding="utf-8"))
    raw["township_endings"] = tuple(raw["township_endings"])
    raw["compound_surnames"] = frozenset(raw["compound_surnames"])
    return MaskingPolicy(**raw)


def mask_name(name: str, policy: MaskingPolicy) -> str:
    """张小明 → 张某, 欧阳修 → 欧阳某; a name in another script or with a middle dot keeps its first letter only."""
    plain = name.strip()
    if len(plain) < 2:
        return policy.given_name
    surname = plain[:2] if len(plain) > 2 and plain[:2] in policy.compound_surnames else plain[0]
    return surname + policy.given_name


_DIVISIONS = re.compile(
    r"(?P<upper>(?:[^\s省区市县]{2,3}省|[^\s省市县]{2,9}?自治区)?"
    r"(?:[^\s省市县镇乡]{2,8}?(?:市(?!场)|自治州|地区|盟))?"
    r"(?:(?:镇|乡)?(?:(?!街道|[镇乡])\S){1,8}?(?:自治县|县|(?<![小社园校景])区|市(?!场)|旗(?!舰)))?)"
)


def mask_address(address: str, policy: MaskingPolicy) -> tuple[str, str]:
    """The address down to township or street office, and the part below it that is hidden.

    浙江省衢州市柯城区航埠镇凤山路12号 → (浙江省衢州市柯城区航埠镇, 凤山路12号). Where no township can be told, only the
    divisions above remain; where nothing can be told, everything goes.
    """
    plain = address.strip()
    found = _DIVISIONS.match(plain)
    upper = found["upper"] if found else ""
    rest = plain[len(upper) :]
    endings = "|".join(map(re.escape, policy.township_endings))
    # 贺村镇 is a town; in 山底村某乡 the village would be shown, so 村 may only stand right before the ending.
    township = re.match(rf"(?:(?!村(?!{endings}))[^\s\d号路弄幢]){{1,8}}?(?:{endings})", rest)
    kept = upper + (township[0] if township else "")
    hidden = plain[len(kept) :]
    return (kept if kept else policy.removed), hidden
