"""代履行: demanded, decided, demanded again, performed, charged (行政强制法第五十条至第五十二条)."""

from datetime import date

from yizhi.platform.procedure.catalogue import register
from yizhi.platform.procedure.definition import DeadlineUse, DocumentUse, Procedure, State, Step

_35 = "《行政强制法》第三十五条"
_50 = "《行政强制法》第五十条"
_51 = "《行政强制法》第五十一条"
_51_2 = "《行政强制法》第五十一条第二款"
_52 = "《行政强制法》第五十二条"
BEFORE = ("PROPOSED", "DEMANDED", "DECIDED", "REMINDED")

SUBSTITUTE = register(
    Procedure(
        code="substitute_performance",
        version=1,
        title="代履行",
        articles=(_50, _51),
        effective_from=date(2012, 1, 1),
        initial="PROPOSED",
        states=(
            State("PROPOSED", "拟代履行"),
            State("DEMANDED", "已催告"),
            State("DECIDED", "已决定"),
            State("REMINDED", "已作代履行前催告"),
            State("PERFORMED", "已代履行，待结算费用"),
            State("ENDED", "办结", final=True),
            State("STOPPED", "停止代履行", final=True),
        ),
        steps=(
            Step("substitute.demand", ("PROPOSED",), "DEMANDED", _35),
            Step("substitute.decide", ("DEMANDED",), "DECIDED", _51),
            Step("substitute.remind", ("DECIDED", "REMINDED"), "REMINDED", _51),
            Step("substitute.perform", ("REMINDED",), "PERFORMED", _51),
            Step("substitute.stop", BEFORE, "STOPPED", _51),
            Step("substitute.charge", ("PERFORMED",), "ENDED", _51_2),
        ),
        documents=(
            DocumentUse("S05", "substitute.demand"),
            DocumentUse("D52", "substitute.decide"),
            DocumentUse("S05", "substitute.remind"),
            DocumentUse("S06", "substitute.perform"),
            DocumentUse("S07", "substitute.charge", required=False),
        ),
        deadlines=(DeadlineUse("T-SUBST", "substitute.remind", "substitute.perform"),),
    )
)
IMMEDIATE = register(
    Procedure(
        code="immediate_performance",
        version=1,
        title="立即代履行",
        articles=(_52,),
        effective_from=date(2012, 1, 1),
        initial="CLEARED",
        states=(
            State("CLEARED", "已清除，待机关确认"),
            State("PERFORMED", "已确认，待结算费用"),
            State("ENDED", "办结", final=True),
        ),
        steps=(
            Step("substitute.confirm", ("CLEARED",), "PERFORMED", _52),
            Step("substitute.charge", ("PERFORMED",), "ENDED", _51_2),
        ),
        documents=(
            DocumentUse("S06", "substitute.confirm"),
            DocumentUse("D52", "substitute.confirm"),
            DocumentUse("S07", "substitute.charge", required=False),
        ),
    )
)
