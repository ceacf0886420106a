"""What article 41 demands of a device and of a recording, as refusals: pure decisions on what was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yizhi.statute.citation import citations
from yizhi.statute.refusal import Refusal

_41_1 = "《行政处罚法》第四十一条第一款"
_41_2 = "《行政处罚法》第四十一条第二款"
LEVELS = ("法律", "行政法规", "LAW", "ADMINISTRATIVE_REGULATION")


def basis_refusal(basis: str, levels: dict[str, str]) -> Refusal | None:
    """Devices are used where a law or an administrative regulation provides so; a local rule is not enough.

    `levels`: the level of each cited norm that this installation carries; one it does not carry is left to the review.
    """
    cited = [one for one in citations(basis) if one.place is not None]
    what, step = "不能登记该设备", "请写明规定可以利用电子技术监控设备的法律、行政法规条款"
    if not cited:
        return Refusal(what, "没有写明所依据的法律、行政法规条款", _41_1, step)
    for one in cited:
        level = levels.get(one.title, "")
        if level and level not in LEVELS:
            return Refusal(what, f"《{one.title}》不是法律、行政法规", _41_1, step)
    return None


@dataclass(frozen=True, slots=True)
class Device:
    """A device as it stood on the day of a recording."""

    number: str
    published_on: date | None
    calibrated: bool
    stopped_on: date | None


def device_refusals(device: Device, day: date) -> Iterator[Refusal]:
    """Why a recording of that day cannot be evidence, whatever it shows; none if and only if the device was lawful."""
    what, step = "该记录不能作为证据", "请作出不符合的审核结论；以其他方式另行取证"
    if device.published_on is None or day < device.published_on:
        why = f"设备{device.number}在记录当日没有完成法制和技术审核，或者设置地点没有向社会公布"
        yield Refusal(what, why, _41_1, step)
    if device.stopped_on is not None and day > device.stopped_on:
        yield Refusal(what, f"设备{device.number}已于{device.stopped_on:%Y年%-m月%-d日}停用", _41_1, step)
    if not device.calibrated:
        yield Refusal(what, f"设备{device.number}在记录当日没有有效的检定、校准证书", _41_1, step)


def quality_refusal(*, true: bool, clear: bool, complete: bool, accurate: bool) -> Refusal | None:
    """“应当真实、清晰、完整、准确”: one of the four missing and the recording proves nothing."""
    answers = {"真实": true, "清晰": clear, "完整": complete, "准确": accurate}
    missing = [title for title, met in answers.items() if not met]
    if not missing:
        return None
    why = f"记录内容不符合“{'、'.join(missing)}”的要求"
    return Refusal("该记录不能作为证据", why, _41_2, "请作出不符合的审核结论")
