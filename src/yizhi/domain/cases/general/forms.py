"""Choices that the acts of general cases offer."""

from collections.abc import Callable, Iterable
from typing import Any

from yizhi.domain.cases.general import lists_of_law
from yizhi.domain.cases.general.acts.ending import WITHDRAWAL_REASONS
from yizhi.domain.cases.general.acts.evidence_paths import offered
from yizhi.domain.cases.general.acts.halting import END_GROUNDS, SUSPENSION_GROUNDS
from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.general.penalties import allowed_kinds, in_words
from yizhi.domain.cases.general.records.rules import needs_signature, open_records
from yizhi.domain.cases.general.review_points import COMPLIANCE_POINTS, LEGAL_POINTS
from yizhi.domain.cases.models import general, terms
from yizhi.domain.norms import api as norms
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.forms import Choice, choice_source
from yizhi.platform.documents import queries as documents
from yizhi.platform.documents.catalogue import definition
from yizhi.platform.files.queries import files_of
from yizhi.statute.discretion import Reduction
from yizhi.statute.money import in_yuan


def _fixed(name: str, rows: Iterable[tuple[str, Any]]) -> None:
    kept = [(value, str(label)) for value, label in rows]
    choice_source(name)(lambda actor, record: kept)


_fixed("elements", terms.Element.choices)
_fixed("major_grounds", terms.MajorGround.choices)
_fixed("no_penalty_grounds", terms.NoPenaltyGround.choices)
_fixed("mitigation_grounds", terms.MitigationGround.choices)
_fixed("reductions", [(one.name, one.value) for one in Reduction])
_fixed("legalities", [(v, t) for v, t in terms.Legality.choices if v != "PENDING"])
_fixed("compliance_results", [(v, t) for v, t in terms.ReviewResult.choices if v in ("PASS", "SUGGEST", "RETURN")])
_fixed("legal_results", [(v, t) for v, t in terms.ReviewResult.choices if v not in ("PASS", "SUGGEST", "RETURN")])
_fixed("compliance_points", COMPLIANCE_POINTS.items())
_fixed("legal_points", LEGAL_POINTS.items())
_fixed("hearing_outcomes", [("HELD", "已举行"), ("WAIVED", "当事人无正当理由不出席或者中途退出，视为放弃")])
_fixed("channels", [("BANK", "代收银行"), ("E_PAY", "电子支付")])
_fixed("remedy_kinds", [("RECONSIDERATION", "行政复议"), ("SUIT", "行政诉讼")])
_fixed("remedy_results", general.Remedy._meta.get_field("result").choices or ())
_fixed("court_results", [("EXECUTED", "执行完毕"), ("REFUSED", "不予受理或者不予执行")])
_fixed("withdrawal_reasons", WITHDRAWAL_REASONS.items())
_fixed("light_grounds", [(v, t) for v, t in terms.NoPenaltyGround.choices if v in ("MINOR", "FIRST_MINOR")])
_fixed("questioned_as", [("PARTY", "当事人"), ("WITNESS", "证人"), ("CONCERNED", "其他有关人员")])
_fixed("cooperation_kinds", [("INVESTIGATE", "协助调查函"), ("COOPERATE", "协作请求函")])
_fixed("notice_reasons", [("MISSING", "受送达人下落不明"), ("NO_OTHER_WAY", "用其他方式无法送达")])
_fixed("suspension_grounds", SUSPENSION_GROUNDS.items())
_fixed("end_grounds", END_GROUNDS.items())
_fixed("retentions", [("PERMANENT", "永久"), ("30Y", "30年"), ("10Y", "10年")])


@choice_source("general_items")
def general_items(actor: Any, record: Any) -> list[Choice]:
    """Items within the powers of the actor's agency today and the fields of the actor's certificate."""
    agency = org.agency_of(actor)
    if agency is None or actor.certificate is None:
        return []
    items = norms.items_for(agency_id=agency.pk, fields=actor.certificate.fields, on=clock.today())
    return [(str(item.pk), f"{item.code} {item.short}") for item in items]


@choice_source("agency_items")
def agency_items(actor: Any, record: Any) -> list[Choice]:
    agency = org.agency_of(actor)
    if agency is None:
        return []
    items = norms.items_for(agency_id=agency.pk, fields=("*",), on=clock.today())
    return [(str(item.pk), f"{item.code} {item.short}") for item in items]


