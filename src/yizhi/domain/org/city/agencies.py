"""The sample agencies: “1+5” at city and county level, guidance offices, and the bodies around them."""

from collections.abc import Iterator
from dataclasses import dataclass

from yizhi.domain.org.terms import AgencyKind
from yizhi.statute.codes.uscc import check_character

CITY = "3308"
COUNTIES = {
    "330802": ("柯城区", "柯"),
    "330803": ("衢江区", "衢江"),
    "330822": ("常山县", "常"),
    "330824": ("开化县", "开"),
    "330825": ("龙游县", "龙"),
    "330881": ("江山市", "江"),
}

_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Bureau:
    """One kind of agency that the city and each county have."""

    suffix: str
    short: str
    mark: str
    kind: AgencyKind
    line: str
    qualified: bool = False


BUREAUS = (
    Bureau("综合行政执法指导办公室", "执法指导办", "综指", AgencyKind.GUIDANCE_OFFICE, "guidance"),
    Bureau("综合行政执法局", "综合执法局", "综执", AgencyKind.COMPREHENSIVE, "comprehensive", True),
    Bureau("市场监督管理局", "市场监管局", "市监", AgencyKind.PROFESSIONAL, "market", True),
    Bureau("生态环境局", "生态环境局", "环", AgencyKind.PROFESSIONAL, "ecology", True),
    Bureau("交通运输局", "交通运输局", "交", AgencyKind.PROFESSIONAL, "transport", True),
    Bureau("卫生健康局", "卫生健康局", "卫", AgencyKind.PROFESSIONAL, "health", True),
    Bureau("应急管理局", "应急管理局", "应急", AgencyKind.PROFESSIONAL, "emergency", True),
    Bureau("司法局", "司法局", "司", AgencyKind.JUSTICE_BUREAU, "justice"),
    Bureau("人民政府", "政府", "政", AgencyKind.GOVERNMENT, "government"),
    Bureau("社会治理中心", "治理中心", "治", AgencyKind.COMMAND_CENTRE, "coordination"),
    Bureau("公安局", "公安局", "公", AgencyKind.PUBLIC_SECURITY, "judicial"),
    Bureau("人民检察院", "检察院", "检", AgencyKind.PROCURATORATE, "judicial"),
    Bureau("人民法院", "法院", "法", AgencyKind.COURT, "judicial"),
    Bureau("财政局", "财政局", "财", AgencyKind.FINANCE, "finance"),
)


def _organisation_code(serial: int) -> str:
    """Eight characters and the check character of GB 11714."""
    body = f"MB{serial:06d}"
    rest = 11 - sum(_DIGITS.index(c) * w for c, w in zip(body, _WEIGHTS, strict=True)) % 11
    return body + ("X" if rest == 10 else "0" if rest == 11 else str(rest))


def sample_uscc(division: str, serial: int) -> str:
    """A code of a body of state with right check characters; the serial is ours, not a registered one."""
    body = f"11{division[:6].ljust(6, '0')}{_organisation_code(serial)}"
    return body + check_character(body)


def place_name(division: str) -> str:
    return "衢州市" if division == CITY else COUNTIES[division][0]


def bureau_rows() -> Iterator[dict[str, object]]:
    """Input of `agency.create` for each sample agency of the city and the counties."""
    for at, division in enumerate((CITY, *COUNTIES)):
        mark = "衢" if division == CITY else COUNTIES[division][1]
        for serial, bureau in enumerate(BUREAUS, start=1):
            name = place_name(division) + bureau.suffix
            if division == CITY and bureau.kind is AgencyKind.COMMAND_CENTRE:
                name = "衢州市市域治理中心"
            if division == CITY and bureau.kind is AgencyKind.COURT:
                name = "浙江省衢州市中级人民法院"
            yield {
                "division": division,
                "uscc": sample_uscc(division, at * 100 + serial),
                "name": name,
                "short_name": place_name(division) + bureau.short,
                "document_abbreviation": mark + bureau.mark,
                "kind": bureau.kind.value,
                "lines": [bureau.line],
                "subject_qualified": bureau.qualified,
                "sample": True,
            }
