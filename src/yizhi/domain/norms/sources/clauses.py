"""Read a fine clause of a statute: who did what, who fines, how much. What is not wholly understood is left out.

Every word 罚款 of the clause must be accounted for by one of the forms below, or the clause yields nothing: a range
that is missing is harmless, a wrong one is not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yizhi.domain.norms.sources.terms import Correction, Tier
from yizhi.statute.fine_form import FineForm, between, fixed, multiple, percentage
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.place import Place, number, place
from yizhi.statute.refusal import RefusedError

_N = "[一二两三四五六七八九十百千万亿零]+"
_DOES = "责令|给予|处|没收|予以|并处|可以|限期|吊销|暂扣"
_RULE = r"(?:违反本法(?P<rule>第[^，]*?)?(?:的)?规定，)?"
_BY = rf"，(?:由(?P<agency>[^，。；：]{{3,60}}?))?(?P<rest>(?:{_DOES})[^：]*)"
_SINGLE = re.compile(rf"^{_RULE}(?P<conduct>[^。；：]{{4,60}}?)的{_BY}。$")
_HEAD = re.compile(rf"^{_RULE}(?P<subject>[^，。；：]{{0,30}}?)有下列(?:行为|情形)之一的{_BY}：$")
_ITEM = re.compile(r"^[（(]([一二三四五六七八九十]+)[）)](.+?)(?:的)?[；。]$")
_FINE = re.compile(
    rf"(?P<may>可以|可)?(?:并)?处(?:以)?(?:"
    rf"(?P<low>{_N})元以上(?P<high>{_N})元以下"
    rf"|(?P<most>{_N})元以下"
    rf"|(?P<just>{_N})元"
    rf"|(?P<base>[^，；。元倍处]{{2,20}}?)(?:(?P<xlow>{_N})倍以上(?P<xhigh>{_N})倍以下|(?P<xmost>{_N})倍以下"
    rf"|百分之(?P<plow>{_N})以上百分之(?P<phigh>{_N})以下)"
    r")的?罚款"
)
_PERSONS = re.compile(
    r"[，；](?:并)?对(?:其|该)?(?:单位)?(?:法定代表人|主要负责人|直接负责的?主管人员|负有责任)[^；。]*"
)
_CUT = re.compile(
    r"[；，](?=(?:情节(?:较重|严重|特别严重)|逾期(?:不|未|仍)[^，]{1,12}|拒不[^，]{2,12}|造成[^，]{1,20}|构成[^，]{1,12})的，)"
)
_SHORTER = (("未按照", "未按"), ("不按照", "不按"), ("或者", "或"), ("未依照", "未依"), ("违反规定，", "违规"))
_OPEN_END = re.compile(r"以?其他|有其他")
_OTHER_ACT = re.compile(r"(?!情节|逾期|拒不|造成|构成|有违法所得|违法所得|对|给)[^，]{4,}的，")
_UNCLEAR = re.compile(
    r"前款|前条|前两款|本条|上述|规定的行为|之一|下列|其他(?:违反|不符合)|没有违法所得|不足|个人|对单位|分别|本法第"
)
_FOREIGN = re.compile(
    r"公安|税务|海关|中国人民银行|证券|司法行政|国家安全|法院|海警|外汇|银行|国务院|海事|检察|军|移民|保险|价格监督"
)
_BODIES = re.compile(r"^(?![向对在为未不无将以擅非从拒违伪利])[^的未不，]{0,12}(?:单位|企业|公司|机构|学校|医院|平台)")
_PENALTIES = (
    ("警告", PenaltyKind.WARNING),
    ("通报批评", PenaltyKind.CRITICISM),
    ("没收违法所得|没收[^，；]*[和、]违法所得", PenaltyKind.CONFISCATE_GAINS),
    ("停产停业|停业整顿|停产整顿|责令停业", PenaltyKind.SUSPEND_BUSINESS),
    ("降低资质", PenaltyKind.DOWNGRADE),
    ("吊销", PenaltyKind.REVOKE_LICENCE),
    ("暂扣", PenaltyKind.SUSPEND_LICENCE),
    ("责令关闭|予以关闭", PenaltyKind.CLOSE_BUSINESS),
)


@dataclass(frozen=True, slots=True)
class ClauseRange:
    """One case of the clause. `form` None: it names other penalties only."""

    tier: Tier
    when: str
    form: FineForm | None
    optional: bool
    penalties: tuple[PenaltyKind, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause wholly understood. `item` 0: the paragraph itself; `bodies` True: only organisations can do it."""

    item: int
    conduct: str
    agency: str
    violates: tuple[Place, ...]
    correction: Correction
    order: str
    bodies: bool
    also: tuple[str, ...]
    ranges: tuple[ClauseRange, ...]


