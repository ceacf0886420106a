"""What must hold before a step of the fast track. What does not concern a case begins with 无需: no step is shown."""

from yizhi.domain.cases.general.conditions import all_of
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.fast_track import eligibility
from yizhi.domain.cases.general.fast_track.rules import all_rules, rules_on
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import Situation, condition
from yizhi.statute.refusal import Refusal

_25 = "《浙江省综合行政执法条例》第二十五条"


@condition("慎罚快办已开通")
def is_open(situation: Situation) -> Refusal | None:
    if rules_on(org.day_of(situation.at)) is not None:
        return None
    return Refusal("无需办理", "本级没有开通慎罚快办", _25, "请按一般流程办理")


@condition("尚未申请或者适用慎罚快办")
def not_on_it(situation: Situation) -> Refusal | None:
    one = Dossier.of(situation.record).fast_track
    if one is None or not (one.waiting or one.running):
        return None
    said = "正在等待审批" if one.waiting else "已适用慎罚快办"
    return Refusal("无需重复申请", f"本案{said}", _25, "请办理下一环节")


@condition("有待审批的慎罚快办申请")
def waiting(situation: Situation) -> Refusal | None:
    one = Dossier.of(situation.record).fast_track
    if one is not None and one.waiting:
        return None
    return Refusal("无需审批", "本案没有待审批的慎罚快办申请", _25, "请按现有流程办理")


@condition("正在适用慎罚快办")
def running(situation: Situation) -> Refusal | None:
    one = Dossier.of(situation.record).fast_track
    if one is not None and one.running:
        return None
    return Refusal("无需办理", "本案没有适用慎罚快办", _25, "请分别办理终结调查和送审")


@condition("已申请或者适用慎罚快办")
def asked_or_running(situation: Situation) -> Refusal | None:
    one = Dossier.of(situation.record).fast_track
    if one is not None and (one.waiting or one.running):
        return None
    return Refusal("无需办理", "本案没有适用慎罚快办", _25, "请按一般流程办理")


@condition("按一般流程办理")
def ordinary(situation: Situation) -> Refusal | None:
    """The single steps of the ordinary path are one step on the fast track."""
    one = Dossier.of(situation.record).fast_track
    if one is None or not one.running:
        return None
    step = "请办理“慎罚快办：终结调查并送审”；不再适用的，先转为一般流程"
    return Refusal("无需单独办理", "本案适用慎罚快办，终结调查与送审一次办理", _25, step)


def _applied(situation: Situation) -> tuple[Refusal, ...]:
    """The conditions of an application that waits, answered as of now."""
    dossier, day = Dossier.of(situation.record), org.day_of(situation.at)
    one = dossier.fast_track
    if one is None or not one.waiting:
        return ()
    answers = eligibility.facts(dossier, day, one.admissions, undisputed=one.undisputed)
    return tuple(eligibility.unmet(all_rules()[one.rules], answers))


fits = all_of("符合慎罚快办的条件", _applied)
still_fits = all_of("仍然符合慎罚快办的条件", lambda s: eligibility.refusals(Dossier.of(s.record), org.day_of(s.at)))