@choice_source("team_officers")
def team_officers(actor: Any, record: Any) -> list[Choice]:
    """The case's officers first, then the certified members of the actor's team, without the actor."""
    own = [record.lead, record.co] if record is not None else []
    people = [*own, *org.second_officer_choices(actor, clock.now(), getattr(record, "line", ""))]
    return list({str(p.pk): (str(p.pk), p.name) for p in people if p.pk != actor.person}.values())


@choice_source("agency_partners")
def agency_partners(actor: Any, record: Any) -> list[Choice]:
    """Certified officers of the actor's agency, without the actor."""
    found = org.agency_people(actor.extra.get("agency"), clock.now(), {"OFFICER"}, "")
    return _people(person for person in found if person.pk != actor.person)


@choice_source("agency_officers")
def agency_officers(actor: Any, record: Any) -> list[Choice]:
    line = record.line if record is not None else ""
    return _people(org.agency_people(record.agency_id, clock.now(), roles={"OFFICER"}, certified_for=line))


@choice_source("own_officers")
def own_officers(actor: Any, record: Any) -> list[Choice]:
    agency = record.agency_id if record is not None else actor.extra.get("agency")
    return _people(org.agency_people(agency, clock.now(), roles={"OFFICER"}))


@choice_source("agency_staff")
def agency_staff(actor: Any, record: Any) -> list[Choice]:
    return _people(org.agency_people(record.agency_id, clock.now()))


@choice_source("agency_heads")
def agency_heads(actor: Any, record: Any) -> list[Choice]:
    return _people(org.agency_people(record.agency_id, clock.now(), roles={"DECIDER"}))


@choice_source("hearing_chairs")
def hearing_chairs(actor: Any, record: Any) -> list[Choice]:
    """Anyone of the agency who did not investigate; those named hearing chairs first."""
    handlers = Dossier.of(record).handlers
    found = org.agency_people(record.agency_id, clock.now())
    return _people(person for person in found if person.pk not in handlers)


def _people(found: Iterable[Any]) -> list[Choice]:
    return [(str(person.pk), person.name) for person in found]


@choice_source("case_parties")
def case_parties(actor: Any, record: Any) -> list[Choice]:
    return [(str(one.pk), str(one)) for one in Dossier.of(record).parties]


@choice_source("case_people")
def case_people(actor: Any, record: Any) -> list[Choice]:
    return [(str(person.pk), person.name) for person in (record.lead, record.co)]


@choice_source("open_recusals")
def open_recusals(actor: Any, record: Any) -> list[Choice]:
    found = record.recusal_applications.filter(decided_at=None).select_related("person")
    return [(str(one.pk), f"申请{one.person.name}回避") for one in found]


@choice_source("case_files")
def case_files(actor: Any, record: Any) -> list[Choice]:
    return [(str(file.pk), file.filename) for file in files_of(record.pk)]


@choice_source("pending_evidence")
def pending_evidence(actor: Any, record: Any) -> list[Choice]:
    found = Dossier.of(record).evidence
    open_first = sorted(found, key=lambda one: (one.legality != "PENDING", one.number))
    return [(str(one.pk), f"{one.number}. {one.name}（{one.get_legality_display()}）") for one in open_first]


@choice_source("unsigned_evidence")
def unsigned_evidence(actor: Any, record: Any) -> list[Choice]:
    """Records of ours on paper whose signature was not registered yet."""
    found = Dossier.of(record).evidence
    return [(str(one.pk), one.title) for one in found if needs_signature(one) and not one.signing]


@choice_source("open_records")
def records_to_sign(actor: Any, record: Any) -> list[Choice]:
    return [(str(one.pk), f"{one.title}，共{one.pages}页") for one in open_records(Dossier.of(record))]


def _samplings(name: str, wanted: Callable[[general.Sampling], bool]) -> None:
    def found(actor: Any, record: Any) -> list[Choice]:
        going_on = (one for one in Dossier.of(record).samplings if one.given_up_at is None and not one.ended)
        return [(str(one.pk), str(one)) for one in going_on if wanted(one)]

    choice_source(name)(found)


