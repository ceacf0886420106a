"""Lengths that no statute we have read fixes: configuration with a source, never constants in a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yizhi.statute.provenance import Reliability
from yizhi.statute.refusal import Refusal, RefusedError

MOHURD = "《住房和城乡建设行政处罚程序规定》（住房和城乡建设部令第55号），天数未逐条核对"
PUBLICITY = "国办发〔2018〕118号及双公示要求，天数未逐条核对"

SIX_LINKS = "平台默认值，《浙江省综合行政执法条例》没有规定天数，可由本级以文件另行设定"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A configurable number with the document it rests on."""

    key: str
    title: str
    value: int
    source: str
    reliability: Reliability

    def __post_init__(self) -> None:
        if not 1 <= self.value <= 3660:
            raise _bad_parameter(self.title, f"数值应在1至3660之间，收到{self.value}")
        if not self.source.strip():
            raise _bad_parameter(self.title, "未注明来源，无来源的期限不得作为执法依据")


_DEFAULTS = (
    Parameter("verify_days", "线索核查期限（日）", 15, MOHURD, Reliability.UNVERIFIED),
    Parameter("verify_extension_days", "线索核查延长（日）", 10, MOHURD, Reliability.UNVERIFIED),
    Parameter("file_workdays", "立案内部期限（工作日）", 7, "内部管理要求，法律仅规定及时立案", Reliability.DESIGN),
    Parameter("decide_extension_days", "办案期限第一次延长（日）", 30, MOHURD, Reliability.UNVERIFIED),
    Parameter("decide_second_extension_days", "办案期限第二次延长（日）", 60, MOHURD, Reliability.UNVERIFIED),
    Parameter("statement_workdays", "陈述申辩期限（工作日）", 5, "默认值，法律未规定天数", Reliability.DESIGN),
    Parameter("publicity_workdays", "处罚决定公示期限（工作日）", 7, PUBLICITY, Reliability.UNVERIFIED),
    Parameter("publicity_other_workdays", "其他执法信息公示期限（工作日）", 20, PUBLICITY, Reliability.UNVERIFIED),
    Parameter("jurisdiction_days", "管辖争议协商期限（日）", 7, "住房和城乡建设部令第55号第六条", Reliability.SOURCE),
    Parameter("transfer_send_workdays", "发现后移送期限（工作日）", 3, SIX_LINKS, Reliability.DESIGN),
    Parameter("transfer_answer_workdays", "移送案件答复期限（工作日）", 2, SIX_LINKS, Reliability.DESIGN),
    Parameter("transfer_copy_workdays", "处理结果抄告期限（工作日）", 5, SIX_LINKS, Reliability.DESIGN),
    Parameter("transfer_share_workdays", "处理结果信息共享期限（工作日）", 1, SIX_LINKS, Reliability.DESIGN),
    Parameter("first_violation_months", "首违核对的时间范围（月）", 24, "平台默认值，法律未规定", Reliability.DESIGN),
    Parameter(
        "offsite_tell_workdays", "非现场记录告知期限（工作日）", 3, "平台默认值，法律规定及时告知", Reliability.DESIGN
    ),
    Parameter("night_from_hour", "夜间自（时）", 22, "法律没有规定夜间的起止，平台默认值", Reliability.DESIGN),
    Parameter("night_until_hour", "夜间至（时）", 6, "法律没有规定夜间的起止，平台默认值", Reliability.DESIGN),
    Parameter("fast_track_workdays", "慎罚快办目标期限（工作日）", 10, "平台默认值，立案至决定", Reliability.DESIGN),
    Parameter("fast_track_review_workdays", "慎罚快办审核期限（工作日）", 1, "平台默认值", Reliability.DESIGN),
    Parameter(
        "random_check_workdays",
        "双随机抽查结果公开期限（工作日）",
        20,
        "双随机抽查结果公开要求，天数未逐条核对",
        Reliability.UNVERIFIED,
    ),
)


@dataclass(frozen=True)
class Parameters:
    """All configurable numbers; an installation replaces single ones with its own value and source."""

    values: Mapping[str, Parameter] = field(default_factory=lambda: {row.key: row for row in _DEFAULTS})

    def __getitem__(self, key: str) -> Parameter:
        try:
            return self.values[key]
        except KeyError:
            raise _bad_parameter(key, "没有这个参数") from None

    def replace(self, key: str, value: int, source: str, reliability: Reliability = Reliability.SOURCE) -> Parameters:
        """These parameters with one value set by the installation; ``source`` names the local document."""
        changed = Parameter(key, self[key].title, value, source, reliability)
        return Parameters({**self.values, key: changed})


DEFAULT_PARAMETERS = Parameters()


def _bad_parameter(title: str, why: str) -> RefusedError:
    return RefusedError(
        Refusal(what=f"参数“{title}”未被接受", why=why, next_step="填写有文件依据的数值，并注明文件名称和条款")
    )
