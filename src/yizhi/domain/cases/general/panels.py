"""The parts of a case's page: parties, evidence and proof, handling, reviews, notices, decision, money."""

from typing import Any

from yizhi.domain.cases.general import crime_pages, money, remedies
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.fast_track import panel as fast_track
from yizhi.domain.cases.general.papers import parts
from yizhi.domain.cases.general.penalties import in_words
from yizhi.domain.cases.general.records import panel as record_panel
from yizhi.domain.cases.general.sufficiency import checklist
from yizhi.domain.cases.general.tables import table
from yizhi.domain.cases.measures import pages as measure_pages
from yizhi.domain.cases.models.general import CaseParty, CooperationLetter, Evidence, Payable
from yizhi.domain.cases.models.terms import Element, NoPenaltyGround, Outcome
from yizhi.domain.cases.substitute import pages as substitute_pages
from yizhi.domain.subjects import api as subjects
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.pages.patterns import Badge, Cell, Panel, Row
from yizhi.statute.lists import ListKind, Verdict
from yizhi.statute.money import in_yuan


def all_of(dossier: Dossier) -> list[Panel]:
    found = [_parties(dossier), _evidence(dossier), _proof(dossier), _handling(dossier)]
    if held := measure_pages.panel_of_case(dossier.measures, clock.today()):
        found.append(held)
    if stead := substitute_pages.panel_of_case(dossier.substitutes):
        found.append(stead)
    if transfer := crime_pages.panel(dossier):
        found.append(transfer)
    if quick := fast_track.panel(dossier, clock.today()):
        found.append(quick)
    parts_of = (_records, _samples, _letters, _weighed, _reviews, _entered, _heard, _served, _remedies, _money)
    for panel in (part(dossier) for part in parts_of):
        if panel.count:
            found.append(panel)
    return found


def _entered(dossier: Dossier) -> Panel:
    """What the parties entered by the codes on their documents; a signature is opened by itself."""
    rows = []
    for one in dossier.entered:
        url = reverse("cases:party_signature", args=[one.pk]) if one.signature_sha256 else ""
        what = Cell(str(one.get_kind_display()), url, sub=f"{one.about.name} {one.about.number}")
        state = Badge("待登记", "warn") if one.taken_at is None else Badge("已收", "ok")
        rows.append(Row((what, str(one.case_party), str(one.content or ""), clock.local(one.received_at), state)))
    heads = ("事项", "当事人", "内容", "提交时间", "状态")
    return table("当事人在线提交", "inbox", heads, rows, "", "entered")


def _parties(dossier: Dossier) -> Panel:
    rows = []
    for one in dossier.parties:
        view = subjects.view_of(one.party)
        name = Cell(view.name, sub="，".join(part for part in (view.kind_title, _halted(one)) if part))
        rows.append(Row((name, view.identity_number, view.address, one.guardian or "")))
    heads = ("当事人", "证件号码", "住址（住所）", "监护人")
    return table("当事人", "users", heads, rows, "还没有登记当事人", "parties")


def _halted(one: CaseParty) -> str:
    if one.execution_ended_at is not None:
        return f"{clock.day(one.execution_ended_at):%Y年%-m月%-d日}起终结执行"
    if one.execution_suspended_at is not None:
        return f"{clock.day(one.execution_suspended_at):%Y年%-m月%-d日}起中止执行"
    return ""


def _evidence(dossier: Dossier) -> Panel:
    tones = {"LAWFUL": "ok", "EXCLUDED": "danger", "PENDING": "warn"}
    rows = [
        Row(
            (
                Cell(
                    one.title,
                    reverse("cases:evidence", args=[one.pk]),
                    sub=_origin(one),
                ),
                "、".join(str(Element(code).label) for code in one.proves),
                f"{one.first.name}、{one.second.name}",
                one.collected_at,
                Badge(str(one.get_legality_display()), tones[one.legality]),  # type: ignore[arg-type]
            )
        )
        for one in dossier.evidence
    ]
    return table(
        "证据", "folder-search", ("证据", "证明事项", "取证人", "取得时间", "查证"), rows, "还没有登记证据", "proof"
    )


