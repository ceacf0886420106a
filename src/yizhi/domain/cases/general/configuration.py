"""Numbers and choices that no statute fixes, until the installation sets its own: each with source and reliability."""

from dataclasses import dataclass
from datetime import date

from yizhi.domain.norms import api as norms
from yizhi.statute.provenance import Reliability


@dataclass(frozen=True, slots=True)
class Default:
    value: int
    source: str
    reliability: Reliability
    effective_from: date = date(2021, 7, 15)


_OWN = "平台默认值，可由本级以文件另行设定"
DEFAULTS = {
    "general_major_fine_yuan": Default(50_000, _OWN, Reliability.DESIGN),
    "general_many_parties": Default(10, _OWN, Reliability.DESIGN),
    "lighter_band_percent": Default(30, "国市监法规〔2022〕2号，未逐条核对", Reliability.UNVERIFIED),
    "compliance_review_workdays": Default(2, _OWN, Reliability.DESIGN),
    "legal_review_workdays": Default(3, _OWN, Reliability.DESIGN),
    "legal_review_complex_workdays": Default(5, _OWN, Reliability.DESIGN),
    "fast_track_rules": Default(1, _OWN, Reliability.DESIGN, date(2022, 1, 1)),
    "fast_track_workdays": Default(10, _OWN, Reliability.DESIGN, date(2022, 1, 1)),
    "fast_track_review_workdays": Default(1, _OWN, Reliability.DESIGN, date(2022, 1, 1)),
    "portal_inputs_a_day": Default(10, _OWN, Reliability.DESIGN),
    "general_file_order": Default(1, "行政处罚案卷装订规范（网络转载本），未逐条核对", Reliability.UNVERIFIED),
    # 1: one statement alone may prove time, place and deed; 0: it may not.
    "general_statement_alone": Default(0, "案卷评查常见问题（证据单一），据网络资料整理", Reliability.UNVERIFIED),
    "discussion_least_attendees": Default(3, _OWN, Reliability.DESIGN),
}


def configured(key: str, day: date) -> int:
    """The installation's dated value, else our default. Raises KeyError for an unknown key."""
    row = norms.parameter(key, day)
    return int(row.value) if row is not None else DEFAULTS[key].value
