"""Who the holder of a code is and what that party may enter now, asked as the holder: other registers are shut."""

from datetime import date

from yizhi.domain.cases.general.party_heard import hearing_deadline, statement_deadline
from yizhi.domain.cases.models.general import CaseParty, DecisionPaper, Hearing, Notice, PartyInput, Service
from yizhi.domain.cases.models.terms import InputKind
from yizhi.domain.cases.procedures.general_penalty import BEFORE_DECISION
from yizhi.platform.documents.models import Document
from yizhi.statute.refusal import Refusal

_45 = "《行政处罚法》第四十五条第一款"
_62 = "《行政处罚法》第六十二条"
_63 = "《行政处罚法》第六十三条第一款"
_64 = "《行政处罚法》第六十四条第一项"
_MEANWHILE = "在作出决定以前，仍然可以陈述、申辩"


def addressee(document: Document) -> CaseParty | None:
    """The party to whom the document is addressed; None for one that is addressed to nobody."""
    sources = (
        (Notice.objects.filter(document=document), "case_party_id"),
        (Notice.objects.filter(hearing_document=document), "case_party_id"),
        (Hearing.objects.filter(summons=document), "notice__case_party_id"),
        (DecisionPaper.objects.filter(document=document), "case_party_id"),
        (Service.objects.filter(document=document), "case_party_id"),
    )
    for rows, column in sources:
        found = rows.values_list(column, flat=True).first()
        if found is not None:
            return CaseParty.objects.filter(pk=found, excluded_at=None).first()
    return None


def last_notice(party: CaseParty) -> Notice | None:
    rows = Notice.objects.filter(case_party=party).select_related("document", "case")
    return rows.order_by("issued_at", "id").last()


def is_late(notice: Notice, day: date) -> bool:
    deadline = statement_deadline(notice)
    return deadline is not None and deadline.is_over(day)


def statement_refusal(notice: Notice) -> Refusal | None:
    """None until the decision."""
    if notice.case.state in BEFORE_DECISION:
        return None
    why = f"本案处于“{notice.case.present_state.title}”，陈述、申辩应当在作出处理决定以前提出"
    step = "对处理决定不服的，可以依法申请行政复议或者提起行政诉讼"
    return Refusal("不能再陈述、申辩", why, _45, step)


def hearing_refusal(notice: Notice, day: date) -> Refusal | None:
    """Why a hearing cannot be asked for; with the days counted where it is too late."""
    what = "不能受理听证要求"
    if not notice.hearing_right:
        why = "拟作出的处罚不属于应当告知听证权利的情形"
        return Refusal(what, why, _63, _MEANWHILE)
    if notice.case.state not in BEFORE_DECISION:
        return Refusal(what, "处理决定已经作出", _64, "对决定不服的，可以依法申请行政复议或者提起行政诉讼")
    if asked_already(notice):
        return Refusal(what, "您已经要求听证，办案机关会在举行听证的七个工作日前通知时间、地点", _64, _MEANWHILE)
    deadline = hearing_deadline(notice)
    if deadline is not None and deadline.is_over(day):
        days = "；".join(deadline.explanation)
        why = f"要求听证的期限已于{deadline.due_on:%Y年%-m月%-d日}届满（{days}）"
        return Refusal(what, why, _64, _MEANWHILE)
    return None


def waiver_refusal(notice: Notice, day: date) -> Refusal | None:
    """Why the rest of the periods cannot be given up; only a right that was told and is still open can."""
    what = "不能办理放弃"
    if notice.case.state not in BEFORE_DECISION:
        return Refusal(what, "处理决定已经作出", _62, "对决定不服的，可以依法申请行政复议或者提起行政诉讼")
    if notice.served_on is None:
        why = "事先告知书尚未登记送达，您的权利尚未起算"
        return Refusal(what, why, _62, "请先签收事先告知书，或者等办案机关登记送达")
    if notice.waived_at is not None or _entered(notice, InputKind.WAIVER):
        return Refusal("无需再次办理", "您已经明确放弃陈述、申辩和要求听证的权利", _62, _MEANWHILE)
    if asked_already(notice):
        return Refusal(what, "您已经要求听证", _64, "不再要求听证的，请联系办案机关撤回")
    hearing = hearing_deadline(notice)
    if is_late(notice, day) and (hearing is None or hearing.is_over(day)):
        return Refusal("无需办理放弃", "陈述、申辩和要求听证的期限已经届满", _62, _MEANWHILE)
    return None


def _entered(notice: Notice, kind: InputKind) -> bool:
    return PartyInput.objects.filter(about=notice.document, kind=kind).exists()


def asked_already(notice: Notice) -> bool:
    accepted = Hearing.objects.filter(notice=notice, accepted=True).exists()
    return accepted or _entered(notice, InputKind.HEARING)
