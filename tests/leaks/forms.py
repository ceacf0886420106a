"""Who comes to the form of which act: all for whom it could show something that it shows nobody else.

Acts × records × visitors are thousands of forms, and each act adds thirty. Whether a visitor sees the record at all is
asked before the act is looked at, so everybody comes to one form of each record. What a form shows beyond its declared
fields (a page of its own, choices, a search) may depend on the person: everybody inside the scope comes to these. A
form of nothing but fields is drawn by the same lines for every act: to each come the officer who typed the numbers, two
others from inside and two from outside in turn, and somebody who is not signed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.leaks.conftest import Stage
from tests.leaks.visitors import Visitor
from yizhi.platform.acts.declaration import Declaration, declared
from yizhi.platform.registry import act_page

IN_TURN = 2


def is_plain(act: Declaration) -> bool:
    """Whether its form shows its declared fields and nothing that is looked up for the person."""
    return act_page(act.verb) is None and not any(p.shown.choices or p.shown.search for p in act.parameters)


def comers(stage: Stage, addresses: Sequence[str]) -> Iterator[tuple[Visitor, str]]:
    """Pairs of a visitor and the address of a form `/acts/<verb>/<record>/`."""
    seen: set[str] = set()
    for turn, address in enumerate(addresses):
        _, _, verb, record, _ = address.split("/")
        first = record not in seen
        seen.add(record)
        inside = [v for v in stage.visitors if v.inside]
        some = inside if first or not is_plain(declared(verb)) else [inside[0], *_in_turn(inside[1:], turn)]
        others = stage.outside if first else [*_in_turn(stage.outside[:-1], turn), stage.outside[-1]]
        yield from ((visitor, address) for visitor in (*some, *others))


def _in_turn(visitors: Sequence[Visitor], turn: int) -> list[Visitor]:
    return [visitors[(turn * IN_TURN + n) % len(visitors)] for n in range(IN_TURN)]
