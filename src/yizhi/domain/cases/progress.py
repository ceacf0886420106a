"""Where a case at the scene stands: the steps in their order, what is done, what is next, and why not yet."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from yizhi.domain.cases.acts import collecting, deciding, hearing, opening
from yizhi.domain.cases.amounts import words
from yizhi.domain.cases.models import Payment, SimpleCase
from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.addresses import reverse
from yizhi.platform.files.models import Origin
from yizhi.platform.files.queries import files_of
from yizhi.platform.scope.actor import Actor
from yizhi.statute.refusal import Refusal


@dataclass(frozen=True, slots=True)
class SceneStep:
    """One step: `said` is what was recorded; `url` leads to it unless something comes before."""

    title: str
    done: bool
    said: str
    url: str
    refusals: tuple[Refusal, ...]
    current: bool = False


def steps(actor: Actor, case: SimpleCase, at: datetime) -> list[SceneStep]:
    photographs = sum(f.origin != Origin.SIGNATURE for f in files_of(case.pk))
    here, known = reverse("cases:simple_case", args=[case.pk]), dict[object, Any]()

    def offered(act: Declaration, title: str, done: bool, said: str) -> SceneStep:
        url = reverse("web:act_on", args=[act.verb, case.pk])
        return SceneStep(title, done, said if done else "", url, offer(act, actor, case, at, known).refusals)

    rows = [
        offered(opening.describe, "事实与现场", bool(case.facts), case.place),
        SceneStep("拍照取证", photographs > 0, f"{photographs}张" if photographs else "", f"{here}photographs/", ()),
        offered(opening.name_party, "当事人", case.party_id is not None, str(case.party or "")),
        offered(deciding.propose, "处罚", bool(case.penalty), _penalty(case)),
    ]
    if case.fine_fen:
        chosen = str(Payment(case.payment).label)
        rows.append(offered(collecting.choose_payment, "缴纳方式", True, chosen))
    informed, heard = case.rights_told_at is not None, bool(case.statement_kind)
    told = f"{clock.local(case.rights_told_at):%H:%M}已告知" if case.rights_told_at else ""
    confirmed = case.confirmed_version == case.content_version and case.confirmed_at is not None
    signed = case.signed_at is not None or bool(case.refusal_reason)
    rows += [
        offered(hearing.inform, "告知", informed, told),
        offered(hearing.record_statement, "陈述申辩", heard, case.get_statement_kind_display()),
        SceneStep("协办人确认", confirmed, case.co.name if confirmed else "", f"{here}confirmation/", ()),
        replace(
            offered(deciding.sign, "当事人签名", signed, "拒签，已注明" if case.refusal_reason else "已签名"),
            url=f"{here}signature/",
        ),
        offered(deciding.issue, "出具决定书", False, ""),
    ]
    return _with_current(rows)


def _penalty(case: SimpleCase) -> str:
    return words(case.penalty, case.fine_fen) if case.penalty else ""


def _with_current(rows: list[SceneStep]) -> list[SceneStep]:
    """The first step that is not done is the current one."""
    found = False
    marked = []
    for row in rows:
        current = not row.done and not found
        found = found or current
        marked.append(SceneStep(row.title, row.done, row.said, row.url, row.refusals, current))
    return marked
