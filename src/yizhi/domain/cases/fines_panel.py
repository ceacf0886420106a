"""Earlier fines of the whole city, on the page of a case at hand and on the page of its party."""

from collections.abc import Callable
from datetime import date
from typing import Any

from yizhi.domain.cases import earlier_fines, queries
from yizhi.platform import clock
from yizhi.platform.acts.condition import Situation
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.addresses import reverse
from yizhi.platform.registry import Panel
from yizhi.platform.scope.actor import Actor


def before(
    record_kind: str,
    finding: Declaration,
    ask: Callable[[Any, date], list[earlier_fines.EarlierFine]] = earlier_fines.earlier_fines,
) -> Panel:
    """The panel of one kind of case; `finding` is the act by which the head says that two conducts are not one."""

    def found(actor: Actor, case: Any) -> dict[str, Any] | None:
        """For those who handle the case, while it is at hand."""
        if not (earlier_fines.at_hand(case) and earlier_fines.handles(actor, case)):
            return None
        fines = ask(case, clock.today())
        may = any(f.same for f in fines) and not finding.by(Situation(actor, case, clock.now(), finding.verb))
        return {"fines": fines, "find_url": reverse("web:act_on", args=[finding.verb, case.pk]) if may else ""}

    return Panel("当事人此前的罚款（全市）", record_kind, "cases/panel_of_earlier_fines.html", found, order=10)


def across_agencies(actor: Actor, party: Any) -> dict[str, Any]:
    """On the page of a party: what others fined, for whoever is handling a case of that party now."""
    case = queries.at_hand(actor.person, party.pk) if actor.person else None
    found = earlier_fines.earlier_fines(case, clock.today()) if case else []
    return {"at_hand": case is not None, "fines": [f for f in found if f.party == party.pk and not f.visible]}
