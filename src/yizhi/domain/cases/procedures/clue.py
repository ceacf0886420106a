"""What becomes of a clue: 《行政处罚法》第五十四条第二款（符合立案标准的，应当及时立案）。"""

from datetime import date

from yizhi.platform.procedure.catalogue import register
from yizhi.platform.procedure.definition import DeadlineUse, Procedure, State, Step

_54 = "《行政处罚法》第五十四条"
_MOHURD = "《住房和城乡建设行政处罚程序规定》"
OPEN = ("RECEIVED", "TRIAGED", "VERIFYING")

VERSION_1 = register(
    Procedure(
        code="clue",
        version=1,
        title="线索处理",
        articles=(_54,),
        effective_from=date(2021, 7, 15),
        initial="RECEIVED",
        states=(
            State("RECEIVED", "已接收"),
            State("TRIAGED", "已分办"),
            State("VERIFYING", "核查中"),
            State("FILED", "已立案", final=True),
            State("SIMPLE_PENALTY", "转当场处罚", final=True),
            State("NO_FILING", "不予立案", final=True),
            State("TRANSFERRED", "已移送", final=True),
            State("EDUCATED", "教育后不再处理", final=True),
            State("MERGED", "已并入其他线索", final=True),
        ),
        steps=(
            Step("clue.triage", ("RECEIVED", "TRIAGED"), "TRIAGED", _54),
            Step("clue.grade", ("TRIAGED", "VERIFYING"), None, _54),
            Step("clue.verify", ("TRIAGED", "VERIFYING"), "VERIFYING", _54),
            Step("clue.extend_verification", ("TRIAGED", "VERIFYING"), None, _MOHURD),
            Step("general_case.open", ("TRIAGED", "VERIFYING"), "FILED", _54),
            Step("clue.to_simple", ("TRIAGED", "VERIFYING"), "SIMPLE_PENALTY", "《行政处罚法》第五十一条"),
            Step("clue.reply", ("RECEIVED", "TRIAGED", "VERIFYING"), None, _54),
            Step("clue.no_filing", ("TRIAGED", "VERIFYING"), "NO_FILING", _54),
            Step("clue.transfer", OPEN, "TRANSFERRED", "《行政处罚法》第二十二条至第二十七条"),
            Step("clue.educate", ("TRIAGED", "VERIFYING"), "EDUCATED", "《行政处罚法》第三十三条"),
            Step("clue.merge", OPEN, "MERGED", "《行政处罚法》第二十九条"),
        ),
        deadlines=(DeadlineUse("T-VERIFY", "clue.triage", "clue.verify"),),
    )
)
