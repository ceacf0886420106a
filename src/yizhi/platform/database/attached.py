"""Rows that were read on their own, given to the records they belong to, as `prefetch_related` would have done.

attach(measures, "things", _things(case))     # from here on measure.things.all() asks nothing
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model


def attach(owners: Iterable[Model], name: str, rows: Iterable[Any]) -> None:
    """Give each owner its rows under the related name, in their order. What belongs to none of the owners is left out.

    `rows` must hold every row of every owner: whoever asks for `owner.name.all()` gets these and no others.
    """
    of_owner: dict[Any, list[Any]] = defaultdict(list)
    known = list(owners)
    if not known:
        return
    related: Any = known[0]._meta.get_field(name)
    field = related.field
    for row in rows:
        of_owner[getattr(row, field.attname)].append(row)
    for owner in known:
        found = getattr(owner, name).all()
        found._result_cache = of_owner[owner.pk]
        found._prefetch_done = True
        owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found
        for row in of_owner[owner.pk]:
            field.set_cached_value(row, owner)


def know(rows: Iterable[Any], name: str, value: Model) -> None:
    """Tell the rows the record that their foreign key `name` points to, so that none reads it again."""
    for row in rows:
        row._meta.get_field(name).set_cached_value(row, value)


def know_each(rows: Iterable[Any], name: str, records: Mapping[Any, Model]) -> None:
    """Tell each row the record that its foreign key `name` points to, where it is among `records` (by identity)."""
    for row in rows:
        field = row._meta.get_field(name)
        record = records.get(getattr(row, field.attname))
        if record is not None:
            field.set_cached_value(row, record)