def _records(dossier: Dossier) -> Panel:
    heads = ("笔录", "在场人员、被询问人", "开始时间", "页数", "签名")
    return table("笔录", "notebook-pen", heads, record_panel.record_rows(dossier), "", "records")


def _samples(dossier: Dossier) -> Panel:
    heads = ("抽样对象", "样品", "检验检测机构", "结论", "状态")
    return table("抽样取证", "flask-conical", heads, record_panel.sample_rows(dossier), "", "samples")


def _letters(dossier: Dossier) -> Panel:
    """Letters to and from other agencies; a request without an answer says by when it was asked for."""
    rows = []
    for one in dossier.letters:
        number = one.document.number if one.document else one.their_number
        what = Cell(f"{one.get_kind_display()}（{one.receiver}）", sub=f"{number}　{one.reason}")
        rows.append(Row((what, clock.day(one.sent_at), str(one.reply or ""), _answered(one))))
    return table("协助调查、协作函件", "mails", ("函件", "发函日期", "复函", "状态"), rows, "", "letters")


def _answered(one: CooperationLetter) -> Badge:
    if one.kind == "REPLY":
        return Badge("已复函", "ok")
    if one.replied_on is not None:
        return Badge(f"{one.replied_on:%-m月%-d日}已答复", "ok")
    late = one.reply_by is not None and one.reply_by < clock.today()
    asked = f"请于{one.reply_by:%-m月%-d日}前答复" if one.reply_by else "待答复"
    return Badge(f"{asked}，已逾期" if late else asked, "danger" if late else "warn")


def _origin(one: Evidence) -> str:
    """The kind, and for what others handed over, whose it is."""
    kind = str(one.get_kind_display())
    return f"{kind}，{one.origin_agency}移送" if one.origin_agency else kind


def _proof(dossier: Dossier) -> Panel:
    rows = []
    for proof in checklist(dossier):
        by = "、".join(f"第{one.number}号" for one in proof.evidence)
        said = by or (f"不涉及：{proof.reason}" if proof.reason else "")
        rows.append(
            Row((proof.title, said, Badge("已证明" if by else "不涉及", "ok") if said else Badge("缺证据", "warn")))
        )
    return table("证明事项", "list-checks", ("事项", "证据或者说明", "状态"), rows, "", "elements")


def _handling(dossier: Dossier) -> Panel:
    proposal = dossier.proposal
    if proposal is None:
        return table("处理意见", "gavel", ("处理",), [], "尚未拟定处理意见", "handling")
    title = str(Outcome(proposal.outcome).label)
    ground = str(NoPenaltyGround(proposal.ground).label) if proposal.ground else ""
    confirmed = dossier.case.confirmed_version == dossier.case.content_version
    mark = Badge("协办人已确认", "ok") if confirmed else Badge("待协办人确认", "warn")
    rows = [Row((Cell(f"第{proposal.number}稿：{title}", sub=ground), parts.discretion(proposal), mark))]
    rows += [Row((in_words(line), str(line.case_party), line.basis)) for line in dossier.lines]
    if dossier.corrections:
        rows.append(Row(("责令改正", parts.corrections(dossier), "")))
    return table("处理意见", "gavel", ("处理", "理由、当事人", "依据、状态"), rows, "", "handling")


def _weighed(dossier: Dossier) -> Panel:
    """The band, the proposed amount and what the lists said."""
    rows = []
    for one in {w.case_party_id: w for w in dossier.weighings}.values():
        title = f"{one.case_party}：建议罚款{in_yuan(one.proposed_fen)}"
        band = f"“{one.tier}”阶次，{in_yuan(one.low_fen)}至{in_yuan(one.high_fen)}"
        rows.append(Row((Cell(title, sub=band), one.reasons)))
    for found in dossier.list_findings.values():
        title = f"{ListKind[found.kind].value} {found.number}：{Verdict[found.verdict].value}"
        rows.append(Row((Cell(title, sub=found.violation), "；".join(found.explanation))))
    for seen in dossier.law_comparisons.values():
        rows.append(Row((Cell("新旧规定比对", sub=str(seen.get_finding_display())), seen.reason)))
    return table("裁量", "scale", ("结论", "过程"), rows, "", "weighing")


