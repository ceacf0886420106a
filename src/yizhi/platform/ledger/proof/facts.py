"""What the entries of a penalty decided on the spot say, held against the law. Derived from proven bodies only."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from yizhi.platform.ledger.proof.body import Certificate
from yizhi.platform.ledger.proof.entry_checks import ProvenEntry
from yizhi.platform.ledger.proof.verdict import Check, State, check
from yizhi.statute.money import in_yuan
from yizhi.statute.party import PartyKind
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.refusal import RefusedError
from yizhi.statute.simple_procedure import ON_THE_SPOT_RULE, ORGANISATION_LIMIT, TWO_OFFICERS_RULE, limit

CONFIRM = "simple_case.confirm"
ISSUE = "simple_case.issue"
_KINDS = {
    "CITIZEN": PartyKind.CITIZEN,
    "FOREIGN": PartyKind.CITIZEN,
    "HOUSEHOLD": PartyKind.HOUSEHOLD_BUSINESS,
    "ORGANISATION": PartyKind.LEGAL_PERSON,
}


def check_facts(proven: Sequence[ProvenEntry]) -> list[Check]:
    """The checks of every decision issued in these entries. Without one, no penalty is proven: a failure."""
    issued = [entry for entry in proven if entry.body.verb == ISSUE]
    if not issued:
        wrong = "可信的记录中没有“出具当场处罚决定书”，不能证明任何处罚决定。"
        return [Check("decision", "材料包证明一项当场处罚决定", State.FAILED, wrong)]
    return [found for issue in issued for found in _check_decision(issue, proven)]


def _check_decision(issue: ProvenEntry, proven: Sequence[ProvenEntry]) -> Iterator[Check]:
    confirmed = [
        entry
        for entry in proven
        if entry.body.verb == CONFIRM
        and entry.body.record.id is not None
        and entry.body.record.id == issue.body.record.id
        and entry.index < issue.index
    ]
    yield from _check_officers(issue, confirmed[-1] if confirmed else None)
    yield _check_kinds(issue.body.result)
    yield _check_limit(issue.body.result, issue.body.day)


def _check_officers(issue: ProvenEntry, confirm: ProvenEntry | None) -> Iterator[Check]:
    article = TWO_OFFICERS_RULE.citation
    lead = issue.body.actor
    if confirm is None:
        wrong = "出具之前没有同一案件的协办人确认记录。"
        yield Check("officers.two", f"两名不同的执法人员办理（{article}）", State.FAILED, wrong)
        yield _check_certificate("主办人", issue)
        return
    second = confirm.body.actor
    names = f"主办{lead.name[:40]}（{lead.unit[:60]}）、协办{second.name[:40]}（{second.unit[:60]}）"
    yield check(
        "officers.two",
        f"两名不同的执法人员以各自账号办理：{names}（{article}）",
        _different(issue, confirm),
        "确认与出具不是两名不同的执法人员所为。",
    )
    yield check(
        "officers.order",
        "协办人确认在先，出具决定书在后",
        confirm.body.at <= issue.body.at and _same_content(issue, confirm),
        "协办人的确认晚于出具，或者确认之后内容有过变更。",
    )
    yield _check_certificate("主办人", issue)
    yield _check_certificate("协办人", confirm)


def _different(issue: ProvenEntry, confirm: ProvenEntry) -> bool:
    lead, second = issue.body.actor, confirm.body.actor
    people = lead.kind == second.kind == "person" and None not in (lead.person, second.person)
    held = [actor.certificate.number for actor in (lead, second) if actor.certificate]
    return people and lead.person != second.person and len(set(held)) == len(held)


def _same_content(issue: ProvenEntry, confirm: ProvenEntry) -> bool:
    """Where both entries name the version of the content, it is the same one that was confirmed."""
    versions = [entry.body.result.get("content_version") for entry in (issue, confirm)]
    return None in versions or versions[0] == versions[1]


def _check_certificate(role: str, entry: ProvenEntry) -> Check:
    certificate, day = entry.body.actor.certificate, entry.body.day
    says = f"{role}{entry.body.actor.name[:40]}当日（{day}）持有有效执法证件"
    if certificate is None or not certificate.number.strip():
        return Check("officers.certificate", says, State.FAILED, "记录中没有执法证件编号。")
    says += f"，编号 {certificate.number[:40]}"
    span = f"有效期 {certificate.valid_from} 至 {certificate.valid_to}"
    return check("officers.certificate", says, _valid_on(certificate, day), f"{span}，当日无效。", detail=span)


def _valid_on(certificate: Certificate, day: date) -> bool:
    return certificate.valid_from <= day <= certificate.valid_to


def _check_kinds(result: dict[str, Any]) -> Check:
    kinds, fine = result.get("penalty_kinds"), result.get("fine_fen")
    says = f"处罚种类只有警告、罚款，可以当场作出（{ON_THE_SPOT_RULE.citation}）"
    if not isinstance(kinds, list) or not kinds or type(fine) is not int or fine < 0:
        return Check("penalty.kinds", says, State.FAILED, "出具记录中没有处罚种类和罚款数额。")
    allowed = {kind.name for kind in PenaltyKind if kind.on_the_spot}
    fits = all(isinstance(kind, str) and kind in allowed for kind in kinds) and ("FINE" in kinds) == (fine > 0)
    return check("penalty.kinds", says, fits, "出具记录中有不能当场作出的处罚种类，或者种类与罚款数额不一致。")


def _check_limit(result: dict[str, Any], day: date) -> Check:
    fine, most, kind = result.get("fine_fen"), result.get("limit_fen"), result.get("party_kind")
    basis, article = str(result.get("limit_basis") or ""), ON_THE_SPOT_RULE.citation
    says = "罚款在当场处罚的限额以内"
    if type(fine) is not int or type(most) is not int or fine < 0 or most < 0 or kind not in _KINDS:
        return Check("penalty.limit", says, State.FAILED, "出具记录中没有罚款数额、限额或者当事人类别。")
    says = f"罚款{in_yuan(fine)}，在限额{in_yuan(most)}以内（{basis[:80] or article}）"
    if fine > most:
        return Check("penalty.limit", says, State.FAILED, f"罚款超过限额{in_yuan(most)}（{article}）。")
    try:
        statutory = limit(_KINDS[kind], day)
    except RefusedError as error:
        return Check("penalty.limit", says, State.UNKNOWN, f"当日的限额未收录，未能核对：{error}")
    if most <= statutory:
        return Check("penalty.limit", says, State.OK)
    return _above_statute(says, kind, most, statutory, basis)


def _above_statute(says: str, kind: str, most: int, statutory: int, basis: str) -> Check:
    """A limit above article 51 stands only on a local choice for household businesses, or on another law."""
    article = ON_THE_SPOT_RULE.citation
    if kind == "HOUSEHOLD" and most <= ORGANISATION_LIMIT:
        detail = f"个体工商户按组织限额执行是本地的选择，{article}未作规定，须查本地依据。"
        return Check("penalty.limit", says, State.UNKNOWN, detail)
    if basis and article not in basis:
        detail = f"限额高于{article}的{in_yuan(statutory)}，所引依据须人工核对。"
        return Check("penalty.limit", says, State.UNKNOWN, detail)
    wrong = f"记录所称限额{in_yuan(most)}高于{article}的{in_yuan(statutory)}。"
    return Check("penalty.limit", says, State.FAILED, wrong)
