"""What a case's page shows of its records and of its samples."""

from typing import Any

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import Sampling, WrittenRecord
from yizhi.platform.addresses import reverse
from yizhi.platform.pages.patterns import Badge, Cell, Row, Tone


def record_rows(dossier: Dossier) -> list[Row]:
    """Kind and number, with whom, when, and whether it is signed."""
    return [
        Row(
            (
                Cell(one.title, reverse("cases:written_record", args=[one.pk]), sub=one.place),
                f"{one.person_name or ''}（{one.get_standing_display()}）",
                one.began_at,
                f"共{one.pages}页",
                _signed(one),
            )
        )
        for one in dossier.records
    ]


def _signed(one: WrittenRecord) -> Badge:
    if one.set_aside_at is not None:
        return Badge("已作废", "neutral")
    tone: Tone = "warn" if one.open else "ok"
    return Badge(one.get_signing_display() or "待逐页签名", tone)


def sample_rows(dossier: Dossier) -> list[Row]:
    """What was sampled, by which lots, and how far it has come."""
    return [
        Row((Cell(one.thing, sub=one.place), _lots(one), one.institution or "未送检", one.result or "", _stage(one)))
        for one in dossier.samplings
    ]


def _lots(one: Sampling) -> str:
    return "；".join(f"{s.name}{s.amount}（基数{s.base_amount}，封条{s.seal_number}）" for s in one.samples.all())


def _stage(one: Sampling) -> Any:
    found: tuple[tuple[Any, str, Tone], ...] = (
        (one.given_up_at, "不再抽样", "neutral"),
        (one.ended_at, str(one.get_ended_display()), "ok"),
        (one.tested_on, "待处理样品", "warn"),
        (one.sent_on, "检验检测中", "info"),
        (one.taken_at, "待送检", "warn"),
        (one.approved_at, "待抽样", "info"),
    )
    title, tone = next(((title, tone) for at, title, tone in found if at), ("待批准", "warn"))
    return Badge(title, tone)  # type: ignore[arg-type]
