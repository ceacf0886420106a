"""A general case on the fast track, each step as one call."""

from typing import Any

from yizhi.domain.cases.general.acts import fast_track, proposing, reviewing
from yizhi.domain.cases.general.tests.file import STALL, File
from yizhi.domain.cases.models.general import FastTrack, GeneralCase
from yizhi.platform.scope.session import acting


def admitted(file: File, case: GeneralCase) -> Any:
    """The party's signed statement that it did so."""
    said = {"name": "询问笔录（当事人认可违法事实）", "proves": ["IDENTITY", "ACT", "FAULT"]}
    evidence = file.collect(case, "PARTY_STATEMENT", **said)
    file.verify(case, evidence)
    return evidence


def ready(file: File, code: str = STALL, fen: int = 100_000, **changes: Any) -> tuple[GeneralCase, Any]:
    """Proven, admitted and proposed; the co-officer has confirmed."""
    case = file.filed(code, **changes)
    file.prove(case)
    evidence = admitted(file, case)
    file.correct(case)
    file.propose(case, fen)
    file.do(proposing.confirm, "co", case)
    return file.fresh(case), evidence


def asked(file: File, **options: Any) -> GeneralCase:
    case, evidence = ready(file, **options)
    data = {"admissions": [evidence], "undisputed": True, "reason": "事实清楚，当事人当场认可并签名。"}
    file.do(fast_track.propose_fast_track, "lead", case, **data)
    return case


def allowed(file: File, **options: Any) -> GeneralCase:
    case = asked(file, **options)
    file.do(fast_track.approve_fast_track, "head", case)
    return file.fresh(case)


def submitted(file: File, **options: Any) -> GeneralCase:
    case = allowed(file, **options)
    file.do(fast_track.submit_fast_track, "lead", case, process="立案当日进行了现场检查和询问。")
    return file.fresh(case)


def reviewed(file: File, **options: Any) -> GeneralCase:
    case = submitted(file, **options)
    if case.state == "COMPLIANCE_REVIEW":
        file.do(reviewing.review_compliance, "compliance", case, result="PASS")
    file.do(reviewing.review_legally, "reviewer", case, result="AGREE")
    return file.fresh(case)


def track(file: File, case: GeneralCase) -> FastTrack:
    with acting(file.who("lead")):
        return FastTrack.objects.select_related("document").filter(case=case.pk).latest("proposed_at")
