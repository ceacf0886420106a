"""What a case's page shows of the fast track: each condition, what is shortened, what never is, the target."""

from datetime import date

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.fast_track import eligibility
from yizhi.domain.cases.general.fast_track.rules import all_rules, lengths
from yizhi.platform import clock
from yizhi.platform.pages.patterns import Badge, Cell, Column, Listing, Panel, Row
from yizhi.statute.deadlines import Deadline, compute
from yizhi.statute.fast_track import KEPT, SHORTENED
from yizhi.statute.refusal import RefusedError


def target(dossier: Dossier) -> Deadline | None:
    """By when a case on the fast track is to be decided; None off it, or where the holidays are not known."""
    one, filed = dossier.fast_track, dossier.case.filed_at
    if one is None or not one.running or filed is None:
        return None
    day = clock.day(filed)
    try:
        return compute("T-FAST", day, parameters=lengths(day))
    except RefusedError:
        return None


def mark(dossier: Dossier) -> Badge | None:
    one = dossier.fast_track
    if one is None or not (one.waiting or one.running):
        return None
    return Badge("慎罚快办", "ok") if one.running else Badge("慎罚快办待审批", "info")


def panel(dossier: Dossier, today: date) -> Panel | None:
    one = dossier.fast_track
    if one is None:
        return None
    decided = dossier.decision is not None
    rows = (
        []
        if decided
        else [
            Row((Cell(point.title, sub="" if point.met else point.why), _met(met=point.met)))
            for point in eligibility.judged(dossier, today)
        ]
    )
    rows += [Row((Cell("缩短", sub=words), "")) for words in SHORTENED]
    rows += [Row((Cell("不缩短", sub=words), "")) for words in KEPT]
    if one.left_at is not None:
        rows.insert(0, Row((Cell("已转为一般流程", sub=one.left_reason), clock.day(one.left_at))))
    elif one.approved is False:
        rows.insert(0, Row((Cell("未批准", sub=one.opinion), clock.day(one.decided_at) if one.decided_at else "")))
    title = f"慎罚快办（{all_rules()[one.rules].title}）"
    columns = [Column("0", "条件", phone="title"), Column("1", "状态", phone="side")]
    data = Listing(title=title, columns=columns, rows=rows, empty="")
    return Panel(
        title=title, template="cases/general/table.html", data=data, key="fast", icon="list-checks", count=len(rows)
    )


def _met(*, met: bool) -> Badge:
    return Badge("符合", "ok") if met else Badge("不符合", "danger")
