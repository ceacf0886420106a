"""The general procedure as the statute orders it: 《行政处罚法》第五十四条至第六十五条, and what follows a decision.

States 5 (合规性审查) and 6 (法制审核 of every case) come from the city's own rules; the others are the statute's.
To go back to an earlier step is a normal act: `reopen` leads to the investigation from every stage before the decision.
"""

from datetime import date

from yizhi.platform.procedure.catalogue import register
from yizhi.platform.procedure.definition import DeadlineUse, DocumentUse, Procedure, State, Step

_28 = "《行政处罚法》第二十八条"
_34 = "《行政处罚法》第三十四条"
_36 = "《行政处罚法》第三十六条"
_37 = "《行政处罚法》第三十七条"
_42 = "《行政处罚法》第四十二条"
_43 = "《行政处罚法》第四十三条"
_44 = "《行政处罚法》第四十四条"
_45 = "《行政处罚法》第四十五条"
_46 = "《行政处罚法》第四十六条"
_47 = "《行政处罚法》第四十七条"
_48 = "《行政处罚法》第四十八条"
_54 = "《行政处罚法》第五十四条"
_55 = "《行政处罚法》第五十五条"
_56 = "《行政处罚法》第五十六条"
_57 = "《行政处罚法》第五十七条"
_58 = "《行政处罚法》第五十八条"
_60 = "《行政处罚法》第六十条"
_61 = "《行政处罚法》第六十一条"
_63 = "《行政处罚法》第六十三条"
_64 = "《行政处罚法》第六十四条"
_66 = "《行政处罚法》第六十六条"
_67 = "《行政处罚法》第六十七条"
_72 = "《行政处罚法》第七十二条"
_73 = "《行政处罚法》第七十三条"
_25 = "《行政处罚法》第二十五条"
_26 = "《行政处罚法》第二十二条至第二十六条"
_27 = "《行政处罚法》第二十七条"
_18 = "《浙江省综合行政执法条例》第十八条"
_25 = "《浙江省综合行政执法条例》第二十五条"
_24 = "《浙江省综合行政执法条例》第二十四条"
_TCR_5 = "《行政执法机关移送涉嫌犯罪案件的规定》第五条"
_ACL_39 = "《行政强制法》第三十九条"
_ACL_40 = "《行政强制法》第四十条"
_ACL_42 = "《行政强制法》第四十二条"
_ACL_53 = "《行政强制法》第五十三条"
_ACL_54 = "《行政强制法》第五十四条"

DRAFT = ("DRAFT_FILING",)
INVESTIGATION = ("FILED", "INVESTIGATING")
REVIEWED = ("COMPLIANCE_REVIEW", "LEGAL_REVIEW_1")
HEARD = ("NOTIFIED", "STATEMENT", "HEARING")
LATE = ("LEGAL_REVIEW_2", "COLLECTIVE")
BEFORE_DECISION = (*INVESTIGATION, "INVESTIGATED", *REVIEWED, *HEARD, *LATE)
AFTER_DECISION = ("DECIDED", "SERVED", "PUBLISHED", "EXECUTING", "COURT_ENFORCEMENT")
PERFORMING = ("SERVED", "PUBLISHED", "EXECUTING")
CLOSED = ("CLOSED", "ARCHIVED")
# A suit may come until six months after the decision became known, long after the file was closed and archived.
CONTESTED = (*PERFORMING, "COURT_ENFORCEMENT", *CLOSED)
SIDE_ENDS = ("WITHDRAWN", "TERMINATED", "TRANSFERRED_CRIME", "TRANSFERRED_AGENCY")
ALL_OPEN = (*DRAFT, *BEFORE_DECISION, *AFTER_DECISION, *SIDE_ENDS, "SUSPENDED")

