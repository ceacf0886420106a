"""What the Zhejiang rules and the Coercion Law demand of each step, as refusals: pure decisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yizhi.domain.cases.models.building import Finding, OrderKind, TownGround, Zone
from yizhi.domain.cases.procedures.building import ilb
from yizhi.statute.chinese import dated
from yizhi.statute.deadlines import compute
from yizhi.statute.refusal import Refusal

_44 = "《行政强制法》第四十四条"
_OF_FINDING = {
    Finding.CORRECTABLE: OrderKind.CORRECT,
    Finding.DEMOLISH: OrderKind.DEMOLISH,
    Finding.KEEP: OrderKind.CONFISCATE,
}


def competence_refusal(zone: Zone, *, township: bool, by_township: bool) -> Refusal | None:
    """Outside the urban boundary the township itself; inside it the competent department of city or county (第六条)."""
    if zone is Zone.VILLAGE and not township:
        why = "乡村违法建筑由乡镇人民政府处置"
        return Refusal("不能处置", why, f"{ilb('六条第一款')}、《城乡规划法》第六十五条", "请由所在地乡镇人民政府处置")
    if (zone is Zone.VILLAGE) is not by_township:
        why = "所选事项与违法建筑的类别不一致"
        return Refusal("不能处置", why, ilb("三条第一款"), "城镇开发边界内外适用不同的规定，请重新选择事项")
    return None


@dataclass(frozen=True, slots=True)
class Identified:
    """What was found of a building."""

    zone: Zone
    finding: Finding
    ground: TownGround | None
    appraisal: str
    shown_on: date | None
    government_decision: str


def finding_refusals(found: Identified) -> Iterator[Refusal]:
    """Why the finding does not stand; none if and only if it does."""
    what = "不能这样认定"
    if found.zone is Zone.VILLAGE:
        if found.finding is Finding.KEEP:
            why = "乡村违法建筑只规定改正、拆除"
            yield Refusal(what, why, f"《城乡规划法》第六十五条、{ilb('十三条')}", "请认定为改正或者拆除")
        return
    if found.finding is not Finding.CORRECTABLE and found.ground is None:
        step = "请选择第十一条所列情形；没有其中情形的，属于尚可改正"
        yield Refusal(what, "没有选择认定为无法消除影响的情形", ilb("十一条"), step)
    if found.finding is not Finding.KEEP:
        return
    if found.ground is TownGround.ENCROACHING:
        why = "侵占道路、消防通道、广场、公共绿地等的，不适用不能拆除的规定"
        yield Refusal(what, why, ilb("十二条第一款"), "请认定为应当拆除")
    if not found.appraisal:
        why = "没有具有相应资质的单位的鉴定结论，也没有说明重大损失"
        yield Refusal(what, why, ilb("十二条第三款"), "请委托鉴定并填写结论")
    if found.shown_on is None or not found.government_decision:
        why = "不能拆除的认定应当向社会公示，并报本级人民政府决定"
        yield Refusal(what, why, ilb("十二条第二款"), "请公示并报本级人民政府决定后登记")


def order_refusal(zone: Zone, finding: Finding, kind: OrderKind, due_on: date | None, today: date) -> Refusal | None:
    """The decision follows the finding, and gives the party time (第十条至第十三条)."""
    what = "不能作出该处置决定"
    wanted = _OF_FINDING[finding]
    if kind is not wanted:
        article = ilb("十条、第十一条、第十二条") if zone is Zone.TOWN else "《城乡规划法》第六十五条"
        return Refusal(what, f"认定为“{finding.label}”的，应当{wanted.label}", article, "请按认定作出，或者重新认定")
    if kind is not OrderKind.CONFISCATE and (due_on is None or due_on <= today):
        return Refusal(what, "没有给予合理的履行期限", ilb("十五条"), "请填写今天以后的期限")
    return None


def penalty_refusal(kind: OrderKind, *, as_penalty: bool, told: bool) -> Refusal | None:
    """Where the installation holds an order to demolish to be a penalty, it needs the procedure of one.

    `told`: the penalty case named with the order has told the party before (第四十四条).
    """
    if kind is not OrderKind.DEMOLISH or not as_penalty or told:
        return None
    why = "本地将责令限期拆除作为行政处罚，没有关联已经事先告知当事人的处罚案件"
    step = "请按普通程序立案，送达事先告知书后关联该案件"
    return Refusal("不能作出该处置决定", why, "《行政处罚法》第四十四条、第五十四条", step)


@dataclass(frozen=True, slots=True)
class Remedies:
    """Where reconsideration and suit stand."""

    served_on: date | None
    taken_on: date | None
    ended_on: date | None


def remedy_refusal(found: Remedies, today: date) -> Refusal | None:
    """No demolition before the periods for reconsideration and suit have run out unused, or the remedy is lost.

    “当事人在法定期限内不申请行政复议或者提起行政诉讼，又不拆除的”. Errors: ``RefusedError`` for an unknown year.
    """
    what = "不能强制拆除"
    if found.served_on is None:
        return Refusal(what, "处置决定尚未送达当事人", ilb("十四条第二款"), "请先送达处置决定")
    if found.taken_on is not None and found.ended_on is None:
        return Refusal(what, "当事人申请的行政复议或者提起的行政诉讼尚未终结", _44, "请等待复议、诉讼终结")
    if found.ended_on is not None:
        last = compute("T-SUIT-R", found.ended_on).due_on
    else:
        last = max(compute("T-REC", found.served_on).due_on, compute("T-SUIT", found.served_on).due_on)
    if today <= last:
        why = f"当事人申请行政复议、提起行政诉讼的期限至{dated(last)}，尚未届满"
        return Refusal(what, why, f"{_44}、{ilb('十六条')}", "请在期限届满后办理；当事人自行拆除的，登记履行")
    return None


@dataclass(frozen=True, slots=True)
class Demolition:
    """How the demolition went, as the officers say."""

    party_notified: bool
    party_present: bool
    witness: str
    goods_left: bool
    goods: str
    goods_place: str
    goods_told: bool
    photographs: bool
    recording: str
    no_cut_off: bool


def demolition_refusals(done: Demolition) -> Iterator[Refusal]:
    """Everything left out; none if and only if nothing was (第十八条、第十九条；行政强制法第四十三条第二款)."""
    what = "不能登记强制拆除"
    if not done.party_notified:
        yield Refusal(what, "没有书面告知当事人到场", ilb("十九条第一款"), "请书面告知当事人到场")
    if not done.party_present and not done.witness:
        why = "当事人不到场，没有公证机构公证，也没有无利害关系的第三方见证"
        yield Refusal(what, why, ilb("十九条第一款"), "请在公证或者见证下实施")
    if done.goods_left and not (done.goods and done.goods_place and done.goods_told and done.witness):
        why = "违法建筑内的财物没有在公证或者见证下登记造册、运送存放并通知领取"
        yield Refusal(what, why, ilb("十八条"), "请登记造册、写明存放处并通知当事人领取")
    if not (done.photographs and done.recording):
        yield Refusal(what, "没有拍照和录音、录像", ilb("十九条第二款"), "强制拆除应当制作笔录，并拍照和录音、录像")
    if not done.no_cut_off:
        why = "没有确认未采取停止供水、供电、供热、供燃气等方式"
        article = "《行政强制法》第四十三条第二款"
        yield Refusal(what, why, article, "不得对居民生活采取上述方式迫使当事人履行；请如实确认")
