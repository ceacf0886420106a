"""违法建筑处置: the order of the steps (浙江省违法建筑处置规定第九条至第二十二条、行政强制法第三十五条至第四十四条)."""

from datetime import date

from yizhi.platform.procedure.catalogue import register
from yizhi.platform.procedure.definition import DeadlineUse, DocumentUse, Procedure, State, Step


def ilb(place: str) -> str:
    return f"《浙江省违法建筑处置规定》第{place}"


_44 = "《行政强制法》第四十四条"
SERVABLE = ("STOPPED", "ORDERED", "HELP", "OVERDUE", "DEMANDED", "EXECUTION", "ANNOUNCED")
AFTER_ORDER = ("ORDERED", "HELP", "OVERDUE", "DEMANDED", "EXECUTION", "ANNOUNCED")
DONE = ("PERFORMED", "DEMOLISHED")

BUILDING = register(
    Procedure(
        code="illegal_building",
        version=1,
        title="违法建筑处置",
        articles=(ilb("九条"), ilb("十条"), ilb("十一条"), ilb("十六条"), ilb("十七条"), ilb("十九条"), _44),
        effective_from=date(2020, 9, 24),
        initial="FOUND",
        states=(
            State("FOUND", "已发现"),
            State("STOPPED", "已责令停止建设"),
            State("IDENTIFIED", "已认定"),
            State("HEARD", "已听取意见"),
            State("ORDERED", "已作处置决定"),
            State("HELP", "当事人申请组织拆除"),
            State("OVERDUE", "逾期未履行"),
            State("DEMANDED", "已催告"),
            State("EXECUTION", "已决定强制拆除"),
            State("ANNOUNCED", "已公告"),
            State("DEMOLISHED", "已强制拆除"),
            State("PERFORMED", "已履行"),
            State("ENDED", "已办结，待归档"),
            State("REVOKED", "处置决定被撤销，待归档"),
            State("ARCHIVED", "已归档", final=True),
        ),
        steps=(
            Step("building.stop", ("FOUND",), "STOPPED", ilb("九条")),
            Step("building.identify", ("FOUND", "STOPPED", "IDENTIFIED", "HEARD"), "IDENTIFIED", ilb("十一条")),
            Step("building.hear", ("IDENTIFIED",), None, ilb("十四条"), alternatives=("HEARD", "IDENTIFIED")),
            Step("building.order", ("HEARD",), "ORDERED", ilb("十条至第十三条")),
            Step("building.serve", (*SERVABLE, *DONE), None, ilb("十四条第二款")),
            Step("building.ask_help", ("ORDERED",), "HELP", ilb("十五条")),
            Step("building.check", ("ORDERED", "HELP"), None, ilb("十五条"), alternatives=("OVERDUE", "PERFORMED")),
            Step("building.remedy", AFTER_ORDER, None, _44),
            Step("building.end_remedy", AFTER_ORDER, None, _44, alternatives=(*AFTER_ORDER, "REVOKED")),
            Step("building.demand", ("OVERDUE",), "DEMANDED", "《行政强制法》第三十五条"),
            Step("building.decide_execution", ("DEMANDED",), "EXECUTION", "《行政强制法》第三十七条"),
            Step("building.announce", ("EXECUTION", "ANNOUNCED"), "ANNOUNCED", ilb("十七条")),
            Step("building.demolish", ("ANNOUNCED",), "DEMOLISHED", ilb("十九条")),
            Step("building.perform_late", ("OVERDUE", "DEMANDED", "EXECUTION", "ANNOUNCED"), "PERFORMED", _44),
            Step("building.inform", (*AFTER_ORDER, *DONE), None, ilb("二十二条")),
            Step("building.finish", DONE, "ENDED", ilb("二十二条")),
            Step("building.archive", ("ENDED", "REVOKED"), "ARCHIVED", "《行政处罚法》第四十七条"),
        ),
        documents=(
            DocumentUse("D23", "building.stop"),
            DocumentUse("S08", "building.order"),
            DocumentUse("D46", "building.serve"),
            DocumentUse("S05", "building.demand"),
            DocumentUse("D51", "building.decide_execution"),
            DocumentUse("D53", "building.announce"),
            DocumentUse("S09", "building.demolish"),
            DocumentUse("S10", "building.inform"),
        ),
        deadlines=(
            DeadlineUse("T-REC", "building.serve", "building.remedy"),
            DeadlineUse("T-SUIT", "building.serve", "building.decide_execution"),
        ),
    )
)
