"""The simple procedure as the statute orders it: 《行政处罚法》第五十一条、第五十二条，第六十七条至第七十二条。"""

from datetime import date

from yizhi.platform.procedure.catalogue import register
from yizhi.platform.procedure.definition import DeadlineUse, DocumentUse, Procedure, State, Step

_51 = "《行政处罚法》第五十一条"
_52 = "《行政处罚法》第五十二条"
_42 = "《行政处罚法》第四十二条"
_44 = "《行政处罚法》第四十四条"
_45 = "《行政处罚法》第四十五条"
_67 = "《行政处罚法》第六十七条"
_68 = "《行政处罚法》第六十八条"
_71 = "《行政处罚法》第七十一条"
_72 = "《行政处罚法》第七十二条"

DRAFT = ("ON_SITE_DRAFT",)

VERSION_1 = register(
    Procedure(
        code="simple_penalty",
        version=1,
        title="行政处罚简易程序（当场处罚）",
        articles=(_51, _52),
        effective_from=date(2021, 7, 15),
        initial="ON_SITE_DRAFT",
        states=(
            State("ON_SITE_DRAFT", "现场制作"),
            State("ISSUED", "已当场交付"),
            State("FILED_WITH_AGENCY", "已备案，待缴款"),
            State("PAID_ON_SPOT", "已当场收缴"),
            State("REMITTED_TO_AGENCY", "罚款已交至机关"),
            State("REMITTED_TO_BANK", "罚款已缴付银行"),
            State("OVERDUE", "逾期未缴"),
            State("PAID", "已缴清"),
            State("CLOSED", "已结案", final=True),
            State("ABANDONED", "未作处罚", final=True),
        ),
        steps=(
            Step("simple_case.describe", DRAFT, None, _51),
            Step("simple_case.name_party", DRAFT, None, _52),
            Step("simple_case.inform", DRAFT, None, _44),
            Step("simple_case.record_statement", DRAFT, None, _45),
            Step("simple_case.propose", DRAFT, None, _51),
            Step("simple_case.choose_payment", DRAFT, None, _67),
            Step("simple_case.confirm", DRAFT, None, _42),
            Step("simple_case.sign", DRAFT, None, _52),
            Step("simple_case.note_refusal", DRAFT, None, _52),
            Step("simple_case.issue", DRAFT, "ISSUED", _52),
            Step("simple_case.abandon", DRAFT, "ABANDONED", "《行政处罚法》第三十三条"),
            Step("simple_case.collect_on_spot", ("ISSUED",), "PAID_ON_SPOT", _68),
            Step(
                "simple_case.file_with_agency",
                ("ISSUED", "PAID_ON_SPOT", "REMITTED_TO_AGENCY", "REMITTED_TO_BANK"),
                "FILED_WITH_AGENCY",
                _52,
                alternatives=("PAID_ON_SPOT", "REMITTED_TO_AGENCY", "REMITTED_TO_BANK"),
            ),
            Step("simple_case.hand_in", ("PAID_ON_SPOT",), "REMITTED_TO_AGENCY", _71),
            Step("simple_case.remit", ("REMITTED_TO_AGENCY",), "REMITTED_TO_BANK", _71),
            Step(
                "simple_case.record_payment",
                ("FILED_WITH_AGENCY", "OVERDUE"),
                "PAID",
                _67,
                alternatives=("FILED_WITH_AGENCY", "OVERDUE"),
            ),
            Step("simple_case.mark_overdue", ("FILED_WITH_AGENCY",), "OVERDUE", _72),
            Step("simple_case.close", ("FILED_WITH_AGENCY", "REMITTED_TO_BANK", "PAID"), "CLOSED", _52),
        ),
        documents=(DocumentUse("D40", "simple_case.issue"),),
        deadlines=(
            DeadlineUse("T-PAY", "simple_case.issue", "simple_case.record_payment"),
            DeadlineUse("T-CASH-1", "simple_case.collect_on_spot", "simple_case.hand_in"),
            DeadlineUse("T-CASH-2", "simple_case.hand_in", "simple_case.remit"),
        ),
    )
)