STATES = (
    State("DRAFT_FILING", "拟立案"),
    State("FILED", "已立案"),
    State("INVESTIGATING", "调查取证"),
    State("INVESTIGATED", "调查终结"),
    State("COMPLIANCE_REVIEW", "合规性审查"),
    State("LEGAL_REVIEW_1", "法制审核（告知前）"),
    State("NOTIFIED", "已事先告知"),
    State("STATEMENT", "陈述申辩"),
    State("HEARING", "听证"),
    State("LEGAL_REVIEW_2", "法制审核（决定前）"),
    State("COLLECTIVE", "集体讨论"),
    State("DECIDED", "已决定"),
    State("SERVED", "已送达"),
    State("PUBLISHED", "已公示"),
    State("EXECUTING", "执行中"),
    State("COURT_ENFORCEMENT", "申请强制执行"),
    State("CLOSED", "结案"),
    State("ARCHIVED", "归档", final=True),
    State("SUSPENDED", "中止"),
    State("WITHDRAWN", "撤销案件"),
    State("TERMINATED", "终止调查"),
    State("TRANSFERRED_CRIME", "移送司法机关"),
    State("TRANSFERRED_AGENCY", "移送其他机关"),
    State("NOT_FILED", "不予立案", final=True),
)

_FILING = (
    Step("general_case.describe", (*DRAFT, *INVESTIGATION), None, _54),
    Step("general_case.name_party", (*DRAFT, *INVESTIGATION), None, _54),
    Step("general_case.exclude_party", (*DRAFT, *INVESTIGATION), None, _54),
    Step("general_case.endorse_filing", DRAFT, None, _54),
    Step("general_case.approve_filing", DRAFT, "FILED", _54),
    Step("general_case.decline_filing", DRAFT, "NOT_FILED", _54),
    Step("general_case.assign", (*DRAFT, *BEFORE_DECISION), None, _42),
    Step("general_case.apply_recusal", BEFORE_DECISION, None, _43),
    Step("general_case.decide_recusal", BEFORE_DECISION, None, _43),
)
_INVESTIGATION = (
    Step("general_case.add_evidence", INVESTIGATION, "INVESTIGATING", _46),
    Step("general_case.verify_evidence", ("INVESTIGATING",), None, _46),
    Step("general_case.note_signature", ("INVESTIGATING",), None, _55),
    Step("general_case.write_inspection", INVESTIGATION, "INVESTIGATING", _55),
    Step("general_case.write_questioning", INVESTIGATION, "INVESTIGATING", _55),
    Step("general_case.sign_record", ("INVESTIGATING",), None, _55),
    Step("general_case.note_record_refusal", ("INVESTIGATING",), None, _55),
    Step("general_case.set_record_aside", (*BEFORE_DECISION, *SIDE_ENDS), None, _55),
    Step("general_case.apply_sampling", INVESTIGATION, None, _56),
    Step("general_case.approve_sampling", INVESTIGATION, None, _56),
    Step("general_case.list_sample", INVESTIGATION, None, _56),
    Step("general_case.take_samples", INVESTIGATION, "INVESTIGATING", _56),
    Step("general_case.send_samples", INVESTIGATION, None, _56),
    Step("general_case.record_test", INVESTIGATION, "INVESTIGATING", _46),
    Step("general_case.settle_samples", (*BEFORE_DECISION, *AFTER_DECISION, *SIDE_ENDS), None, _56),
    Step("general_case.give_up_sampling", (*BEFORE_DECISION, *AFTER_DECISION, *SIDE_ENDS), None, _56),
    Step("measure.apply", (*DRAFT, *BEFORE_DECISION), None, "《行政处罚法》第五十六条、《行政强制法》第十八条"),
    Step(
        "general_case.propose_substitute",
        (*INVESTIGATION, "INVESTIGATED", *REVIEWED, *HEARD, *LATE, *AFTER_DECISION),
        None,
        "《行政强制法》第五十条",
    ),
    Step("general_case.clear_at_once", (*DRAFT, *INVESTIGATION, "INVESTIGATED"), None, "《行政强制法》第五十二条"),
    Step("general_case.link_recording", (*INVESTIGATION, "INVESTIGATED", *REVIEWED), None, _47),
    Step(
        "general_case.send_evidence",
        (*BEFORE_DECISION, *AFTER_DECISION, *SIDE_ENDS),
        None,
        "《浙江省综合行政执法条例》第十八条",
    ),
    Step("general_case.take_evidence", INVESTIGATION, "INVESTIGATING", _18),
    Step("general_case.take_record", INVESTIGATION, "INVESTIGATING", "《行政处罚法》第四十一条第二款"),
    Step("general_case.note_not_applicable", ("INVESTIGATING",), None, "《行政处罚法》第四十条"),
    Step("general_case.order_correction", INVESTIGATION, "INVESTIGATING", _28),
    Step("general_case.check_correction", (*INVESTIGATION, *AFTER_DECISION, *SIDE_ENDS), None, _28),
    Step("general_case.record_commitment", INVESTIGATION, None, "《行政处罚法》第三十三条"),
    Step("general_case.summon", INVESTIGATION, None, "《行政处罚法》第五十五条"),
    Step("general_case.request_cooperation", (*BEFORE_DECISION, *PERFORMING), None, _26),
    Step("general_case.answer_agency", (*BEFORE_DECISION, *AFTER_DECISION, *SIDE_ENDS), None, _26),
    Step("general_case.record_cooperation", (*BEFORE_DECISION, *AFTER_DECISION, *SIDE_ENDS), None, _26),
    Step("general_case.mark_grounds", BEFORE_DECISION, None, _58),
    Step("general_case.propose", ("INVESTIGATING",), None, _57),
    Step("general_case.weigh", INVESTIGATION, None, _34),
    Step("general_case.answer_list", INVESTIGATION, None, _34),
    Step("general_case.compare_law", BEFORE_DECISION, None, _37),
    Step("general_case.add_line", ("INVESTIGATING",), None, "《行政处罚法》第九条"),
    Step("general_case.drop_line", ("INVESTIGATING",), None, "《行政处罚法》第九条"),
    Step("general_case.confirm", ("INVESTIGATING",), None, _42),
    Step("general_case.close_investigation", ("INVESTIGATING",), "INVESTIGATED", _57),
    Step("general_case.reopen", ("INVESTIGATED", *REVIEWED, *HEARD, *LATE), "INVESTIGATING", "《行政处罚法》第四十条"),
    Step("general_case.pause_clock", BEFORE_DECISION, None, _60),
    Step("general_case.end_pause", BEFORE_DECISION, None, _60),
    Step("general_case.extend_clock", BEFORE_DECISION, None, _60),
)
_FAST_TRACK = (
    Step("general_case.propose_fast_track", ("INVESTIGATING",), None, _25),
    Step("general_case.approve_fast_track", ("INVESTIGATING",), None, _25),
    Step("general_case.refuse_fast_track", ("INVESTIGATING",), None, _25),
    Step(
        "general_case.submit_fast_track",
        ("INVESTIGATING",),
        "LEGAL_REVIEW_1",
        _57,
        alternatives=("COMPLIANCE_REVIEW",),
    ),
    Step(
        "general_case.leave_fast_track",
        ("INVESTIGATING", "INVESTIGATED", *REVIEWED, *HEARD, *LATE),
        "INVESTIGATING",
        _25,
    ),
)
_REVIEW = (
    Step("general_case.request_review", ("INVESTIGATED",), "LEGAL_REVIEW_1", _24, alternatives=("COMPLIANCE_REVIEW",)),
    Step(
        "general_case.review_compliance",
        ("COMPLIANCE_REVIEW",),
        "LEGAL_REVIEW_1",
        _24,
        alternatives=("INVESTIGATING",),
    ),
    Step(
        "general_case.review_legally",
        ("LEGAL_REVIEW_1", "LEGAL_REVIEW_2"),
        None,
        _58,
        alternatives=("LEGAL_REVIEW_1", "LEGAL_REVIEW_2", "INVESTIGATING"),
    ),
    Step("general_case.request_second_review", HEARD, "LEGAL_REVIEW_2", _58),
    Step("general_case.discuss", ("LEGAL_REVIEW_1", *HEARD, "LEGAL_REVIEW_2"), "COLLECTIVE", _57),
)
_HEARING = (
    Step("general_case.issue_notice", ("LEGAL_REVIEW_1",), None, _44),
    Step(
        "general_case.record_statement",
        ("NOTIFIED", "STATEMENT", "HEARING"),
        None,
        _45,
        alternatives=("STATEMENT", "HEARING"),
    ),
    Step("general_case.review_statement", ("STATEMENT", "HEARING", *LATE), None, _45),
    # What the party entered by the code on the notice; a hearing asked for in time leads back to it.
    Step(
        "general_case.take_input",
        BEFORE_DECISION,
        None,
        _45,
        alternatives=BEFORE_DECISION,
    ),
    Step(
        "general_case.apply_hearing", ("NOTIFIED", "STATEMENT"), "HEARING", _63, alternatives=("NOTIFIED", "STATEMENT")
    ),
    Step("general_case.arrange_hearing", ("HEARING",), None, _64),
    Step("general_case.hold_hearing", ("HEARING",), None, _64),
    Step("general_case.report_hearing", ("HEARING",), None, _64),
)
_DECISION = (
    Step("general_case.decide", ("LEGAL_REVIEW_1", *HEARD, *LATE), "DECIDED", _57, alternatives=("TRANSFERRED_CRIME",)),
    Step(
        "general_case.serve",
        (*DRAFT, *BEFORE_DECISION, *AFTER_DECISION),
        None,
        _61,
        alternatives=(*DRAFT, *BEFORE_DECISION, *AFTER_DECISION),
    ),
    # A paper that the party received by its own signature, with consent to electronic service.
    Step(
        "general_case.register_receipt",
        (*DRAFT, *BEFORE_DECISION, *AFTER_DECISION),
        None,
        "《行政处罚法》第六十一条第二款",
        alternatives=(*DRAFT, *BEFORE_DECISION, *AFTER_DECISION),
    ),
    Step("general_case.make_receipt", (*DRAFT, *BEFORE_DECISION, *AFTER_DECISION), None, "《民事诉讼法》第八十七条"),
    Step("general_case.confirm_addresses", (*BEFORE_DECISION, *AFTER_DECISION), None, "《行政处罚法》第六十一条第二款"),
    Step("general_case.post_notice", (*BEFORE_DECISION, *AFTER_DECISION), None, "《民事诉讼法》第九十五条"),
    Step("general_case.propose_publication", ("DECIDED", *PERFORMING), None, _48),
    Step(
        "general_case.publish",
        ("DECIDED", *PERFORMING),
        "PUBLISHED",
        _48,
        alternatives=("DECIDED", "EXECUTING", "SERVED"),
    ),
    Step("general_case.note_change", AFTER_DECISION, None, _48),
    Step("general_case.withdraw_publication", (*AFTER_DECISION, *CLOSED, "WITHDRAWN"), None, _48),
)
_EXECUTION = (
    Step("general_case.record_payment", PERFORMING, "EXECUTING", _67),
    Step("general_case.apply_deferral", PERFORMING, None, _66),
    Step("general_case.approve_deferral", PERFORMING, "EXECUTING", _66),
    Step("general_case.refuse_deferral", PERFORMING, None, _66),
    Step("general_case.decide_surcharge", PERFORMING, None, _72),
    Step("general_case.suspend_execution", PERFORMING, None, _ACL_39),
    Step("general_case.resume_execution", PERFORMING, None, _ACL_39),
    Step("general_case.end_execution", (*PERFORMING, "COURT_ENFORCEMENT"), None, _ACL_40),
    Step("general_case.agree_execution", PERFORMING, "EXECUTING", _ACL_42),
    Step("general_case.break_agreement", PERFORMING, "EXECUTING", _ACL_42),
    # A decision may be contested after it was carried out; one that falls ends the case, whatever its state.
    Step("general_case.record_remedy", CONTESTED, None, _73),
    Step("general_case.answer_remedy", CONTESTED, None, "《行政复议法》第四十八条、《行政诉讼法》第六十七条"),
    Step("general_case.end_remedy", CONTESTED, None, _73, alternatives=(*CONTESTED, "WITHDRAWN")),
    Step("general_case.record_refund", (*CONTESTED, "WITHDRAWN"), None, _73),
    Step("general_case.demand", PERFORMING, "EXECUTING", _ACL_54),
    Step("general_case.apply_to_court", ("EXECUTING",), "COURT_ENFORCEMENT", _ACL_53),
    Step("general_case.record_court_result", ("COURT_ENFORCEMENT",), None, "《行政强制法》第五十七条、第五十八条"),
)
_ENDS = (
    Step("general_case.suspend", BEFORE_DECISION, "SUSPENDED", _60),
    Step("general_case.resume", ("SUSPENDED",), "INVESTIGATING", _60, alternatives=BEFORE_DECISION),
    Step("general_case.withdraw", BEFORE_DECISION, "WITHDRAWN", _54),
    Step("general_case.terminate", (*BEFORE_DECISION, "SUSPENDED"), "TERMINATED", _57),
    Step("general_case.report_crime", BEFORE_DECISION, None, _27),
    Step("general_case.refuse_crime", BEFORE_DECISION, None, _TCR_5),
    Step("general_case.send_crime", ("TRANSFERRED_CRIME",), None, _TCR_5),
    Step("general_case.record_receipt", ("TRANSFERRED_CRIME",), None, "《行政执法机关移送涉嫌犯罪案件的规定》第七条"),
    Step("general_case.record_police", ("TRANSFERRED_CRIME",), None, "《行政执法机关移送涉嫌犯罪案件的规定》第八条"),
    Step("general_case.object_police", ("TRANSFERRED_CRIME",), None, "《行政执法机关移送涉嫌犯罪案件的规定》第九条"),
    Step("general_case.hand_items", ("TRANSFERRED_CRIME",), None, "《行政执法机关移送涉嫌犯罪案件的规定》第十二条"),
    Step("general_case.transfer_crime", BEFORE_DECISION, "TRANSFERRED_CRIME", _27),
    Step("general_case.transfer_agency", BEFORE_DECISION, "TRANSFERRED_AGENCY", _26),
    Step("general_case.contest_jurisdiction", BEFORE_DECISION, None, _25),
    Step("general_case.resume_returned", ("TRANSFERRED_AGENCY",), "INVESTIGATING", _25),
    Step("general_case.take_back", ("TRANSFERRED_CRIME",), "INVESTIGATING", _27),
    Step("general_case.propose_closing", (*AFTER_DECISION[1:], *SIDE_ENDS), None, _47),
    Step("general_case.close", (*AFTER_DECISION[1:], *SIDE_ENDS), "CLOSED", _47),
    Step("general_case.archive", ("CLOSED",), "ARCHIVED", _47),
    Step("general_case.correct_document", (*BEFORE_DECISION, *AFTER_DECISION), None, _47),
    Step("general_case.correct_file", CLOSED, None, _47),
)

