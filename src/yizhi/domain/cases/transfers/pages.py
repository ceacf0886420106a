"""The page of one handing over, as each side sees it, and what a case's page shows of it."""

from typing import Any

from yizhi.domain.cases.general.path import along, next_steps
from yizhi.domain.cases.general.tables import table
from yizhi.domain.cases.models.transfer import Transfer
from yizhi.domain.cases.models.transfer_terms import RiskChange, SharedWith, Side, TransferKind
from yizhi.domain.cases.procedures.transfer import CONTESTED, OVER
from yizhi.domain.cases.transfers import queries, rules
from yizhi.domain.cases.transfers.clock_of_transfer import next_due
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
    Panel,
    PersonTile,
    Record,
    Row,
    Tone,
)
from yizhi.platform.scope.actor import Actor

_TONES: dict[str, Tone] = {
    "DRAFT": "neutral", "RETURNED": "danger", "DISPUTED": "warn", "COORDINATING": "warn", "CLOSED": "ok", "KEPT": "ok",
    "SETTLED": "ok", "GIVEN_UP": "neutral",
}  # fmt: skip
SENDER, RECEIVER, EITHER, OFFICE = "移送机关", "接收机关", "争议双方负责人", "综合执法指导办"
ROAD = {
    "add_item": SENDER, "send": f"{SENDER}负责人", "receive": RECEIVER, "accept": f"{RECEIVER}负责人",
    "return_matter": f"{RECEIVER}负责人", "dispute": EITHER, "take_position": EITHER, "concede": EITHER,
    "refer": EITHER, "designate": OFFICE, "copy_back": RECEIVER, "share_information": f"{SENDER}、{RECEIVER}",
    "renew_source": SENDER, "close": SENDER,
}  # fmt: skip
_ORDER = ("DRAFT", "SENT", "RECEIVED", "ACCEPTED", "FILED", "DECIDED", "COPIED_BACK", "CLOSED")
_CONTEST = ("DISPUTED", "COORDINATING", "SETTLED")


def url_of(one: Transfer) -> str:
    return reverse("cases:transfer", args=[one.pk])


def badge(one: Transfer) -> Badge:
    return Badge(one.present_state.title, _TONES.get(one.state, "info"))


def urgency(one: Transfer) -> Badge | None:
    """How long is left of what falls due next, and for whom; None where no period runs."""
    if one.due_on is None:
        return None
    left = (one.due_on - clock.today()).days
    who = {Side.SENDER: one.sender.short_name, Side.RECEIVER: one.receiver.short_name}.get(Side(one.due_side), "双方")
    words = f"{who}已超期{-left}日" if left < 0 else f"{who}还有{left}日" if left else f"{who}今天截止"
    return Badge(words, "danger" if left < 0 else "warn" if left <= 1 else "info")


def page(actor: Actor, one: Transfer) -> Record:
    late = urgency(one)
    return Record(
        title=one.title,
        kind=str(one.get_kind_display()),
        status=badge(one),
        number=one.document.number if one.document else "",
        crumbs=(("案件移送和管辖争议", reverse("cases:transfers")),),
        marks=[late] if late else [],
        facts=_facts(one),
        acts=[each for each in record.buttons(actor, one, clock.now()) if not each.refusals],
        deadlines=_deadlines(one),
        panels=[*_package(one), *_dispute(one), *_after(one), *_links(actor, one), *record.module_panels(actor, one)],
        timeline=record.timeline(one.pk),
        documents=record.document_tiles(one.pk),
        evidence=record.evidence_tiles(one.pk),
        people=_people(one),
        live_url=f"/live/?record={one.pk}",
    )


def path(actor: Actor, one: Transfer) -> dict[str, Any]:
    """The links in their order; of a matter beside the road its present state stands where it left it."""
    codes = list(_CONTEST if one.kind == TransferKind.CONTEST else _ORDER)
    if one.state not in codes:
        codes.insert({"NOT_FILED": 4}.get(one.state, 3), one.state)
    return {"stages": along(one, codes), "steps": next_steps(actor, one, clock.now(), ROAD, "transfer")}


def _facts(one: Transfer) -> list[Fact]:
    contest = one.kind == TransferKind.CONTEST
    found = [
        Fact("提出争议的机关" if contest else "移送机关", one.sender.name),
        Fact("争议对方" if contest else "接收机关", one.receiver.name),
        Fact("负责协调", one.coordinator.name if one.coordinator else "没有登记"),
        Fact("涉嫌违法事项", f"{one.item_code} {one.title}".strip(), wide=True),
        Fact("发现时间", one.found_at),
        Fact("地点", one.place, wide=True),
        Fact("意见和依据" if contest else "移送理由", one.reason, wide=True),
    ]
    if not contest:
        found += [
            Fact("当事人", str(one.party or "待查"), wide=True),
            Fact("发现的情况", str(one.facts or ""), wide=True),
            Fact("现场处置", one.measures_taken or "没有处置", wide=True),
            Fact("移送时间", one.sent_at or "尚未移送"),
            Fact("签收", f"{one.received_by.name}，{clock.local(one.received_at):%-m月%-d日%H:%M}"
                 if one.received_by and one.received_at else "尚未签收"),
        ]  # fmt: skip
    if one.returns:
        said = f"：{one.get_ground_display()}。{one.answer}" if one.ground else ""
        found.append(Fact("退回", f"{one.returns}次{said}", wide=True))
    if one.result:
        number = f"（{one.result_number}）" if one.result_number else ""
        found.append(Fact("处理结果", f"{one.result}{number}", wide=True))
    if one.copies:
        found.append(Fact("抄告函", "、".join(one.copies), wide=True))
    if one.use:
        found.append(Fact("运用情况", one.use, wide=True))
    return found


