"""Preservation of evidence (行政处罚法第五十六条) and sealing or detention (行政强制法第十八条至第二十八条)."""

from datetime import date

from yizhi.platform.procedure.catalogue import register
from yizhi.platform.procedure.definition import DeadlineUse, DocumentUse, Procedure, State, Step

_56 = "《行政处罚法》第五十六条"
_18 = "《行政强制法》第十八条"
_19 = "《行政强制法》第十九条"
_23 = "《行政强制法》第二十三条"
_24 = "《行政强制法》第二十四条"
_25 = "《行政强制法》第二十五条"
_26 = "《行政强制法》第二十六条"
_27 = "《行政强制法》第二十七条"
_28 = "《行政强制法》第二十八条"

_COMMON = (
    State("DRAFT", "拟报"),
    State("SUBMITTED", "待批准"),
    State("APPROVED", "已批准，待实施"),
    State("IN_FORCE", "实施中"),
    State("DECIDED", "已处理，待交接"),
    State("ENDED", "办结", final=True),
    State("REFUSED", "未批准", final=True),
    State("GIVEN_UP", "未实施", final=True),
)
_URGENT = (State("URGENT", "紧急实施，待补办批准"), State("TO_LIFT", "未获批准，应当立即解除"))
_WORDS = ("propose_disposal", "endorse_disposal", "review_disposal", "return_disposal")
SETTLED = ("ENDED", "REFUSED", "GIVEN_UP")


def _steps(article: str, approving: str, *, coercive: bool) -> tuple[Step, ...]:
    """The steps both know; the words of law differ, the order does not."""
    held = ("IN_FORCE", "URGENT", "TO_LIFT", "DECIDED") if coercive else ("IN_FORCE", "DECIDED")
    open_in = ("IN_FORCE", "URGENT", "TO_LIFT") if coercive else ("IN_FORCE",)
    return (
        Step("measure.add_thing", ("DRAFT",), None, _23 if coercive else article),
        Step("measure.strike_thing", ("DRAFT",), None, article),
        Step("measure.submit", ("DRAFT",), "SUBMITTED", approving),
        Step(
            "measure.approve", ("SUBMITTED", "URGENT") if coercive else ("SUBMITTED",), None, approving,
            alternatives=("APPROVED", "IN_FORCE") if coercive else ("APPROVED",),
        ),
        Step(
            "measure.disapprove", ("SUBMITTED", "URGENT") if coercive else ("SUBMITTED",), None, approving,
            alternatives=("REFUSED", "TO_LIFT") if coercive else ("REFUSED",),
        ),
        Step(
            "measure.carry_out", ("DRAFT", "APPROVED") if coercive else ("APPROVED",), None, article,
            alternatives=("IN_FORCE", "URGENT") if coercive else ("IN_FORCE",),
        ),
        Step("measure.give_up", ("DRAFT", "SUBMITTED", "APPROVED"), "GIVEN_UP", article),
        Step("measure.store", held, None, _26 if coercive else article),
        Step("measure.check_things", held, None, _26 if coercive else article),
        *(Step(f"measure.{verb}", open_in, None, _27 if coercive else article) for verb in _WORDS),
        Step(
            "measure.decide", open_in, None, _27 if coercive else article, alternatives=held,
        ),
        Step("measure.hand_over", held, None, _28 if coercive else article, alternatives=(*held, "ENDED")),
    )  # fmt: skip


PRESERVATION = register(
    Procedure(
        code="evidence_preservation",
        version=1,
        title="证据先行登记保存",
        articles=(_56,),
        effective_from=date(2021, 7, 15),
        initial="DRAFT",
        states=_COMMON,
        steps=_steps(_56, _56, coercive=False),
        documents=(
            DocumentUse("D12", "measure.approve"),
            DocumentUse("D13", "measure.carry_out"),
            DocumentUse("S16", "measure.decide"),
            DocumentUse("D14", "measure.decide"),
            DocumentUse("D62", "measure.hand_over"),
        ),
        deadlines=(DeadlineUse("T-PRESERVE", "measure.carry_out", "measure.decide"),),
    )
)
SEIZURE = register(
    Procedure(
        code="sealing_detention",
        version=1,
        title="查封、扣押",
        articles=(_18, _19, _24, _25, _27, _28),
        effective_from=date(2021, 7, 15),
        initial="DRAFT",
        states=(*_COMMON, *_URGENT),
        steps=(
            *_steps(_18, f"{_18}第一项", coercive=True),
            Step("measure.extend", ("IN_FORCE",), None, _25),
            Step("measure.begin_appraisal", ("IN_FORCE",), None, _25),
            Step("measure.end_appraisal", ("IN_FORCE",), None, _25),
            Step("measure.sell_early", ("IN_FORCE",), None, _28),
        ),
        documents=(
            DocumentUse("D15", "measure.approve"),
            DocumentUse("D16", "measure.carry_out"),
            DocumentUse("D17", "measure.carry_out"),
            DocumentUse("D18", "measure.extend"),
            DocumentUse("S16", "measure.decide"),
            DocumentUse("D19", "measure.decide"),
            DocumentUse("S12", "measure.begin_appraisal"),
            DocumentUse("D20", "measure.begin_appraisal"),
            DocumentUse("D21", "measure.end_appraisal"),
            DocumentUse("D44", "measure.hand_over", required=False),
            DocumentUse("D62", "measure.hand_over"),
        ),
        deadlines=(
            DeadlineUse("T-URGENT", "measure.carry_out", "measure.approve"),
            DeadlineUse("T-SEIZE", "measure.carry_out", "measure.decide"),
        ),
    )
)
