"""A case and the distribution of fines as the pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from yizhi.domain.library.cases.distribution import Fines
from yizhi.domain.library.cases.snippets import Piece, snippet
from yizhi.domain.library.index.asking import Case
from yizhi.domain.library.lake.places import place_name
from yizhi.domain.library.lake.schema import ORIGINS, PROCEDURES, SYNTHETIC, TIERS, public_key
from yizhi.platform.addresses import reverse
from yizhi.platform.pages.patterns import Badge, Fact
from yizhi.statute.money import in_yuan

WIDTH, HEIGHT, FOOT = 640, 150, 22
_LABELS: Final = 4


def url(case: Case) -> str:
    return reverse("library:case", args=[public_key(case.key)])


def fine(case: Case) -> str:
    return in_yuan(case["fine_fen"]) if case["fine_fen"] else "未罚款"


def badges(case: Case) -> list[Badge]:
    """The synthetic ones always say so."""
    origin = (
        Badge(ORIGINS[SYNTHETIC], "warn") if case["origin"] == SYNTHETIC else Badge(ORIGINS.get(case["origin"], ""))
    )
    tier = [Badge(TIERS[case["tier"]])] if case["tier"] in TIERS and case["tier"] else []
    return [origin, *tier]


@dataclass(frozen=True, slots=True)
class Line:
    """A case in a list."""

    title: str
    url: str
    key: str
    about: str
    fine: str
    badges: Sequence[Badge]
    pieces: Sequence[Piece] = ()
    reasons: Sequence[str] = ()


def line(case: Case, words: Sequence[str] = (), reasons: Sequence[str] = ()) -> Line:
    place = place_name(case["division"] or "")
    return Line(
        title=case["violation"],
        url=url(case),
        key=public_key(case.key),
        about=f"{place}　{case['decided_on']}　{case['number']}",
        fine=fine(case),
        badges=badges(case),
        pieces=snippet(case["facts"] or "", words),
        reasons=reasons,
    )


def facts(case: Case) -> list[Fact]:
    confiscated = in_yuan(case["confiscated_fen"]) if case["confiscated_fen"] else ""
    return [
        Fact("当事人", f"{case['party']}（{case['party_kind']}）"),
        Fact("处罚机关", case["agency"]),
        Fact("决定日期", case["decided_on"]),
        Fact("地区", place_name(case["division"] or "")),
        Fact("处罚类别", case["kinds"]),
        Fact("罚款", fine(case)),
        Fact("没收", confiscated),
        Fact("裁量档次", TIERS.get(case["tier"] or "", "")),
        Fact("程序", PROCEDURES.get(case["procedure"] or "", "")),
        Fact("处罚依据", case["basis"], wide=True),
        Fact("处罚内容", case["content"], wide=True),
        Fact("来源", f"{case['source'] or ORIGINS.get(case['origin'], '')}　{case['note'] or ''}", wide=True),
    ]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Bars and marks in a picture of 640 × 150.

    `middle` is where the middle half begins and how wide it is; `proposal` is where one's own amount stands, if any.
    """

    fines: Fines
    bars: Sequence[dict[str, Any]]
    labels: Sequence[tuple[float, str]]
    middle: tuple[float, float]
    median: float
    proposal: float | None
    rank: str
    outliers: Sequence[dict[str, str]]

    @property
    def sentence(self) -> str:
        fines = self.fines
        return (
            f"同类案件 {fines.fined} 件：中位数 {in_yuan(fines.median or 0)}，"
            f"中间一半在 {in_yuan(fines.p25 or 0)} 至 {in_yuan(fines.p75 or 0)} 之间"
        )


def drawing(fines: Fines, proposal: int | None = None) -> Drawing | None:
    """None when there are too few cases for a picture."""
    if fines.p25 is None or fines.p75 is None or fines.median is None:
        return None
    top, most = max(fines.bars[-1].high, 1), max(bar.count for bar in fines.bars) or 1
    wide, tall = WIDTH / len(fines.bars), HEIGHT - FOOT

    def across(fen: int) -> float:
        return round(min(fen / top, 1.0) * WIDTH, 1)

    bars = [
        {
            "x": round(at * wide + 1, 1),
            "width": round(wide - 2, 1),
            "height": round(bar.count / most * tall, 1),
            "y": round(tall - bar.count / most * tall, 1),
            "title": f"{in_yuan(bar.low)}至{in_yuan(bar.high)}：{bar.count} 件",
        }
        for at, bar in enumerate(fines.bars)
    ]
    labels = [(round(WIDTH * n / _LABELS, 1), in_yuan(round(top * n / _LABELS / 100) * 100)) for n in range(_LABELS)]
    outliers = [
        {
            "url": reverse("library:case", args=[public_key(one.key)]),
            "text": f"{in_yuan(one.fine)}，明显{'高' if one.above else '低'}于常见范围",
        }
        for one in fines.outliers
    ]
    begin, end = across(fines.p25), across(fines.p75)
    return Drawing(
        fines=fines,
        bars=bars,
        labels=labels,
        middle=(begin, max(round(end - begin, 1), 1.0)),
        median=across(fines.median),
        proposal=across(proposal) if proposal is not None else None,
        rank=fines.rank(proposal) if proposal is not None else "",
        outliers=outliers,
    )