def read(paragraph: str) -> Iterator[Clause]:
    """The clauses of one paragraph (款) with its items (项): one, one an item, or none."""
    head, *items = paragraph.split("\n")
    found = (_HEAD if items else _SINGLE).match(head.strip())
    if found is None or _FOREIGN.search(found["agency"] or ""):
        return
    rest = found["rest"].rstrip("。")
    also = ("对直接负责的主管人员等责任人员另有处罚，见条文",) if _PERSONS.search(rest) else ()
    told = _ranges(_PERSONS.sub("", rest))
    if told is None:
        return
    ranges, correction, order = told
    for at, conduct in _conducts(found, items):
        if 4 <= len(conduct) <= 60 and not _UNCLEAR.search(conduct) and "{" not in conduct:
            bodies = bool(_BODIES.match(conduct)) and "自然人" not in conduct
            yield Clause(
                at, conduct, found["agency"] or "", _rule(found["rule"]), correction, order, bodies, also, ranges
            )


def _conducts(found: re.Match[str], items: list[str]) -> Iterator[tuple[int, str]]:
    if not items:
        yield 0, _own_words(found["conduct"])
    for line in items:
        one = _ITEM.match(line.strip())
        if one and not _OPEN_END.match(one[2]):
            yield number(one[1]), _own_words(found["subject"] + one[2])


def _own_words(text: str) -> str:
    """The conduct in the short form of item titles."""
    text = re.sub(r"[（(][^）)]*[）)]|\s", "", text)
    for long, short in (
        ("未按照", "未按"),
        ("不按照", "不按"),
        ("或者", "或"),
        ("未依照", "未依"),
        ("违反规定，", "违规"),
    ):
        text = text.replace(long, short)
    return text.removesuffix("的行为").removesuffix("的").strip()


def _ranges(rest: str) -> tuple[tuple[ClauseRange, ...], Correction, str] | None:
    """The cases, how correction comes in, the words of the order; None when some fine is not understood."""
    if _UNCLEAR.search(rest) or any(_OTHER_ACT.match(part) for part in rest.split("；")[1:]):
        return None
    parts = _CUT.split(rest)
    correction, ranges = Correction.ORDER if "责令" in parts[0] else Correction.NONE, []
    for at, part in enumerate(parts):
        tier, when = _case(part) if at else (Tier.BASE, "")
        fines = list(_FINE.finditer(part))
        if part.count("罚款") != len(fines) or len(fines) > 1 or (tier is None and fines):
            return None
        if tier is None:
            continue
        if fines and not any(one.form for one in ranges) and (early := _early(when)):
            tier, correction = Tier.BASE, early
        one = _range(tier, when, fines[0] if fines else None, part)
        if one is None:
            return None
        if one.form or one.penalties:
            ranges.append(one)
    if not any(one.form for one in ranges):
        return None
    order = re.match(r"责令[^，；]{2,40}", parts[0])
    return tuple(ranges), correction, order[0] if order else ""


def _case(part: str) -> tuple[Tier | None, str]:
    when = part.split("的，", 1)[0]
    if when.startswith("构成"):
        return None, ""
    if when.startswith("情节"):
        return Tier.SERIOUS, when
    return (Tier.REFUSES if when.startswith("拒不") else Tier.CONSEQUENCE), when


def _early(when: str) -> Correction | None:
    if when.startswith("逾期"):
        return Correction.OVERDUE
    return Correction.REFUSES if when.startswith("拒不") else None


def _range(tier: Tier, when: str, fine: re.Match[str] | None, part: str) -> ClauseRange | None:
    kinds = [kind for words, kind in _PENALTIES if re.search(words, part)]
    if re.search(r"没收(?!违法所得)", part.replace("没收违法所得和", "没收")):
        kinds.append(PenaltyKind.CONFISCATE_GOODS)
    try:
        form = _form(fine) if fine else None
    except (ValueError, RefusedError):
        return None
    return ClauseRange(tier, when, form, bool(fine and fine["may"]), tuple(kinds))


def _form(fine: re.Match[str]) -> FineForm:
    if fine["low"]:
        return between(_count(fine["low"]), _count(fine["high"]))
    if fine["most"]:
        return between(0, _count(fine["most"]))
    if fine["just"]:
        return fixed(_count(fine["just"]))
    base = fine["base"].removesuffix("的")
    if fine["plow"]:
        return percentage(_count(fine["plow"]), _count(fine["phigh"]), base)
    if fine["xmost"]:
        return multiple(0, _count(fine["xmost"]), base)
    return multiple(_count(fine["xlow"]), _count(fine["xhigh"]), base)


def _count(words: str) -> int:
    return number(words.replace("两", "二"))


def _rule(words: str | None) -> tuple[Place, ...]:
    try:
        return (place(words.removesuffix("的")),) if words else ()
    except ValueError:
        return ()
