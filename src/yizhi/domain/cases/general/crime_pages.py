"""What a case's page shows of a suspected crime: how far it has come, and until when each side must act."""

from datetime import date

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.terms import PoliceAnswer
from yizhi.platform import clock
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import Badge, Cell, Column, Deadline, Listing, Panel, Row, Tone
from yizhi.statute.deadlines import compute


def deadlines(dossier: Dossier, today: date) -> list[Deadline]:
    """Three days for the head, 24 hours to send, three days for the police, three days for the goods."""
    one = dossier.crime_transfer
    if one is None:
        return []
    reported = clock.day(one.reported_at)
    found = [record.deadline("审批涉嫌犯罪移送", "T-CRIME-HEAD", reported, today, met=one.approved is not None)]
    if one.approved and one.decided_at is not None:
        limit = compute("T-CRIME-SEND", clock.local(one.decided_at))
        over = limit.is_over(clock.now())
        tone: Tone = "ok" if one.sent_at else "danger"
        words = "已移送" if one.sent_at else "已超过二十四小时" if over else f"至{limit.due:%-m月%-d日%H:%M}"
        found.append(Deadline("向公安机关移送", limit.due_on, words, tone, limit.explanation, limit.rule.citation))
    if one.received_on is not None:
        found.append(
            record.deadline("公安机关决定是否立案", "T-CRIME-POLICE", one.received_on, today, met=bool(one.answer))
        )
    if one.answer == PoliceAnswer.FILED and one.answered_on is not None:
        met = one.items_handed_on is not None
        found.append(record.deadline("移交涉案物品和材料", "T-CRIME-ITEMS", one.answered_on, today, met=met))
    return [each for each in found if each is not None]


def panel(dossier: Dossier) -> Panel | None:
    one = dossier.crime_transfer
    if one is None:
        return None
    steps = [("报告", one.reported_at, f"涉嫌{one.suspected}，专案组{len(one.members)}人")]
    if one.decided_at is not None:
        steps.append(("审批", one.decided_at, f"{'批准' if one.approved else '不批准'}：{one.reason}"))
    if one.sent_at is not None:
        steps.append(("移送", one.sent_at, one.receiver))
    rows = [Row((Cell(title, sub=said), clock.local(at))) for title, at, said in steps]
    if one.received_on is not None:
        rows.append(Row((Cell("回执", sub=one.receipt), one.received_on)))
    if one.answered_on is not None:
        said = "；".join(filter(None, (one.answer_number, one.answer_reason, one.returned and f"退回{one.returned}")))
        rows.append(Row((Cell(one.get_answer_display(), sub=said), one.answered_on)))
    if one.objected_on is not None:
        rows.append(Row((Cell("提出异议", sub=one.get_objection_display()), one.objected_on)))
    if one.items_handed_on is not None:
        rows.append(Row((Cell("移交物品和材料"), one.items_handed_on)))
    columns = [Column("step", "环节", phone="title"), Column("at", "时间", phone="side")]
    data = Listing(title="涉嫌犯罪移送", columns=columns, rows=rows, empty="")
    mark = Badge("在办", "warn") if one.open else Badge("已办结", "neutral")
    return Panel(
        title=f"涉嫌犯罪移送（{mark.text}）",
        template="cases/general/table.html",
        data=data,
        key="crime",
        icon="gavel",
        count=len(rows),
    )