VERSION_1 = register(
    Procedure(
        code="general_penalty",
        version=1,
        title="行政处罚普通程序",
        articles=(_54, _57, _58, _63),
        effective_from=date(2021, 7, 15),
        initial="DRAFT_FILING",
        states=STATES,
        steps=(*_FILING, *_INVESTIGATION, *_FAST_TRACK, *_REVIEW, *_HEARING, *_DECISION, *_EXECUTION, *_ENDS),
        documents=(
            DocumentUse("D03", "general_case.approve_filing"),
            DocumentUse("D04", "general_case.decline_filing"),
            DocumentUse("D06", "general_case.decide_recusal"),
            DocumentUse("D08", "general_case.summon"),
            DocumentUse("D07", "general_case.sign_record", required=False),
            DocumentUse("D09", "general_case.sign_record", required=False),
            DocumentUse("D07", "general_case.note_record_refusal", required=False),
            DocumentUse("D09", "general_case.note_record_refusal", required=False),
            DocumentUse("S11", "general_case.approve_sampling"),
            DocumentUse("D10", "general_case.take_samples"),
            DocumentUse("S12", "general_case.send_samples"),
            DocumentUse("D21", "general_case.record_test"),
            DocumentUse("D11", "general_case.settle_samples"),
            DocumentUse("D22", "general_case.order_correction"),
            DocumentUse("D24", "general_case.check_correction"),
            DocumentUse("D25", "general_case.request_cooperation"),
            DocumentUse("D25", "general_case.answer_agency"),
            DocumentUse("D26", "general_case.close_investigation"),
            DocumentUse("D27", "general_case.review_compliance"),
            DocumentUse("D28", "general_case.review_legally"),
            DocumentUse("D29", "general_case.issue_notice"),
            DocumentUse("D30", "general_case.issue_notice", required=False),
            DocumentUse("D31", "general_case.record_statement"),
            DocumentUse("D31", "general_case.take_input", required=False),
            DocumentUse("D32", "general_case.review_statement"),
            DocumentUse("D33", "general_case.apply_hearing"),
            DocumentUse("D33", "general_case.take_input", required=False),
            DocumentUse("D34", "general_case.arrange_hearing"),
            DocumentUse("D35", "general_case.hold_hearing", required=False),
            DocumentUse("D36", "general_case.report_hearing"),
            DocumentUse("D37", "general_case.discuss"),
            DocumentUse("D38", "general_case.decide", required=False),
            DocumentUse("S02", "general_case.decide", required=False),
            DocumentUse("D39", "general_case.decide", required=False),
            DocumentUse("D41", "general_case.decide", required=False),
            DocumentUse("D42", "general_case.record_commitment"),
            DocumentUse("D43", "general_case.decide", required=False),
            DocumentUse("D45", "general_case.confirm_addresses"),
            DocumentUse("D46", "general_case.serve"),
            DocumentUse("D47", "general_case.post_notice"),
            DocumentUse("S13", "general_case.apply_deferral"),
            DocumentUse("S14", "general_case.approve_deferral"),
            DocumentUse("S14", "general_case.refuse_deferral"),
            DocumentUse("D48", "general_case.approve_deferral"),
            DocumentUse("D49", "general_case.decide_surcharge"),
            DocumentUse("D50", "general_case.demand"),
            DocumentUse("D54", "general_case.suspend_execution"),
            DocumentUse("D54", "general_case.resume_execution"),
            DocumentUse("D54", "general_case.end_execution"),
            DocumentUse("D56", "general_case.agree_execution"),
            DocumentUse("D55", "general_case.apply_to_court"),
            DocumentUse("S15", "general_case.transfer_crime"),
            DocumentUse("S15", "general_case.refuse_crime"),
            DocumentUse("D58", "general_case.send_crime"),
            DocumentUse("D60", "general_case.extend_clock"),
            DocumentUse("D61", "general_case.suspend"),
            DocumentUse("D61", "general_case.withdraw"),
            DocumentUse("S17", "general_case.correct_document"),
            DocumentUse("D63", "general_case.close"),
            DocumentUse("D64", "general_case.archive"),
        ),
        deadlines=(
            DeadlineUse("T-90", "general_case.approve_filing", "general_case.decide"),
            DeadlineUse("T-FAST", "general_case.approve_filing", "general_case.decide"),
            DeadlineUse("T-FAST-REVIEW", "general_case.submit_fast_track", "general_case.review_legally"),
            DeadlineUse("T-STATE", "general_case.serve", "general_case.record_statement"),
            DeadlineUse("T-HEAR-APPLY", "general_case.serve", "general_case.apply_hearing"),
            DeadlineUse("T-HEAR-NOTICE", "general_case.arrange_hearing", "general_case.hold_hearing"),
            DeadlineUse("T-SERVE", "general_case.decide", "general_case.serve"),
            DeadlineUse("T-PUB", "general_case.decide", "general_case.publish"),
            DeadlineUse("T-WITHDRAW", "general_case.note_change", "general_case.withdraw_publication"),
            DeadlineUse("T-PAY", "general_case.serve", "general_case.record_payment"),
            DeadlineUse("T-CRIME-HEAD", "general_case.report_crime", "general_case.transfer_crime"),
            DeadlineUse("T-CRIME-SEND", "general_case.transfer_crime", "general_case.send_crime"),
            DeadlineUse("T-CRIME-POLICE", "general_case.record_receipt", "general_case.record_police"),
            DeadlineUse("T-CRIME-ITEMS", "general_case.record_police", "general_case.hand_items"),
            DeadlineUse("T-REC-ANS", "general_case.record_remedy", "general_case.answer_remedy"),
            DeadlineUse("T-SUIT-ANS", "general_case.record_remedy", "general_case.answer_remedy"),
            DeadlineUse("T-DEMAND", "general_case.demand", "general_case.apply_to_court"),
        ),
    )
)
