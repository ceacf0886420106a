"""Choices the acts of this module offer."""

from typing import Any

from yizhi.domain.subjects import rules
from yizhi.domain.subjects.models import Party, PartyKind, PlaceKind
from yizhi.platform import clock
from yizhi.platform.acts.forms import Choice, choice_source

_MOST = 50


@choice_source("place_kinds")
def place_kinds(actor: Any, record: Any) -> list[Choice]:
    return [(kind.value, str(kind.label)) for kind in PlaceKind]


@choice_source("party_kinds")
def party_kinds(actor: Any, record: Any) -> list[Choice]:
    return [(kind.value, str(kind.label)) for kind in PartyKind]


@choice_source("identity_types")
def identity_types(actor: Any, record: Any) -> list[Choice]:
    own = isinstance(record, Party)
    kinds = {record.kind: rules.IDENTITY_TYPES[PartyKind(record.kind)]} if own else rules.IDENTITY_TYPES
    return list(dict.fromkeys((name, name) for names in kinds.values() for name in names))


@choice_source("merge_targets")
def merge_targets(actor: Any, record: Any) -> list[Choice]:
    """Parties of the same name or the same identity, in the actor's scope."""
    same = Party.objects.filter(kind=record.kind, merged_into=None).exclude(pk=record.pk)
    alike = same.filter(name_mark=record.name_mark)
    if record.identity_mark:
        alike = alike | same.filter(identity_mark=record.identity_mark)
    return [(str(p.pk), f"{p.name}（{clock.day(p.registered_at)}登记）") for p in alike.distinct()[:_MOST]]
