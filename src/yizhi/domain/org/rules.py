"""Pure decisions about posts and certificates. No database, no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yizhi.domain.org.seats import ENFORCEMENT_SEATS, OFFICER_SEATS
from yizhi.domain.org.terms import AgencyKind, AppointmentKind, Level, Seat, TeamKind
from yizhi.platform.scope.actor import CertificateAtHand
from yizhi.statute.refusal import Refusal

ARTICLE_OFFICERS = "《行政处罚法》第四十二条"
ARTICLE_AUXILIARIES = "《浙江省综合行政执法条例》第三十条"
ARTICLE_CERTIFICATE = "《浙江省综合行政执法条例》第二十八条"
VILLAGE_BAN = "衢州市“一支队伍管执法”工作要求：禁止执法人员驻村"

_LEVELS = {2: Level.PROVINCE, 4: Level.CITY, 6: Level.COUNTY, 9: Level.TOWNSHIP}
_TOWNSHIP_TEAM_SEATS = {Seat.CAPTAIN, Seat.EXECUTIVE_DEPUTY, Seat.DEPUTY, Seat.COMPLIANCE_REVIEWER}
_SEAT_AGENCIES = {
    Seat.GUIDANCE: {AgencyKind.GUIDANCE_OFFICE},
    Seat.SUPERVISOR: {AgencyKind.JUSTICE_BUREAU},
    Seat.COMMAND: {AgencyKind.COMMAND_CENTRE, AgencyKind.GUIDANCE_OFFICE},
    Seat.ADMINISTRATOR: {AgencyKind.COMMAND_CENTRE, AgencyKind.GUIDANCE_OFFICE},
}


def level_of(division: str) -> Level:
    """The level that the length of a division code says. Raises KeyError for any other length."""
    return _LEVELS[len(division)]


@dataclass(frozen=True, slots=True)
class Post:
    """One appointment as the rules see it."""

    kind: AppointmentKind
    seat: Seat
    agency: UUID
    agency_kind: AgencyKind
    team_kind: TeamKind | None
    extra_roles: Sequence[str] = ()


def appointment_refusals(new: Post, held: Iterable[Post]) -> list[Refusal]:
    """Why a person who holds `held` may not be appointed to `new`: allowed if and only if the list is empty."""
    others = list(held)
    return [
        *_unit_refusals(new),
        *_auxiliary_refusals(new, others),
        *_village_refusals(new, others),
        *_attachment_refusals(new, others),
        *_segregation_refusals(new, others),
    ]


def _refused(why: str, article: str, next_step: str) -> Refusal:
    return Refusal(what="不能作此任职", why=why, article=article, next_step=next_step)


def _unit_refusals(new: Post) -> list[Refusal]:
    if new.seat in _TOWNSHIP_TEAM_SEATS and new.team_kind is not TeamKind.TOWNSHIP:
        return [_refused(f"{new.seat.label}只设在乡镇（街道）综合行政执法队", "", "请选择乡镇（街道）执法队")]
    kinds = _SEAT_AGENCIES.get(new.seat)
    if kinds and new.agency_kind not in kinds:
        titles = "、".join(sorted(kind.label for kind in kinds))
        return [_refused(f"{new.seat.label}只设在{titles}", "", "请选择相应的机关")]
    return []


def _auxiliary_refusals(new: Post, others: list[Post]) -> list[Refusal]:
    if new.seat is Seat.AUXILIARY and new.extra_roles:
        return [_refused("辅助人员只从事辅助性工作，不能兼任执法岗位", ARTICLE_AUXILIARIES, "请取消兼任")]
    seats = {new.seat, *(post.seat for post in others)}
    if Seat.AUXILIARY in seats and seats & ENFORCEMENT_SEATS:
        return [_refused("同一人不能既是辅助人员又任执法岗位", ARTICLE_AUXILIARIES, "请先结束原任职")]
    return []


def _village_refusals(new: Post, others: list[Post]) -> list[Refusal]:
    posts = [new, *others]
    village = any(post.kind is AppointmentKind.VILLAGE for post in posts)
    enforcing = any(post.kind is not AppointmentKind.VILLAGE and post.seat in ENFORCEMENT_SEATS for post in posts)
    if village and enforcing:
        return [_refused("执法人员不得驻村，须聚焦执法主责主业", VILLAGE_BAN, "请安排其他干部驻村，或先结束其执法岗位")]
    return []


def _attachment_refusals(new: Post, others: list[Post]) -> list[Refusal]:
    home = next((post for post in others if post.kind is AppointmentKind.HOME), None)
    if new.kind is AppointmentKind.HOME:
        return [_refused("该人员已有编制所在单位", "", "请先结束原任职")] if home else []
    if home is None:
        return [_refused("派驻前须先登记编制所在单位（县属乡用）", "", "请先登记编制所在单位")]
    if new.kind is AppointmentKind.POSTING and home.agency == new.agency:
        return [_refused("派驻单位就是编制所在单位", "", "请选择其他单位，或直接调整其岗位")]
    return []


def _segregation_refusals(new: Post, others: list[Post]) -> list[Refusal]:
    """A supervisor does not enforce in the agency that they supervise from, nor anywhere else at the same time."""
    seats = {new.seat, *(post.seat for post in others)}
    if Seat.SUPERVISOR in seats and seats & OFFICER_SEATS:
        return [_refused("执法监督员不能同时任执法岗位", "《浙江省综合行政执法条例》第三十四条", "请先结束原任职")]
    return []


def covers(fields: Iterable[str], line: str) -> bool:
    """Whether certificate fields include the line; `*` includes every line, any fields include the empty line."""
    held = set(fields)
    return not line or "*" in held or line in held


def certificate_refusal(certificate: CertificateAtHand | None, day: date, line: str = "") -> Refusal | None:
    """Allowed if and only if a certificate is at hand, valid on the day, and its fields cover the line (R-APL-42)."""
    what = "您不能以执法人员身份办理"
    if certificate is None or not certificate.valid_on(day):
        why = (
            "当日没有有效的行政执法证" if certificate is None else f"行政执法证有效期至{certificate.valid_to}，当日无效"
        )
        return Refusal(what=what, why=why, article=ARTICLE_OFFICERS, next_step="请由持有效执法证的人员办理，并尽快换证")
    if not covers(certificate.fields, line):
        return Refusal(
            what=what,
            why="您的行政执法证未载明该执法领域",
            article=ARTICLE_OFFICERS,
            next_step="请由持有该领域执法证的人员办理",
        )
    return None


def masked_phone(phone: str | None) -> str:
    """The first and the last few digits; nothing of a number too short to hide."""
    if not phone:
        return ""
    return f"{phone[:3]}****{phone[-3:]}" if len(phone) >= 10 else "*" * len(phone)


def masked_identity(number: str | None) -> str:
    if not number:
        return ""
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}" if len(number) > 8 else "*" * len(number)