_samplings("samplings_to_approve", lambda one: one.approved_at is None)
_samplings("samplings_to_take", lambda one: one.taken_at is None)
_samplings("samplings_to_test", lambda one: one.evidence_id is None)
_samplings("samplings_to_settle", lambda one: one.taken_at is not None)
_samplings("samplings_to_give_up", lambda one: one.taken_at is None)


@choice_source("correction_orders")
def correction_orders(actor: Any, record: Any) -> list[Choice]:
    return [(str(one.pk), one.demand) for one in Dossier.of(record).corrections]


@choice_source("open_pauses")
def open_pauses(actor: Any, record: Any) -> list[Choice]:
    return [(str(one.pk), one.reason) for one in Dossier.of(record).pauses if one.end is None]


@choice_source("allowed_kinds")
def allowed(actor: Any, record: Any) -> list[Choice]:
    """Only the kinds that the item's provisions name."""
    kinds = allowed_kinds(Dossier.of(record).item)
    return [(value, str(label)) for value, label in terms.PenaltyCode.choices if value in kinds]


@choice_source("fine_cases")
def fine_cases(actor: Any, record: Any) -> list[Choice]:
    found = norms.fine_cases(Dossier.of(record).item)
    return [(one.key, f"{one.title}：{one.condition}" if one.condition else one.title) for one in found]


@choice_source("factor_options")
def factor_options(actor: Any, record: Any) -> list[Choice]:
    """Every answer to every factor of the benchmark in force where the case is."""
    table = Dossier.of(record).benchmark(clock.today())
    factors = table.standard.factors if table is not None else ()
    return [(f"{one.key}={option.key}", f"{one.title}：{option.title}") for one in factors for option in one.options]


@choice_source("lawful_evidence")
def lawful_evidence(actor: Any, record: Any) -> list[Choice]:
    return [(str(one.pk), f"{one.number}. {one.name}") for one in Dossier.of(record).lawful_evidence]


@choice_source("party_statements")
def party_statements(actor: Any, record: Any) -> list[Choice]:
    """Lawful statements of the parties: in one of them a party admits the facts."""
    found = Dossier.of(record).lawful_evidence
    return [(str(one.pk), one.title) for one in found if one.kind == terms.EvidenceKind.PARTY_STATEMENT]


@choice_source("case_evidence")
def case_evidence(actor: Any, record: Any) -> list[Choice]:
    return [(str(one.pk), one.title) for one in Dossier.of(record).evidence]


@choice_source("other_agencies")
def other_agencies(actor: Any, record: Any) -> list[Choice]:
    found = org.Agency.objects.filter(subject_qualified=True).exclude(pk=record.agency_id).order_by("division", "name")
    return [(str(one.pk), one.name) for one in found]


@choice_source("evidence_offers")
def evidence_offers(actor: Any, record: Any) -> list[Choice]:
    return [(str(one.pk), f"{one}（{one.origin_case}，{one.purpose}）") for one in offered(record)]


@choice_source("list_entries")
def list_entries(actor: Any, record: Any) -> list[Choice]:
    found = lists_of_law.entries(Dossier.of(record))
    return [(str(one.pk), f"{one.get_kind_display()} {one.number} {one.violation}") for one in found]


@choice_source("list_answers")
def list_answers(actor: Any, record: Any) -> list[Choice]:
    """What only a person can answer, of all entries that concern the case."""
    dossier, words = Dossier.of(record), {"yes": "是", "no": "否", "unknown": "不清楚"}
    known = lists_of_law.facts(dossier)
    return [
        (f"{one.key}={value}", f"{entry.number} {one.text}：{title}")
        for entry in lists_of_law.entries(dossier)
        for one in lists_of_law.open_questions(entry, known)
        for value, title in words.items()
    ]


@choice_source("proposed_lines")
def proposed_lines(actor: Any, record: Any) -> list[Choice]:
    return [(str(line.pk), f"{line.case_party}：{in_words(line)}") for line in Dossier.of(record).lines]


@choice_source("served_notices")
def served_notices(actor: Any, record: Any) -> list[Choice]:
    return [(str(n.pk), f"{n.document.number}（{n.case_party}）") for n in Dossier.of(record).notices if n.served_on]


