"""Steps of a general case with data that fits what the case holds, for walking it at random."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from yizhi.domain.cases.general.acts import (
    closing,
    correcting,
    deciding,
    deferring,
    ending,
    filekeeping,
    filing,
    hearing,
    investigating,
    notifying,
    paying,
    people,
    proposing,
    publishing,
    reviewing,
    serving,
    timing,
)
from yizhi.domain.cases.general.tests.file import ELEMENTS, OTHERS, File
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform.acts.declaration import Declaration

_INVESTIGATING = (
    ("evidence", "lead"), ("verify", "lead"), ("rest", "lead"), ("correct", "lead"), ("wait", ""), ("check", "lead"),
    ("propose", "lead"), ("fine", "lead"), ("confirm", "co"), ("end_investigation", "lead"),
)  # fmt: skip
ROAD: dict[str, tuple[tuple[str, str], ...]] = {
    "DRAFT_FILING": (("name", "lead"), ("endorse", "unit"), ("approve", "head")),
    "FILED": _INVESTIGATING,
    "INVESTIGATING": _INVESTIGATING,
    "INVESTIGATED": (("request_review", "lead"),),
    "COMPLIANCE_REVIEW": (("compliance", "compliance"),),
    "LEGAL_REVIEW_1": (("legal", "reviewer"), ("notice", "lead"), ("serve_notice", "lead")),
    "NOTIFIED": (("waive", "lead"),),
    "STATEMENT": (("decide", "head"),),
    "DECIDED": (("serve_decision", "lead"),),
    "SERVED": (("offer_publication", "lead"), ("publish", "head")),
    "PUBLISHED": (("pay_all", "lead"),),
    "EXECUTING": (("pay_all", "lead"), ("check", "lead"), ("ask_closing", "lead"), ("close", "head")),
    "CLOSED": (("archive", "lead"),),
    "SUSPENDED": (("resume", "head"),),
}
_WORDS = {"reason": "样例理由"}


class Steps:
    """`made(step)` gives the act and its data now; no act where the case holds nothing to do it to."""

    fixed: ClassVar[dict[str, tuple[Declaration, dict[str, Any]]]] = {
        "endorse": (filing.endorse_filing, {}),
        "approve": (filing.approve_filing, {}),
        "decline": (filing.decline_filing, _WORDS),
        "rest": (investigating.note_not_applicable, {"elements": OTHERS, **_WORDS}),
        "propose": (proposing.propose, {"outcome": "PENALTY", "facts": "事实清楚。", "reasons": "一般情节。"}),
        "propose_none": (
            proposing.propose,
            {"outcome": "NO_PENALTY", "facts": "事实清楚。", "ground": "MINOR", "education": "已教育"},
        ),
        "confirm": (proposing.confirm, {}),
        "end_investigation": (proposing.close_investigation, {"process": "进行了现场检查和询问。"}),
        "reopen": (proposing.reopen, _WORDS),
        "request_review": (reviewing.request_review, {}),
        "compliance": (reviewing.review_compliance, {"result": "PASS"}),
        "compliance_back": (reviewing.review_compliance, {"result": "RETURN", "opinion": "请补正"}),
        "legal": (reviewing.review_legally, {"result": "AGREE"}),
        "legal_back": (reviewing.review_legally, {"result": "RETURN_FOR_EVIDENCE", "opinion": "请补充"}),
        "second_review": (reviewing.request_second_review, {}),
        "notice": (notifying.issue_notice, {}),
        "decide": (deciding.decide, {}),
        "offer_publication": (publishing.propose_publication, {"publish": True, **_WORDS}),
        "publish": (publishing.publish, {"masked": True}),
        "suspend": (ending.suspend, _WORDS),
        "resume": (ending.resume, _WORDS),
        "withdraw": (ending.withdraw, {"ground": "WRONG_FILING", "explanation": "立案有误"}),
        "terminate": (ending.terminate, _WORDS),
        "transfer": (ending.transfer_agency, {"receiver": "样例机关", **_WORDS}),
        "ask_closing": (closing.propose_closing, {"reason": "PENALTY_EXECUTED", "opinion": "建议结案。"}),
        "ask_closing_of_end": (closing.propose_closing, {"reason": "TERMINATED", "opinion": "建议结案。"}),
        "close": (closing.close, {}),
        "archive": (closing.archive, {}),
        "correct_file": (filekeeping.correct_file, {"wrong": "甲", "right": "乙", **_WORDS}),
        "extend": (timing.extend_clock, {"days": 30, "basis": "样例规定", **_WORDS}),
    }
    asked: ClassVar[tuple[str, ...]] = (
        "name", "evidence", "verify", "exclude_evidence", "correct", "check", "fine", "fine_too_much", "serve_notice",
        "serve_decision", "waive", "defend", "answer", "ask_hearing", "pay_all", "pay_too_much", "pay_part", "in_parts",
        "allow_parts", "pause", "assign",
    )  # fmt: skip

    def __init__(self, file: File, case: GeneralCase) -> None:
        self.file, self.case = file, case

    @classmethod
    def names(cls) -> set[str]:
        return {*cls.fixed, *cls.asked}

    def made(self, step: str) -> tuple[Declaration | None, dict[str, Any]]:
        if step in self.fixed:
            return self.fixed[step]
        found: tuple[Declaration | None, dict[str, Any]] = getattr(self, f"_{step}")()
        return found

    def _last(self, related: str, **wanted: Any) -> Any:
        rows = self.file.ids(self.case, related, **wanted)
        return rows[-1] if rows else None

    def _name(self) -> tuple[Declaration, dict[str, Any]]:
        number = {"identity_type": "统一社会信用代码", "identity_number": "91330100799655058B"}
        more = {"representative": "样例某", "address": "样例路1号", "phone": "13800000000"}
        return people.name_party, {"kind": "ORGANISATION", "name": "衢州样例建材有限公司", **number, **more}

    def _evidence(self) -> tuple[Declaration, dict[str, Any]]:
        what = {"kind": "ON_SITE_RECORD", "name": "现场检查笔录", "proves": ELEMENTS}
        what |= {"identity_shown": True, "signed": True}
        when = {"collected_at": self.file.at, "place": "样例路", "second": self.file.people["co"].pk}
        return investigating.add_evidence, what | when

    def _verify(self, legality: str = "LAWFUL") -> tuple[Declaration | None, dict[str, Any]]:
        found = self._last("evidence")
        said = {"evidence": found, "legality": legality, "verification": "已核对"}
        return (investigating.verify_evidence, said) if found else (None, {})

    def _exclude_evidence(self) -> tuple[Declaration | None, dict[str, Any]]:
        return self._verify("EXCLUDED")

    def _of_party(self, act: Declaration, **data: Any) -> tuple[Declaration | None, dict[str, Any]]:
        party = self._last("parties", excluded_at=None)
        return (act, {"party": party, **data}) if party else (None, {})

    def _correct(self) -> tuple[Declaration | None, dict[str, Any]]:
        return self._of_party(correcting.order_correction, demand="清理堆放物", due_on=self.file.at.date())

    def _check(self) -> tuple[Declaration | None, dict[str, Any]]:
        order = self._last("corrections")
        done = self.file.fresh(self.case).decided_at is not None
        said = {"order": order, "corrected": done, "findings": "现场复查"}
        return (correcting.check_correction, said) if order else (None, {})

    def _fine(self, fen: int = 100_000) -> tuple[Declaration | None, dict[str, Any]]:
        return self._of_party(proposing.add_line, kind="FINE", amount_fen=fen)

    def _fine_too_much(self) -> tuple[Declaration | None, dict[str, Any]]:
        return self._fine(100_000_000)

    def _serve(self, code: str) -> tuple[Declaration | None, dict[str, Any]]:
        papers = self.file.papers(self.case, code)
        if not papers:
            return None, {}
        how = {"method": "DIRECT", "receiver": "样例某", "relation": "本人", "sent_at": self.file.at}
        return self._of_party(serving.serve, document=papers[-1].pk, second=self.file.people["co"].pk, **how)

    def _serve_notice(self) -> tuple[Declaration | None, dict[str, Any]]:
        return self._serve("D29")

    def _serve_decision(self) -> tuple[Declaration | None, dict[str, Any]]:
        return self._serve("D39" if self.file.papers(self.case, "D39") else "D41")

    def _waive(self, kind: str = "WAIVED") -> tuple[Declaration | None, dict[str, Any]]:
        notice = self._last("notices")
        said = {"notice": notice, "kind": kind, "received_at": self.file.at, "content": "当事人表示……"}
        return (notifying.record_statement, said) if notice else (None, {})

    def _defend(self) -> tuple[Declaration | None, dict[str, Any]]:
        return self._waive("MADE")

    def _answer(self) -> tuple[Declaration | None, dict[str, Any]]:
        one = self._last("statements", kind="MADE")
        said = {"statement": one, "adopted": False, "reply": "不予采纳"}
        return (notifying.review_statement, said) if one else (None, {})

    def _ask_hearing(self) -> tuple[Declaration | None, dict[str, Any]]:
        notice = self._last("notices")
        return (hearing.apply_hearing, {"notice": notice, "applied_on": self.file.at.date()}) if notice else (None, {})

    def _pay(self, fen: int) -> tuple[Declaration | None, dict[str, Any]]:
        one = self._last("payables", replaced_at=None)
        receipt = f"票{self.file.at:%m%d%H%M%S}"
        said = {"payable": one, "amount_fen": fen, "paid_on": self.file.at.date(), "receipt_no": receipt}
        return (paying.record_payment, said) if one else (None, {})

    def _pay_all(self) -> tuple[Declaration | None, dict[str, Any]]:
        return self._pay(100_000)

    def _pay_too_much(self) -> tuple[Declaration | None, dict[str, Any]]:
        return self._pay(100_000_000)

    def _pay_part(self) -> tuple[Declaration | None, dict[str, Any]]:
        return self._pay(30_000)

    def _in_parts(self) -> tuple[Declaration | None, dict[str, Any]]:
        one = self._last("payables", replaced_at=None)
        plan = {"payable": one, "hardship": "经济困难", "count": 3}
        first = self.file.at.date() + timedelta(days=10)
        return (deferring.apply_deferral, plan | {"first_due_on": first, "signed": True}) if one else (None, {})

    def _allow_parts(self) -> tuple[Declaration | None, dict[str, Any]]:
        one = self._last("deferrals", approved_at=None, refused_at=None)
        return (deferring.approve_deferral, {"deferral": one}) if one else (None, {})

    def _pause(self) -> tuple[Declaration, dict[str, Any]]:
        day = self.file.at.date()
        return timing.pause_clock, {"reason": "鉴定", "basis": "样例规定", "start": day, "end": day}

    def _assign(self) -> tuple[Declaration, dict[str, Any]]:
        people_ = self.file.people
        return people.assign, {"lead": people_["lead"].pk, "co": people_["third"].pk, **_WORDS}
