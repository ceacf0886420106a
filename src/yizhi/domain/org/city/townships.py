"""The 35 empowered townships (a sample: the real list is not known) and their teams; the squads of the other 68."""

from collections.abc import Iterator

from yizhi.domain.org.city.agencies import COUNTIES, sample_uscc
from yizhi.domain.org.division_data import division_rows
from yizhi.domain.org.terms import AgencyKind, Basis, TeamKind

# Named in the sources: 常山县球川镇. The others were chosen as a sample.
EMPOWERED = {
    "330802": ("航埠镇", "石梁镇", "府山街道", "荷花街道", "信安街道", "双港街道"),
    "330803": ("樟潭街道", "廿里镇", "高家镇", "杜泽镇", "上方镇", "湖南镇"),
    "330822": ("球川镇", "天马街道", "辉埠镇", "招贤镇", "芳村镇"),
    "330824": ("华埠镇", "马金镇", "池淮镇", "桐村镇", "苏庄镇"),
    "330825": ("龙洲街道", "湖镇镇", "溪口镇", "横山镇", "小南海镇", "詹家镇"),
    "330881": ("双塔街道", "虎山街道", "贺村镇", "峡口镇", "上余镇", "清湖街道", "廿八都镇"),
}
TEAM_LINES = [
    "comprehensive",
    "market",
    "ecology",
    "emergency",
    "transport",
    "health",
    "agriculture",
    "natural_resources",
]


def units() -> list[tuple[str, str]]:
    """(code, name) of the 103 township-level units, in the order of their codes."""
    return sorted((row["division"], row["name"]) for row in division_rows() if len(row["division"]) == 9)


def empowered() -> list[tuple[str, str]]:
    return [(code, name) for code, name in units() if name in EMPOWERED[code[:6]]]


def others() -> list[tuple[str, str]]:
    return [(code, name) for code, name in units() if name not in EMPOWERED[code[:6]]]


def government_name(code: str, name: str) -> str:
    office = "街道办事处" if name.endswith("街道") else f"{name}人民政府"
    return COUNTIES[code[:6]][0] + (name.removesuffix("街道") + office if name.endswith("街道") else office)


def team_name(code: str, name: str) -> str:
    return f"{COUNTIES[code[:6]][0]}{name}综合行政执法队"


def squad_name(name: str) -> str:
    return f"{name.removesuffix('（样例）')}中队"


def township_rows() -> Iterator[dict[str, object]]:
    """Input of `agency.create` for each empowered township."""
    for serial, (code, name) in enumerate(empowered(), start=1):
        yield {
            "division": code,
            "uscc": sample_uscc(code, 5000 + serial),
            "name": government_name(code, name),
            "short_name": name,
            "document_abbreviation": COUNTIES[code[:6]][1] + name.removesuffix("街道").removesuffix("镇"),
            "kind": AgencyKind.TOWNSHIP.value,
            "lines": TEAM_LINES,
            "subject_qualified": True,
            "basis": Basis.AUTHORISED_BY_LAW.value,
            "sample": True,
        }


def team_row(code: str, name: str) -> dict[str, object]:
    return {
        "division": code,
        "name": team_name(code, name),
        "kind": TeamKind.TOWNSHIP.value,
        "lines": TEAM_LINES,
        "sample": True,
    }


def squad_row(code: str, name: str) -> dict[str, object]:
    return {
        "division": code,
        "name": squad_name(name),
        "kind": TeamKind.SQUAD.value,
        "lines": ["comprehensive"],
        "sample": True,
    }