def _deadlines(one: Transfer) -> list[Deadline]:
    due = next_due(one)
    if due is None:
        return []
    left = due.deadline.days_left(clock.today())
    words = f"已超期{-left}日" if left < 0 else "今天截止" if left == 0 else f"还有{left}日"
    tone: Tone = "danger" if left < 0 else "warn" if left <= 1 else "info"
    who = {Side.SENDER: one.sender.name, Side.RECEIVER: one.receiver.name}.get(due.side, "争议双方")
    rule = due.deadline.rule
    return [
        Deadline(f"{due.title}（{who}）", due.deadline.due_on, words, tone, due.deadline.explanation, rule.citation)
    ]


def _package(one: Transfer) -> list[Panel]:
    if one.kind == TransferKind.CONTEST:
        return []
    rows = []
    for item in one.items.select_related("file"):
        url = reverse("files:content", args=[item.file_id]) if item.file_id else ""
        who = "、".join(f"{each['name']}（{each['certificate']}）" for each in item.collectors)
        kind = Cell(f"{item.origin_number}. {item.name}", url, sub=str(item.get_kind_display()))
        taken = Badge("已接收为证据", "ok") if item.accepted_at else Badge("随案移送", "info")
        rows.append(Row((kind, Cell(who, sub=item.place), item.collected_at, item.sha256[:16] or "没有文件", taken)))
    heads = ("材料", "取证人", "取得时间", "哈希值", "状态")
    empty = "证据包还是空的，请先列入材料"
    return [table("证据包", "list-checks", heads, rows, empty)]


def _dispute(one: Transfer) -> list[Panel]:
    if not one.positions:
        return []
    rows = [Row((Cell(said["agency"], sub=said["on"]), said["text"])) for said in one.positions]
    filed = [(one.sender, one.sender_filed_on), (one.receiver, one.receiver_filed_on)]
    rows += [Row((Cell(agency.name, sub="立案日期"), on)) for agency, on in filed if on is not None]
    if one.handler:
        who = one.agency_of(one.handler).name
        by = f"（{one.designated_by}）" if one.designated_by else "（双方协商）"
        rows.append(Row((Cell(f"由{who}办理", sub="结果"), f"{one.settlement}{by}")))
    state = Badge("未解决", "warn") if one.state in CONTESTED else Badge("已解决", "ok")
    return [table(f"管辖争议（{state.text}）", "scale", ("机关", "意见"), rows, "")]


def _after(one: Transfer) -> list[Panel]:
    """The sixth link and the first: where the result went against which receipt, and what was done at the source."""
    shared = [
        Row((Cell(str(SharedWith(row["target"]).label), sub=row["agency"]), row["content"], row["on"], row["receipt"]))
        for row in one.shared
    ]
    source = [
        Row((Cell(str(RiskChange(row["risk"]).label), sub=row["reminder"]), row["guidance"], row["on"]))
        for row in one.source
    ]
    found = []
    if shared:
        found.append(table("信息共享", "share-2", ("共享至", "内容", "日期", "回执"), shared, ""))
    if source:
        found.append(table("源头管理", "shield-check", ("风险等级", "指导、服务", "日期"), source, ""))
    return found


def _links(actor: Actor, one: Transfer) -> list[Panel]:
    """One's own clue and case; the other side's are not opened by the handing over."""
    side, rows = rules.side_of(actor, one), []
    own = {
        Side.SENDER: (("移送的线索", "cases:clue", one.clue_id), ("本机关的案件", "cases:general_case", one.case_id)),
        Side.RECEIVER: (
            ("登记的线索", "cases:clue", one.result_clue_id),
            ("本机关的案件", "cases:general_case", one.other_case_id),
        ),
    }
    for title, name, identity in own.get(side, ()) if side else ():
        if identity is not None:
            rows.append(Row((Cell(title, reverse(name, args=[identity])),)))
    return [table("本机关办理", "briefcase", ("记录",), rows, "")] if rows else []


def _people(one: Transfer) -> list[PersonTile]:
    found = [PersonTile(who.name, "现场取证", one.sender.name) for who in (one.first, one.second)]
    if one.received_by is not None:
        found.append(PersonTile(one.received_by.name, "签收人", one.receiver.name))
    return found


def of_case(actor: Actor, case: Any) -> Any:
    """Handings over and disputes of the case, and the one from which it came; None when there is none."""
    if case.filed_at is None and case.source != "TRANSFER_IN":
        return None
    found = list(queries.of_case(case))
    if not found:
        return None
    rows = [
        Row((Cell(str(one.get_kind_display()), url_of(one), sub=f"{one.sender.name} → {one.receiver.name}"),
             urgency(one) if one.state not in OVER else "", badge(one)), url=url_of(one))
        for one in found
    ]  # fmt: skip
    heads = ("移送、争议", "期限", "状态")
    columns = [Column(str(n), head, phone="title" if n == 0 else "meta") for n, head in enumerate(heads)]
    return Listing(title="案件移送和管辖争议", columns=columns, rows=rows, empty="")
