"""How a matter goes from one agency to another (《浙江省综合行政执法条例》第十一条、第十八条).

The last three of the city's six links (案件移送、决定抄告、信息共享), and what that means for the first (源头管理).
A dispute over who handles it goes the same way from DISPUTED (《行政处罚法》第二十五条).
"""

from datetime import date

from yizhi.platform.procedure.catalogue import register
from yizhi.platform.procedure.definition import DeadlineUse, DocumentUse, Procedure, State, Step

CAE_5 = "《浙江省综合行政执法条例》第五条"
CAE_11 = "《浙江省综合行政执法条例》第十一条"
CAE_16 = "《浙江省综合行政执法条例》第十六条"
CAE_18 = "《浙江省综合行政执法条例》第十八条第二款"
APL_25 = "《行政处罚法》第二十五条第二款"

ARRIVED = ("SENT", "RECEIVED")
CONTESTED = ("DISPUTED", "COORDINATING")
HANDLED = ("ACCEPTED", "FILED")
RESULT = ("DECIDED", "NOT_FILED", "COPIED_BACK")
RECEIVED_FOR_GOOD = (*HANDLED, *RESULT, "CLOSED")
OVER = ("CLOSED", "KEPT", "SETTLED", "GIVEN_UP")

VERSION_1 = register(
    Procedure(
        code="transfer",
        version=1,
        title="案件移送和管辖争议",
        articles=(CAE_11, CAE_18, APL_25),
        effective_from=date(2022, 1, 1),
        initial="DRAFT",
        states=(
            State("DRAFT", "拟移送"),
            State("SENT", "已移送，待签收"),
            State("RECEIVED", "已签收，待答复"),
            State("RETURNED", "已退回"),
            State("DISPUTED", "管辖争议，协商中"),
            State("COORDINATING", "已提请协调"),
            State("ACCEPTED", "已受理"),
            State("FILED", "已立案"),
            State("NOT_FILED", "未立案、未处罚"),
            State("DECIDED", "已作出处理"),
            State("COPIED_BACK", "已抄告"),
            State("CLOSED", "办结", final=True),
            State("KEPT", "由移送机关办理", final=True),
            State("SETTLED", "管辖已确定", final=True),
            State("GIVEN_UP", "不再移送", final=True),
        ),
        steps=(
            Step("transfer.add_item", ("DRAFT", "RETURNED"), None, CAE_18),
            Step("transfer.drop_item", ("DRAFT",), None, CAE_18),
            Step("transfer.send", ("DRAFT", "RETURNED"), "SENT", CAE_18),
            Step("transfer.give_up", ("DRAFT",), "GIVEN_UP", CAE_18),
            Step("transfer.receive", ("SENT",), "RECEIVED", CAE_11),
            Step("transfer.accept", ("RECEIVED",), "ACCEPTED", CAE_11),
            Step("transfer.return_matter", ("RECEIVED",), "RETURNED", CAE_11),
            Step("transfer.dispute", ("RECEIVED", "RETURNED"), "DISPUTED", APL_25),
            # A contest begins here: both agencies claim the matter and there is nothing to send.
            Step("general_case.contest_jurisdiction", ("DRAFT",), "DISPUTED", APL_25),
            Step("transfer.take_position", CONTESTED, None, APL_25),
            Step("transfer.concede", (*CONTESTED, "RETURNED"), None, APL_25, ("RECEIVED", "KEPT", "SETTLED")),
            Step("transfer.refer", ("DISPUTED",), "COORDINATING", APL_25),
            Step("transfer.designate", ("COORDINATING",), None, APL_25, ("RECEIVED", "KEPT", "SETTLED")),
            # What the receiver does to its clue and case moves the matter along (`transfers/following.py`).
            Step("general_case.approve_filing", ("ACCEPTED",), "FILED", CAE_11),
            Step("clue.no_filing", HANDLED, "NOT_FILED", CAE_11),
            Step("general_case.decide", HANDLED, "DECIDED", CAE_11),
            Step("transfer.copy_back", RESULT, "COPIED_BACK", CAE_11),
            Step("transfer.share_information", ("COPIED_BACK", "CLOSED"), None, CAE_5),
            Step("transfer.renew_source", ("COPIED_BACK", "CLOSED"), None, CAE_16),
            Step("transfer.close", ("COPIED_BACK",), "CLOSED", CAE_16),
        ),
        documents=(
            DocumentUse("D57", "transfer.send"),
            DocumentUse("D05", "transfer.concede", required=False),
            DocumentUse("D05", "transfer.designate"),
            DocumentUse("D59", "transfer.copy_back"),
        ),
        deadlines=(
            DeadlineUse("T-LINK-ANSWER", "transfer.send", "transfer.accept"),
            DeadlineUse("T-JUR", "transfer.dispute", "transfer.refer"),
            DeadlineUse("T-FILE", "transfer.accept", "general_case.approve_filing"),
            DeadlineUse("T-LINK-COPY", "general_case.decide", "transfer.copy_back"),
            DeadlineUse("T-LINK-SHARE", "transfer.copy_back", "transfer.share_information"),
        ),
    )
)
