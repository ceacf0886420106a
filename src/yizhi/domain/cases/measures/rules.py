"""What the law demands of a measure, as refusals: pure decisions on what was said and done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yizhi.domain.cases.models.measure_terms import LiftGround, MeasureKind, Relation, ThingOutcome
from yizhi.statute.citation import citations
from yizhi.statute.refusal import Refusal

_APL_42, _APL_47, _APL_55, _APL_56 = (f"《行政处罚法》第{n}条" for n in ("四十二", "四十七", "五十五", "五十六"))
_10, _18, _19, _21, _23, _24, _26, _27, _28 = (
    f"《行政强制法》第{n}条" for n in ("十", "十八", "十九", "二十一", "二十三", "二十四", "二十六", "二十七", "二十八")
)
_SETS_NOTHING = ("行政强制法", "行政处罚法")
LEVELS = ("法律", "行政法规", "地方性法规", "LAW", "ADMINISTRATIVE_REGULATION", "LOCAL_REGULATION")
OF_PRESERVATION = (
    ThingOutcome.COPY_AND_RETURN, ThingOutcome.RETURN, ThingOutcome.APPRAISE, ThingOutcome.SEIZE,
    ThingOutcome.CONFISCATE, ThingOutcome.TRANSFER,
)  # fmt: skip
OF_SEIZURE = (ThingOutcome.RETURN, ThingOutcome.CONFISCATE, ThingOutcome.DESTROY, ThingOutcome.TRANSFER)
GIVING_BACK = (ThingOutcome.RETURN, ThingOutcome.COPY_AND_RETURN)
PAPER_OF = {
    ThingOutcome.RETURN: "RETURN",
    ThingOutcome.COPY_AND_RETURN: "RETURN",
    ThingOutcome.CONFISCATE: "CONFISCATED",
    ThingOutcome.DESTROY: "DESTROYED",
}
"""Which of the papers of row D62 a handing over makes; whatever else leaves our hands is handed on."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """How a measure was carried out, as the officers say."""

    identity_shown: bool
    party_notified: bool
    party_present: bool
    told: bool
    statement: str
    party_signed: bool
    refusal_note: str
    witness: str
    handed_over: bool


def basis_refusal(kind: MeasureKind, basis: str, levels: dict[str, str]) -> Refusal | None:
    """A coercive measure rests on an article of a law or regulation that provides it (第十条、第十六条).

    `levels`: the level of each cited law that this installation carries. A law it does not carry is left to the head.
    """
    if kind is MeasureKind.PRESERVE:
        return None
    cited = [one for one in citations(basis) if one.place is not None]
    own = [one for one in cited if not one.title.removeprefix("中华人民共和国").startswith(_SETS_NOTHING)]
    what, step = f"不能{kind.label}", "请写明设定该措施的法律、法规条款；没有依据的，可以申请先行登记保存证据"
    if not own:
        why = "没有写明设定该项强制措施的法律、法规条款；《行政强制法》《行政处罚法》本身不设定查封、扣押"
        return Refusal(what, why, f"{_10}、第十六条", step)
    for one in own:
        level = levels.get(one.title, "")
        if level and level not in LEVELS:
            return Refusal(what, f"《{one.title}》不是法律、法规，不得设定行政强制措施", f"{_10}第四款", step)
    return None


def urgency_refusal(kind: MeasureKind, *, urgent: bool, urgency: str) -> Refusal | None:
    if not urgent:
        return None
    if kind is MeasureKind.PRESERVE:
        why = "先行登记保存须经行政机关负责人批准后实施，法律没有规定可以先实施后补办"
        return Refusal("不能紧急实施", why, _APL_56, "请先报负责人批准")
    if not urgency:
        return Refusal("不能紧急实施", "没有写明紧急情况", _19, "请写明不当场实施将会发生什么")
    return None


def thing_refusal(kind: MeasureKind, relation: Relation) -> Refusal | None:
    """Only what belongs to the violation, and never what a family lives on."""
    if relation is Relation.INVOLVED:
        return None
    if kind is MeasureKind.PRESERVE:
        why = "先行登记保存的只能是可能灭失或者以后难以取得的证据"
        return Refusal("不能列入清单", why, _APL_56, "请只登记与违法行为有关的证据")
    if relation is Relation.NECESSITY:
        why = "不得查封、扣押公民个人及其所扶养家属的生活必需品"
    else:
        why = f"不得{kind.label}与违法行为无关的场所、设施或者财物"
    return Refusal("不能列入清单", why, f"{_23}第一款", "请从清单中去除")


def conduct_refusals(kind: MeasureKind, done: Conduct) -> Iterator[Refusal]:
    """Everything that was left out when the measure was carried out; none if and only if nothing was."""
    what = f"不能登记实施{kind.label}"
    if not done.identity_shown:
        article = _APL_55 if kind is MeasureKind.PRESERVE else f"{_18}第三项"
        yield Refusal(what, "没有出示执法身份证件", article, "请出示执法证件后重新实施")
    if kind is not MeasureKind.PRESERVE:
        yield from _coercive_conduct(what, done)
    if not done.party_present and not done.witness:
        article = _APL_47 if kind is MeasureKind.PRESERVE else f"{_18}第九项"
        yield Refusal(what, "当事人不到场，没有见证人签名", article, "请邀请见证人到场，由见证人签名")
    if done.party_present and not done.party_signed and not done.refusal_note:
        article = _APL_47 if kind is MeasureKind.PRESERVE else f"{_18}第八项"
        yield Refusal(what, "当事人没有签名，也没有注明拒绝签名的情况", article, "请当事人签名；拒绝的，在笔录中注明")
    if not done.handed_over:
        if kind is MeasureKind.PRESERVE:
            yield Refusal(what, "通知书和清单没有交付当事人", _APL_56, "请当场清点，制作清单并交付当事人一份")
        else:
            why = f"没有当场交付{kind.label}决定书和清单；清单一式二份，由当事人和行政机关分别保存"
            yield Refusal(what, why, f"{_24}第一款、第三款", "请当场制作并交付")


def _coercive_conduct(what: str, done: Conduct) -> Iterator[Refusal]:
    if not done.party_notified:
        yield Refusal(what, "没有通知当事人到场", f"{_18}第四项", "请通知当事人到场")
    if not done.told:
        why = "没有当场告知理由、依据以及当事人依法享有的权利、救济途径"
        yield Refusal(what, why, f"{_18}第五项", "请当场告知")
    if done.party_present and not done.statement:
        yield Refusal(what, "没有听取当事人的陈述和申辩", f"{_18}第六项", "请听取并记录；没有提出的，记明未提出")


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides which outcome a thing may have."""

    kind: MeasureKind
    lawful: bool
    over: bool
    confiscation_decided: bool
    transferred: bool
    seizure_approved: bool


