"""Enforcement certificates: issued, suspended, restored, revoked."""

from datetime import date, timedelta
from typing import Annotated, Any

from yizhi.domain.org.actors import day_of, in_force
from yizhi.domain.org.acts.offices import supervisors
from yizhi.domain.org.acts.places import Lines
from yizhi.domain.org.lines import ENFORCEMENT_LINES
from yizhi.domain.org.models import Appointment, Certificate, Person
from yizhi.domain.org.queries import setting
from yizhi.domain.org.rules import ARTICLE_AUXILIARIES, ARTICLE_CERTIFICATE
from yizhi.domain.org.terms import CertificateKind, CertificateStatus, Seat
from yizhi.platform.acts.condition import Condition, Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, Shown, fits
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal


def last_day(start: date, years: int) -> date:
    """The last day of a certificate that holds for whole years: the day before its anniversary."""
    try:
        return start.replace(year=start.year + years) - timedelta(days=1)
    except ValueError:  # 29 February
        return date(start.year + years, 2, 28)


def check_fields(fields: list[str]) -> None:
    known = {"*", *ENFORCEMENT_LINES}
    if not fields or not set(fields) <= known:
        raise ActInvalid({"fields": ["请选择执法领域；全部领域请选“全部条线”"]})


@act(
    "certificate.issue",
    title="登记执法证",
    on=Person,
    by=supervisors,
    basis=(ARTICLE_CERTIFICATE,),
    says="{actor}登记{person}的行政执法证 {number}，有效期至 {valid_to}",
)
def issue_certificate(
    writing: Writing,
    person: Person,
    *,
    number: Annotated[Line, fits(Certificate, "number"), Shown("证号")],
    kind: Annotated[CertificateKind, Shown("种类")] = CertificateKind.PROVINCE,
    issuing_body: Annotated[Line, fits(Certificate, "issuing_body"), Shown("发证机关")] = "浙江省司法厅",
    fields: Annotated[Lines, Shown("执法领域", choices="org.certificate_fields")],
    valid_from: Annotated[date, Shown("有效期起")],
    valid_to: Annotated[date | None, Shown("有效期止", help="不填则按配置的年限计算")] = None,
) -> tuple[Certificate, dict[str, Any]]:
    """No longer than the configured years (U-11); never for an auxiliary (浙江省综合行政执法条例第三十条)."""
    check_fields(fields)
    years = setting("certificate_validity_years", day_of(writing.at))
    longest = last_day(valid_from, years)
    if valid_to is not None and valid_to > longest:
        raise ActInvalid({"valid_to": [f"执法证有效期最长 {years} 年，止于 {longest}"]})
    auxiliary = Appointment.objects.filter(in_force(day_of(writing.at)), person=person, seat=Seat.AUXILIARY)
    if auxiliary.exists():
        writing.refuse(
            "不能登记执法证",
            "该人员是辅助人员，不具备申领行政执法证的条件",
            article=ARTICLE_AUXILIARIES,
            next_step="转为在编执法人员并考试合格后再登记",
        )
    certificate = writing.create(
        Certificate,
        person=person,
        division=person.division,
        number=number,
        kind=kind,
        issuing_body=issuing_body,
        fields=fields,
        valid_from=valid_from,
        valid_to=valid_to or longest,
    )
    result = {"person": person.name, "number": number, "valid_to": certificate.valid_to.isoformat()}
    return certificate, result


def _status(*allowed: CertificateStatus, title: str) -> Condition:
    @condition(title)
    def check(situation: Situation) -> Refusal | None:
        status = situation.record.status(day_of(situation.at))
        if status in allowed:
            return None
        return Refusal("不能办理", f"该执法证当前为“{status.label}”", ARTICLE_CERTIFICATE, "请核对执法证状态")

    return check


_OFFERED_AFTER = (CertificateStatus.VALID, CertificateStatus.NOT_YET)


@act(
    "certificate.suspend",
    title="暂扣执法证",
    on=Certificate,
    by=supervisors,
    when=_status(*_OFFERED_AFTER, title="执法证有效"),
    basis=("《浙江省综合行政执法条例》第三十四条",),
    says="{actor}暂扣{person}的行政执法证 {number}",
    asks_confirmation="暂扣期间该人员不得从事执法活动，确认暂扣？",
)
def suspend_certificate(
    writing: Writing, certificate: Certificate, *, reason: Annotated[Line, Shown("事由")]
) -> dict[str, Any]:
    """From today; nothing the officer signs from now on counts."""
    writing.change(certificate, suspended_on=day_of(writing.at), restored_on=None)
    return {"person": certificate.person.name, "number": certificate.number, "reason": reason}


@act(
    "certificate.restore",
    title="恢复执法证",
    on=Certificate,
    by=supervisors,
    when=_status(CertificateStatus.SUSPENDED, title="执法证处于暂扣"),
    says="{actor}恢复{person}的行政执法证 {number}",
)
def restore_certificate(writing: Writing, certificate: Certificate) -> dict[str, Any]:
    writing.change(certificate, restored_on=day_of(writing.at))
    return {"person": certificate.person.name, "number": certificate.number}


@act(
    "certificate.revoke",
    title="收回执法证",
    on=Certificate,
    by=supervisors,
    when=_status(*_OFFERED_AFTER, CertificateStatus.SUSPENDED, CertificateStatus.EXPIRED, title="执法证尚未收回"),
    says="{actor}收回{person}的行政执法证 {number}",
    asks_confirmation="收回后不可恢复，确认收回？",
)
def revoke_certificate(
    writing: Writing, certificate: Certificate, *, reason: Annotated[Line, Shown("事由")]
) -> dict[str, Any]:
    writing.change(certificate, revoked_on=day_of(writing.at))
    return {"person": certificate.person.name, "number": certificate.number, "reason": reason}
