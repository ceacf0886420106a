"""The page of a clue. Who reported is never on it: that is shown by `clue.reveal_reporter` alone."""

from urllib.parse import urlencode

from yizhi.domain.cases.general.pages import badge as case_badge
from yizhi.domain.cases.models import Clue
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.pages import record
from yizhi.platform.pages.patterns import (
    Badge,
    Cell,
    Column,
    Deadline,
    Fact,
    Listing,
    NextAct,
    Panel,
    PersonTile,
    Record,
    Row,
)
from yizhi.platform.scope.actor import Actor
from yizhi.statute.deadlines import Extension, compute


def badge(clue: Clue) -> Badge:
    return Badge(clue.present_state.title, "neutral" if clue.present_state.final else "info")


def page(actor: Actor, clue: Clue) -> Record:
    return Record(
        title=clue.item_name or "线索",
        kind="线索",
        status=badge(clue),
        number=clue.number,
        crumbs=(("线索", reverse("cases:clue_list")),),
        facts=_facts(clue),
        acts=_acts(actor, clue),
        deadlines=_deadlines(clue),
        panels=[*_cases(clue), *record.module_panels(actor, clue)],
        timeline=record.timeline(clue.pk),
        documents=record.document_tiles(clue.pk),
        evidence=record.evidence_tiles(clue.pk),
        people=_people(clue),
        live_url=f"/live/?record={clue.pk}",
    )


def _acts(actor: Actor, clue: Clue) -> list[NextAct]:
    """What the platform offers, and to file a case from this clue with what is known of it."""
    found = record.buttons(actor, clue, clock.now())
    if clue.state in ("TRIAGED", "VERIFYING") and actor.has("OFFICER"):
        known = {
            "clue": str(clue.pk), "source": clue.source, "discovered_on": clue.discovered_on.isoformat(),
            "place": clue.place,
        }  # fmt: skip
        url = f"{reverse('web:act', args=['general_case.open'])}?{urlencode(known)}"
        found.insert(0, NextAct("general_case.open", "依此线索拟立案", url, tone="plain"))
        found.append(NextAct("transfer.draft", "在线移送其他机关", _handing_over(clue), tone="plain"))
    return found


def _handing_over(clue: Clue) -> str:
    known = {"clue": str(clue.pk), "title": clue.item_name, "place": clue.place}
    return f"{reverse('web:act', args=['transfer.draft'])}?{urlencode(known)}"


def _facts(clue: Clue) -> list[Fact]:
    return [
        Fact("来源", f"{clue.get_source_display()} {clue.source_reference}".strip()),
        Fact("收到时间", clue.received_at),
        Fact("发现日期", clue.discovered_on),
        Fact("地点", clue.place, wide=True),
        Fact("反映内容", str(clue.content), wide=True),
        Fact("举报人", "已登记，查看须留痕" if clue.reporter else "无"),
        Fact("需要答复", ("已答复" if clue.replied_at else "待答复") if clue.wants_reply else "否"),
        Fact("分类分级", f"{clue.get_nature_display()} {clue.get_grade_display()}" if clue.grade else "待分级"),
        Fact("处置建议", clue.get_proposed_display() if clue.proposed else "待分级"),
        Fact("核查情况", str(clue.findings or "待核查"), wide=True),
        Fact("处理理由", clue.reason, wide=True),
    ]


def _people(clue: Clue) -> list[PersonTile]:
    found = [PersonTile(clue.intake.name, "受理人", clue.agency.name)]
    if clue.handler is not None:
        found.append(PersonTile(clue.handler.name, "核查人", clue.agency.name))
    return found


def _deadlines(clue: Clue) -> list[Deadline]:
    if clue.verify_due is None:
        return []
    more = [Extension(clue.verify_extension, clue.extension_reason)] if clue.verify_extension else []
    found = compute("T-VERIFY", clue.received_at, extensions=more)
    met = clue.present_state.final
    left = found.days_left(clock.today())
    words = "已办结" if met else f"已超期{-left}日" if left < 0 else f"还有{left}日"
    tone = "ok" if met else "danger" if left < 0 else "warn" if left <= 3 else "info"
    return [Deadline("完成核查", found.due_on, words, tone, found.explanation, found.rule.citation)]  # type: ignore[arg-type]


def _cases(clue: Clue) -> list[Panel]:
    rows = [
        Row((Cell(c.item_name, reverse("cases:general_case", args=[c.pk])), c.filing_number, case_badge(c)))
        for c in clue.cases.all()
    ]
    if not rows:
        return []
    columns = [Column("case", "案件", phone="title"), Column("number", "立案号"), Column("state", "状态")]
    data = Listing(title="立案", columns=columns, rows=rows)
    return [Panel("立案", "cases/general/table.html", data, "cases", "briefcase", len(rows))]
