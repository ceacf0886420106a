"""What must have happened before a simple case may go on. Who may act is said by `org`'s conditions."""

from yizhi.platform.acts.condition import Situation, condition
from yizhi.statute.refusal import Refusal

_42 = "《行政处罚法》第四十二条"


def _missing(what: str, why: str, article: str, next_step: str) -> Refusal:
    return Refusal(what=what, why=why, article=article, next_step=next_step)


@condition("已录明违法事实")
def facts_described(situation: Situation) -> Refusal | None:
    if situation.record.facts:
        return None
    return _missing("尚不能继续", "尚未录明违法事实", "《行政处罚法》第四十条", "请先录入违法事实")


@condition("已登记当事人")
def party_named(situation: Situation) -> Refusal | None:
    if situation.record.party_id is not None:
        return None
    return _missing("尚不能继续", "尚未登记当事人", "《行政处罚法》第五十二条", "请先登记当事人")


@condition("已拟定处罚")
def penalty_proposed(situation: Situation) -> Refusal | None:
    if situation.record.penalty:
        return None
    return _missing("尚不能继续", "尚未拟定处罚内容", "《行政处罚法》第四十四条", "请先拟定处罚种类和数额")


@condition("已告知当事人")
def party_informed(situation: Situation) -> Refusal | None:
    if situation.record.rights_told_at is not None:
        return None
    return _missing(
        "尚不能继续",
        "尚未告知当事人拟处罚的内容、事实、理由、依据和依法享有的权利",
        "《行政处罚法》第四十四条",
        "请先当场告知并记录",
    )


@condition("已听取陈述申辩")
def party_heard(situation: Situation) -> Refusal | None:
    if situation.record.statement_kind:
        return None
    return _missing(
        "尚不能继续",
        "尚未听取并记录当事人的陈述、申辩",
        "《行政处罚法》第四十五条",
        "请记录陈述申辩，或者记录当事人明确表示不陈述申辩",
    )


@condition("协办人已确认现有内容")
def confirmed(situation: Situation) -> Refusal | None:
    case = situation.record
    if case.confirmed_at is not None and case.confirmed_version == case.content_version:
        return None
    why = "协办人确认后内容有改动" if case.confirmed_version else "协办人尚未确认"
    return _missing("尚不能继续", why, _42, "请协办人用本人账号或者确认码确认")


@condition("当事人已签名或者已注明拒签")
def signed_or_refused(situation: Situation) -> Refusal | None:
    case = situation.record
    if case.signed_at is not None or case.refusal_reason:
        return None
    return _missing(
        "尚不能出具决定书",
        "当事人尚未签名，也没有注明拒签情况",
        "《行政处罚法》第五十二条",
        "请当事人在屏幕上签名；拒绝签收的，注明情况并由见证人见证",
    )


@condition("尚未备案")
def not_filed(situation: Situation) -> Refusal | None:
    if situation.record.filed_at is None:
        return None
    return _missing("无需重复备案", "本案已报所属机关备案", "《行政处罚法》第五十二条", "请办理后续事项")


@condition("已报所属机关备案")
def filed(situation: Situation) -> Refusal | None:
    if situation.record.filed_at is not None:
        return None
    return _missing("尚不能结案", "当场处罚决定尚未报所属机关备案", "《行政处罚法》第五十二条", "请先办理备案")


@condition("罚款已履行")
def performed(situation: Situation) -> Refusal | None:
    """A warning needs nothing more; a fine is paid at the bank, or collected and remitted to the bank."""
    case = situation.record
    if case.fine_fen == 0 or case.remitted_at is not None or case.state == "PAID":
        return None
    return _missing(
        "尚不能结案", "罚款尚未缴清", "《行政处罚法》第六十六条、第六十七条", "请登记缴款，或者缴付银行后再结案"
    )


@condition("处以罚款")
def fine_imposed(situation: Situation) -> Refusal | None:
    if situation.record.fine_fen > 0:
        return None
    return _missing("无需办理", "本案没有处以罚款", "《行政处罚法》第六十七条", "请办理其他事项")


@condition("决定书载明当场收缴")
def decided_to_collect(situation: Situation) -> Refusal | None:
    if situation.record.fine_fen > 0 and situation.record.payment != "BANK":
        return None
    return _missing(
        "不能当场收缴罚款",
        "决定书载明到指定银行或者通过电子支付系统缴纳，作出决定的人员不得自行收缴",
        "《行政处罚法》第六十七条",
        "请当事人自收到决定书之日起十五日内到指定银行缴纳",
    )
