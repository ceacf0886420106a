"""What waits for an officer beside cases: recordings of the agency's devices, and own illegal buildings; asked once."""

from collections.abc import Iterable

from django.db.models import F, Q, Value

from yizhi.domain.cases.models import Building, DeviceRecord
from yizhi.domain.cases.procedures.building import BUILDING
from yizhi.domain.cases.procedures.offsite import RECORD
from yizhi.platform.registry import Duty, DutySource, register
from yizhi.platform.scope.actor import Actor

_KINDS = {"offsite": ("非现场记录", RECORD), "buildings": ("违法建筑", BUILDING)}


def _duties(actor: Actor, limit: int) -> Iterable[Duty]:
    agency, person = actor.extra.get("agency"), actor.person
    if agency is None or person is None or not actor.has("OFFICER"):
        return
    recorded = DeviceRecord.objects.filter(agency=agency, state__in=_open("offsite"))
    built = Building.objects.filter(Q(lead=person) | Q(co=person), state__in=_open("buildings"))
    columns = ("kind", "pk", "state", "what", "where")
    both = recorded.annotate(kind=Value("offsite"), what=F("item_name"), where=F("device__place")).values_list(*columns)
    rest = built.annotate(kind=Value("buildings"), what=F("place"), where=F("description")).values_list(*columns)
    for kind, identity, state, what, where in both.union(rest, all=True)[:limit]:
        title, procedure = _KINDS[kind]
        yield Duty(f"{title}{procedure.state(state).title}：{what}", where, f"/cases/{kind}/{identity}/")


def _open(kind: str) -> tuple[str, ...]:
    return tuple(state.code for state in _KINDS[kind][1].states if not state.final)


register(DutySource("非现场记录、违法建筑", _duties, order=14))
