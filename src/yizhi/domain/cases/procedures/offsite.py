"""非现场执法: a device on its way into use, and a recording on its way to a case (行政处罚法第四十一条)."""

from datetime import date

from yizhi.platform.procedure.catalogue import register
from yizhi.platform.procedure.definition import DeadlineUse, DocumentUse, Procedure, State, Step

_41_1 = "《行政处罚法》第四十一条第一款"
_41_2 = "《行政处罚法》第四十一条第二款"
_41_3 = "《行政处罚法》第四十一条第三款"
_33 = "《行政处罚法》第三十三条"
_46 = "《行政处罚法》第四十六条"

DEVICE = register(
    Procedure(
        code="monitoring_device",
        version=1,
        title="电子技术监控设备启用",
        articles=(_41_1,),
        effective_from=date(2021, 7, 15),
        initial="REGISTERED",
        states=(
            State("REGISTERED", "待法制审核"),
            State("LEGAL", "待技术审核"),
            State("REVIEWED", "待公布"),
            State("IN_USE", "使用中"),
            State("STOPPED", "停用", final=True),
        ),
        steps=(
            Step("device.review_legally", ("REGISTERED",), None, _41_1, alternatives=("LEGAL", "STOPPED")),
            Step("device.review_technically", ("LEGAL",), "REVIEWED", _41_1),
            Step("device.publish", ("REVIEWED",), "IN_USE", _41_1),
            Step("device.renew", ("REVIEWED", "IN_USE"), None, _41_1),
            Step("device.capture", ("IN_USE",), None, _41_2),
            Step("device.stop", ("REGISTERED", "LEGAL", "REVIEWED", "IN_USE"), "STOPPED", _41_1),
        ),
    )
)
RECORD = register(
    Procedure(
        code="device_record",
        version=1,
        title="非现场记录办理",
        articles=(_41_2, _41_3),
        effective_from=date(2021, 7, 15),
        initial="CAPTURED",
        states=(
            State("CAPTURED", "待审核"),
            State("ACCEPTED", "审核符合，待告知"),
            State("TOLD", "已告知当事人"),
            State("REJECTED", "不作为证据", final=True),
            State("CORRECTED", "已改正，不予处罚", final=True),
            State("USED", "已列为案件证据", final=True),
        ),
        steps=(
            Step("device_record.review", ("CAPTURED",), None, _41_2, alternatives=("ACCEPTED", "REJECTED")),
            Step("device_record.tell", ("ACCEPTED",), "TOLD", _41_3),
            Step("device_record.state", ("TOLD",), None, _41_3),
            Step("device_record.answer", ("TOLD",), None, _41_3, alternatives=("TOLD", "REJECTED")),
            Step("device_record.check", ("TOLD",), None, _33, alternatives=("TOLD", "CORRECTED")),
            Step("general_case.take_record", ("TOLD",), "USED", _46),
        ),
        documents=(DocumentUse("S03", "device_record.review"), DocumentUse("S04", "device_record.tell")),
        deadlines=(DeadlineUse("T-TELL", "device_record.review", "device_record.tell"),),
    )
)
