"""The only writers of parties and establishments."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from yizhi.domain.org import api as org
from yizhi.domain.subjects import rules
from yizhi.domain.subjects.models import Party, PartyKind
from yizhi.platform.acts.condition import Situation, condition
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.fields import Line, OptionalLine, Shown
from yizhi.platform.acts.writing import Writing
from yizhi.platform.secrecy.cipher import fingerprint
from yizhi.statute.refusal import Refusal

KindCode = Literal["CITIZEN", "ORGANISATION", "HOUSEHOLD", "FOREIGN"]
Short = Annotated[str, Field(max_length=40)]


@condition("该当事人未被合并")
def not_merged(situation: Situation) -> Refusal | None:
    if situation.record.merged_into_id is None:
        return None
    return Refusal(
        what="不能再办理此当事人",
        why="该登记已合并到另一当事人",
        article="",
        next_step="请在合并后的当事人上办理",
    )


def checked_columns(
    writing: Writing, kind: str, name: str, identity_type: str, number: str, **rest: str
) -> dict[str, Any]:
    """Checked and derived columns. Raises ActInvalid naming the field that is wrong."""
    if errors := rules.problems(PartyKind(kind), identity_type, number, writing.at.date()):
        raise ActInvalid(errors)
    number = rules.normal_number(number)
    facts = rules.facts_of_number(identity_type, number)
    return {
        "kind": kind,
        "name": name,
        "name_mark": fingerprint("party-name", name),
        "identity_type": identity_type,
        "identity_number": number or None,
        "identity_mark": fingerprint("identity", number) if number else None,
        "born_on": facts.born_on.isoformat() if facts.born_on else None,
        "sex": facts.sex,
        **{column: value or None for column, value in rest.items()},
    }


@act(
    "party.register",
    title="登记当事人",
    basis=("《行政处罚法》第五十二条", "《行政处罚法》第五十九条"),
    by=org.not_auxiliary_only,
    says="{actor}登记当事人（{kind_title}）",
)
def register(
    writing: Writing,
    *,
    kind: Annotated[KindCode, Shown("类别", choices="party_kinds")],
    name: Annotated[Line, Shown("姓名或者名称", personal=True)],
    identity_type: Annotated[Line, Shown("证件类型", choices="identity_types")],
    identity_number: Annotated[OptionalLine, Shown("证件号码", personal=True)] = "",
    representative: Annotated[OptionalLine, Shown("法定代表人（负责人、经营者）", personal=True)] = "",
    phone: Annotated[OptionalLine, Shown("联系电话", personal=True)] = "",
    address: Annotated[OptionalLine, Shown("住址（住所）", personal=True)] = "",
) -> Any:
    columns = checked_columns(
        writing, kind, name, identity_type, identity_number, representative=representative, phone=phone, address=address
    )
    party = register_party(writing, columns)
    return party, {"kind_title": PartyKind(kind).label}


def register_party(writing: Writing, columns: dict[str, Any]) -> Party:
    """Make the party, or return the one this unit already has under the same identity."""
    actor = writing.actor
    known = (
        columns["identity_mark"]
        and Party.objects.filter(
            identity_mark=columns["identity_mark"], division=actor.division, line=actor.line, merged_into=None
        ).first()
    )
    if known:
        return known
    return writing.create(Party, division=actor.division, line=actor.line, registered_at=writing.at, **columns)


@act(
    "party.correct",
    title="更正当事人信息",
    on=Party,
    by=org.not_auxiliary_only,
    when=not_merged,
    says="{actor}更正当事人信息：{reason}",
)
def correct(
    writing: Writing,
    party: Party,
    *,
    name: Annotated[Line, Shown("姓名或者名称", personal=True)],
    identity_type: Annotated[Line, Shown("证件类型", choices="identity_types")],
    identity_number: Annotated[OptionalLine, Shown("证件号码", personal=True)] = "",
    representative: Annotated[OptionalLine, Shown("法定代表人（负责人、经营者）", personal=True)] = "",
    phone: Annotated[OptionalLine, Shown("联系电话", personal=True)] = "",
    address: Annotated[OptionalLine, Shown("住址（住所）", personal=True)] = "",
    reason: Annotated[Line, Shown("更正理由")],
) -> dict[str, Any]:
    columns = checked_columns(
        writing,
        party.kind,
        name,
        identity_type,
        identity_number,
        representative=representative,
        phone=phone,
        address=address,
    )
    writing.change(party, **columns)
    return {"reason": reason}


@act(
    "party.merge",
    title="合并重复当事人",
    on=Party,
    by=org.not_auxiliary_only,
    when=not_merged,
    says="{actor}将重复登记的当事人合并：{reason}",
    asks_confirmation="合并后，此登记不再使用，其既往记录归入所选当事人。",
)
def merge(
    writing: Writing,
    party: Party,
    *,
    into: Annotated[UUID, Shown("合并到", choices="merge_targets")],
    reason: Annotated[Line, Shown("合并理由")],
) -> dict[str, Any]:
    target = Party.objects.filter(pk=into, merged_into=None).exclude(pk=party.pk).first()
    if target is None:
        raise ActInvalid({"into": ["所选当事人不存在，或就是本登记，或已被合并"]})
    if target.kind != party.kind:
        raise ActInvalid({"into": ["两个当事人的类别不同，不能合并"]})
    differ = party.identity_mark and target.identity_mark and party.identity_mark != target.identity_mark
    if differ:
        raise ActInvalid({"into": ["两个当事人的证件号码不同，不是同一当事人"]})
    writing.change(party, merged_into=target)
    return {"into": str(target.pk), "reason": reason}


@act(
    "party.reveal",
    title="查看完整信息",
    on=Party,
    by=org.not_auxiliary_only,
    basis=("《个人信息保护法》第六条", "《行政处罚法》第五十条"),
    says="{actor}查看了当事人完整信息，事由：{purpose}",
)
def reveal(
    writing: Writing, party: Party, *, purpose: Annotated[Line, Shown("查看事由", help="将记入台账")]
) -> dict[str, Any]:
    return {"purpose": purpose}
