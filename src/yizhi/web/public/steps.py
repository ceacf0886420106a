"""The verification of a decision, told step by step: the same checks as `yizhi verify`, done now, from the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from yizhi.platform.ledger.log_key import verifying_key
from yizhi.platform.ledger.proof.body import read_body
from yizhi.platform.ledger.proof.bundle import verify_bundle
from yizhi.platform.ledger.proof.entry_checks import ProvenEntry
from yizhi.platform.ledger.proof.errors import Malformed, TileDamaged
from yizhi.platform.ledger.proof.facts import check_facts
from yizhi.platform.ledger.proof.verdict import Check, State, check
from yizhi.web.public.evidence import Evidence

StepState = Literal["ok", "failed", "pending", "unknown"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step in words: `says` when it holds, `wrong` when not; `checks` are the single findings behind it."""

    key: str
    title: str
    says: str
    state: StepState
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """All steps. Genuine if and only if none failed or waits; points that only a person can judge are named."""

    steps: tuple[Step, ...]

    @property
    def state(self) -> StepState:
        states = {step.state for step in self.steps}
        for worst in ("failed", "pending"):
            if worst in states:
                return worst
        return "ok"


_STEPS = (
    ("document", "文书一字未改", "重新计算了文书的数字指纹，与出具时台账登记的一致。"),
    ("officers", "两名执法人员依法办理", "出具和确认由两名不同的执法人员以各自身份完成，当日均持有有效执法证件。"),
    ("penalty", "处罚在当场处罚的限度以内", "处罚种类和罚款数额没有超过简易程序的限度。"),
    (
        "entry",
        "办理记录在台账中",
        "重新计算了记录在台账中的位置和证明路径，与封存的根一致，记录未被改动、删除或者插入。",
    ),
    ("head", "台账由公布的密钥签名", "封存凭证的签名有效，签名公钥就是本平台公布的公钥。"),
)
# Whether the log only grew needs a head that the reader kept: `yizhi verify --anchor` and /ledger/consistency show it.
_NOT_HERE = ("anchor", "growth", "opened")
_SEALING = "已记入台账，正在封存，约需几秒，本页会自动更新。"


def verify(evidence: Evidence) -> Verification:
    """What was checked just now. Believes nothing that is stored: hashes, paths and signatures are computed again."""
    if not evidence.entries:
        return Verification((_step(_STEPS[0], [_nothing("台账中没有登记这份文书。")]),))
    checks = _missing(evidence)
    if not evidence.sealed:
        checks += _before_sealing(evidence)
        return Verification(tuple(_steps(checks, waiting=("entry", "head"))))
    try:
        checks += verify_bundle(evidence.bundle(), trusted_keys=[verifying_key()]).checks
    except (Malformed, TileDamaged, ValueError) as error:
        checks.append(Check("entry.unreadable", "台账的证明可以读取", State.FAILED, str(error)))
    return Verification(tuple(_steps(checks)))


def _steps(checks: Sequence[Check], waiting: Sequence[str] = ()) -> Iterable[Step]:
    for known in _STEPS:
        key, title, _ = known
        if key in waiting:
            yield Step(key, title, _SEALING, "pending")
        else:
            yield _step(known, [check for check in checks if _belongs(check) == key])


def _belongs(check: Check) -> str:
    family = check.code.partition(".")[0]
    return {
        "strays": "document",
        "entries": "entry",
        "key": "head",
        "decision": "officers",
        **dict.fromkeys(_NOT_HERE, ""),
    }.get(family, family)


def _step(known: tuple[str, str, str], checks: Sequence[Check]) -> Step:
    key, title, says = known
    failed = [check for check in checks if check.state is State.FAILED]
    unknown = [check for check in checks if check.state is State.UNKNOWN]
    if failed:
        return Step(
            key, title, "；".join(check.detail.rstrip("。") for check in failed) + "。", "failed", tuple(checks)
        )
    if not checks:
        return Step(key, title, "没有可以核对的记录。", "failed")
    if unknown:
        return Step(
            key, title, "；".join(check.detail.rstrip("。") for check in unknown) + "。", "unknown", tuple(checks)
        )
    return Step(key, title, says, "ok", tuple(checks))


def _missing(evidence: Evidence) -> list[Check]:
    return [
        Check("document", f"决定书{title}可以读取", State.FAILED, f"决定书{title}暂时无法读取，未能核对，请稍后再试。")
        for title in evidence.missing
    ]


def _nothing(why: str) -> Check:
    return Check("document", "台账登记了这份文书", State.FAILED, why)


def _before_sealing(evidence: Evidence) -> list[Check]:
    """The document and the facts can be checked against the entries before these have their place in the log."""
    try:
        read = [ProvenEntry(place, read_body(entry.body)) for place, entry in enumerate(evidence.entries)]
    except Malformed as error:
        return [Check("entry.body", "办理记录可以读取", State.FAILED, str(error))]
    return [*_documents(evidence, read), *check_facts(read)]


def _documents(evidence: Evidence, read: Sequence[ProvenEntry]) -> Iterator[Check]:
    named = {one.sha256 for entry in read for one in entry.body.documents}
    for document in evidence.documents:
        found = hashlib.sha256(document.content).hexdigest()
        says, wrong = (
            f"文书（{document.number}）与出具时登记的一字不差",
            f"文书被改动：现在的摘要是 {found}，与登记的不同。",
        )
        yield check("document", says, found in named, wrong, detail=f"摘要（SHA-256）：{found}")
