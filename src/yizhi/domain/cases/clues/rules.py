"""Who may handle a clue, and who may know the reporter."""

from yizhi.platform.acts.condition import Situation, condition, role
from yizhi.statute.refusal import Refusal


@condition("为本线索核查人")
def is_handler(situation: Situation) -> Refusal | None:
    person = situation.actor.person
    if person is not None and person == situation.record.handler_id:
        return None
    return Refusal("您不能办理此项", "此项由本线索核查人办理", "《行政处罚法》第五十四条", "请联系核查人")


@condition("为受理人或者核查人")
def intake_or_handler(situation: Situation) -> Refusal | None:
    """Nobody else learns who reported, whatever their office."""
    person, clue = situation.actor.person, situation.record
    if person is not None and person in (clue.intake_id, clue.handler_id):
        return None
    return Refusal(
        "您不能查看举报人", "举报人信息只有受理人和核查人可以查看", "《个人信息保护法》第六条", "请联系受理人或者核查人"
    )


handler_or_leader = is_handler | role("UNIT_HEAD", "DECIDER", "CAPTAIN", title="负责人")