def _reviews(dossier: Dossier) -> Panel:
    rows = []
    for one in dossier.reviews:
        mark = (
            Badge(str(one.get_result_display()), "ok" if one.passed else "warn")
            if one.result
            else Badge("待办", "info")
        )
        who = one.reviewer.name if one.reviewer else f"应于{one.due_on}前办结" if one.due_on else "待审查"
        rows.append(Row((Cell(str(one.get_kind_display()), sub=one.opinion), who, clock.day(one.requested_at), mark)))
    for talk in dossier.discussions:
        mark = Badge("同意" if talk.agreed else "不同意", "ok" if talk.agreed else "warn")
        votes = f"{talk.chair.name}主持，同意{talk.votes_for}票，不同意{talk.votes_against}票"
        rows.append(Row((Cell("集体讨论", sub=talk.resolution), votes, clock.day(talk.held_at), mark)))
    return table("审查与讨论", "scale", ("审查", "办理人", "日期", "结果"), rows, "", "reviews")


def _heard(dossier: Dossier) -> Panel:
    rows = []
    for notice in dossier.notices:
        served = notice.served_on or Badge("待送达", "warn")
        right = "已告知听证权利" if notice.hearing_right else "不属于听证范围"
        rows.append(Row((Cell(f"告知{notice.case_party}", sub=notice.document.number), served, right)))
    for said in dossier.statements:
        answer = "" if said.adopted is None else ("采纳：" if said.adopted else "不予采纳：") + said.reply
        rows.append(
            Row((Cell(said.get_kind_display(), sub=str(said.content or "")), clock.day(said.received_at), answer))
        )
    for hearing in dossier.hearings:
        when: Any = hearing.held_at or hearing.applied_on
        result = hearing.get_outcome_display() if hearing.outcome else "待举行" if hearing.accepted else hearing.refusal
        rows.append(Row((Cell(f"听证（{hearing.notice.case_party}）", sub=hearing.place), when, result)))
    return table("告知、陈述申辩和听证", "message-square", ("事项", "日期", "情况"), rows, "", "heard")


def _served(dossier: Dossier) -> Panel:
    rows = []
    for one in dossier.services:
        how = str(one.get_method_display())
        rows.append(Row((Cell(one.document.name, sub=one.document.number), str(one.case_party), how, one.served_on)))
    return table("送达", "mail-check", ("文书", "受送达人", "方式", "送达日期"), rows, "", "services")


def _remedies(dossier: Dossier) -> Panel:
    heads = ("救济", "受理日期", "答复、答辩", "结果")
    return table("行政复议、行政诉讼", "landmark", heads, remedies.rows(dossier), "", "remedies")


def _money(dossier: Dossier) -> Panel:
    rows = []
    for one in dossier.payables:
        account = money.account(dossier, one, clock.today())
        left = Badge("已缴清", "ok") if not account.outstanding else account.words
        due = one.due_on or "送达后起算"
        name = f"{one.get_kind_display()}{in_yuan(one.amount_fen)}"
        whose = "，".join(part for part in (str(one.case_party), _agreed(one)) if part)
        rows.append(Row((Cell(name, sub=whose), due, in_yuan(account.paid) if account.paid else "未缴", left)))
    return table("应缴款项", "banknote", ("款项", "期限", "已缴", "尚欠"), rows, "", "money")


def _agreed(one: Payable) -> str:
    """What an agreement on the fine says now; a broken one has let the surcharge come back."""
    found = list(one.agreements.all())
    if not found:
        return ""
    last = found[-1]
    if last.broken_at is not None:
        return f"执行协议{clock.day(last.broken_at):%-m月%-d日}认定不履行"
    return f"有执行协议，至{last.last_due_on:%Y年%-m月%-d日}"