def outcome_refusal(
    standing: Standing, outcome: ThingOutcome, ground: LiftGround | None, basis: str, day: date
) -> Refusal | None:
    """Why a thing may not have this outcome now; None if and only if it may."""
    kind = standing.kind
    allowed = OF_PRESERVATION if kind is MeasureKind.PRESERVE else OF_SEIZURE
    article = _APL_56 if kind is MeasureKind.PRESERVE else _27
    what = f"不能作出“{outcome.label}”的处理"
    if outcome not in allowed:
        words = "、".join(str(one.label) for one in allowed)
        return Refusal(what, f"{kind.label}的处理为：{words}", article, "请选择法定的处理")
    if not standing.lawful and outcome is not ThingOutcome.RETURN:
        return Refusal(what, "紧急实施没有获得批准，应当立即解除", _19, "请作出解除决定并退还")
    if standing.over and outcome not in GIVING_BACK:
        article = _APL_56 if kind is MeasureKind.PRESERVE else f"{_28}第一款第四项"
        return Refusal(what, f"{kind.label}期限已经届满，应当解除", article, "请作出解除决定并退还")
    if outcome is ThingOutcome.RETURN and kind is not MeasureKind.PRESERVE:
        return _ground_refusal(standing, ground, what)
    return _special_refusal(standing, outcome, basis, what)


def _ground_refusal(standing: Standing, ground: LiftGround | None, what: str) -> Refusal | None:
    if ground is None:
        return Refusal(what, "没有选择解除的情形", f"{_28}第一款", "请选择解除的情形")
    if ground is LiftGround.EXPIRED and not standing.over:
        return Refusal(what, "期限尚未届满", f"{_28}第一款第四项", "请选择符合实际的情形")
    return None


def _special_refusal(standing: Standing, outcome: ThingOutcome, basis: str, what: str) -> Refusal | None:
    if outcome is ThingOutcome.CONFISCATE and not standing.confiscation_decided:
        step = "请先依法作出没收的处罚决定；来不及的，在期限内依法延长"
        return Refusal(what, "本案没有作出没收非法财物的处罚决定", f"{_27}、《行政处罚法》第九条", step)
    if outcome is ThingOutcome.DESTROY and not any(one.place for one in citations(basis)):
        step = "请写明规定应当销毁的法律、行政法规条款"
        return Refusal(what, "只有法律、行政法规规定应当销毁的才可以销毁", _27, step)
    if outcome is ThingOutcome.TRANSFER and not standing.transferred:
        return Refusal(what, "本案没有移送", _21, "请先办理案件移送，再将财物一并移送")
    if outcome is ThingOutcome.SEIZE and not standing.seizure_approved:
        return Refusal(what, "本案没有经批准的查封、扣押", f"{_18}第一项", "请先申请查封、扣押并经批准")
    return None


def custody_refusals(
    kind: MeasureKind, *, third_party: bool, charged_to_party: bool, keeper_is_officer: bool, apart: str
) -> Iterator[Refusal]:
    """Who may keep things, and who pays for it. `apart`: the rule by which the officers keep nothing; empty if none."""
    if third_party and kind is MeasureKind.DETAIN:
        why = "只有查封的场所、设施或者财物可以委托第三人保管，扣押的财物由行政机关妥善保管"
        yield Refusal("不能委托保管", why, f"{_26}第二款", "请交本机关仓库保管")
    if charged_to_party and kind is not MeasureKind.PRESERVE:
        why = "因查封、扣押发生的保管费用由行政机关承担"
        yield Refusal("不能向当事人收取保管费用", why, f"{_26}第三款", "请由本机关承担")
    if keeper_is_officer and apart and kind is MeasureKind.DETAIN:
        why = "执法与保管应当分离，办案人员不能保管本案扣押的财物"
        yield Refusal("不能由办案人员保管", why, apart, "请交仓库保管人员")


def lifted_at_once(outcome: ThingOutcome, standing: Standing) -> bool:
    """Nobody's word is waited for where the law demands that a thing goes back now (第十九条、第二十八条)."""
    return outcome in GIVING_BACK and (standing.over or not standing.lawful)