@choice_source("open_statements")
def open_statements(actor: Any, record: Any) -> list[Choice]:
    found = record.statements.filter(kind="MADE", reviewed_at=None).select_related("notice__case_party__party")
    return [(str(one.pk), f"{one.notice.case_party} {clock.day(one.received_at)}") for one in found]


_SIGNED_BY_PARTY = ("D07", "D09", "D17", "D31", "D35", "D42", "D45", "D46", "D47", "D56", "S13")
_TO_OTHERS = ("D25", "D55", "D57", "D58", "D59", "S12")


@choice_source("documents_to_serve")
def documents_to_serve(actor: Any, record: Any) -> list[Choice]:
    """External documents of the case that were not served yet first.

    What a party signs itself, and what goes to a court, an agency or an institution, is not served on it.
    """
    served = {one.document_id for one in Dossier.of(record).services}
    rows = documents.of_record(record.pk)
    beside = (*_SIGNED_BY_PARTY, *_TO_OTHERS)
    found = [d for d in rows if d.code not in beside and definition(d.code).external]
    return [(str(d.pk), f"{d.name} {d.number}") for d in sorted(found, key=lambda d: (d.pk in served, d.issued_at))]


@choice_source("case_documents")
def case_documents(actor: Any, record: Any) -> list[Choice]:
    return [(str(d.pk), f"{d.name} {d.number}") for d in documents.of_record(record.pk)]


@choice_source("external_documents")
def external_documents(actor: Any, record: Any) -> list[Choice]:
    """What went to a party and may be corrected by another paper."""
    rows = documents.of_record(record.pk)
    found = [d for d in rows if definition(d.code).external and d.code not in (*_TO_OTHERS, "S17")]
    return [(str(d.pk), f"{d.name} {d.number}") for d in found]


@choice_source("party_inputs")
def party_inputs(actor: Any, record: Any) -> list[Choice]:
    def title(one: general.PartyInput) -> str:
        return f"{one.case_party}{one.get_kind_display()}（{clock.local(one.received_at):%-m月%-d日%H:%M}）"

    return [(str(one.pk), title(one)) for one in Dossier.of(record).party_inputs]


@choice_source("open_payables")
def open_payables(actor: Any, record: Any) -> list[Choice]:
    def title(one: general.Payable) -> str:
        due = f"，{one.due_on:%Y年%-m月%-d日}前" if one.due_on else ""
        return f"{one.case_party}{one.get_kind_display()}{in_yuan(one.amount_fen)}{due}"

    return [(str(one.pk), title(one)) for one in Dossier.of(record).payables]


@choice_source("deferrals_to_decide")
def deferrals_to_decide(actor: Any, record: Any) -> list[Choice]:
    def title(one: general.Deferral) -> str:
        how = "延期" if one.parts == 1 else f"分{one.parts}期"
        return f"{one.payable.case_party}申请{how}缴纳，至{one.last_due_on:%Y年%-m月%-d日}"

    return [(str(one.pk), title(one)) for one in Dossier.of(record).deferrals if one.waiting]


@choice_source("open_remedies")
def open_remedies(actor: Any, record: Any) -> list[Choice]:
    return [(str(one.pk), _remedy(one)) for one in Dossier.of(record).remedies if one.ended_on is None]


@choice_source("open_letters")
def open_letters(actor: Any, record: Any) -> list[Choice]:
    rows = record.cooperation_letters.filter(replied_on=None).exclude(kind="REPLY")
    return [(str(one.pk), f"{one.receiver}（{one.get_kind_display()}，{one.reply_by:%-m月%-d日}前）") for one in rows]


@choice_source("open_agreements")
def open_agreements(actor: Any, record: Any) -> list[Choice]:
    rows = record.agreements.filter(broken_at=None).select_related("payable__case_party__party")
    return [(str(one.pk), f"{one.payable.case_party}（至{one.last_due_on:%Y年%-m月%-d日}）") for one in rows]


@choice_source("remedies_to_refund")
def remedies_to_refund(actor: Any, record: Any) -> list[Choice]:
    found = [one for one in Dossier.of(record).remedies if one.refund_fen and one.refunded_on is None]
    return [(str(one.pk), f"{_remedy(one)}，应退{in_yuan(one.refund_fen)}") for one in found]


def _remedy(one: general.Remedy) -> str:
    return "，".join(part for part in (str(one.get_kind_display()), one.body, one.reference) if part)
