"""Read enforcement items from TOML. Nothing half-read is yielded: an item with an error is reported and left out."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Any

from yizhi.domain.norms.sources.fine_words import fine_form
from yizhi.domain.norms.sources.item_text import (
    ItemText,
    LawReference,
    ProvisionText,
    RangeText,
    VersionOfItem,
)
from yizhi.domain.norms.sources.law_text import Report
from yizhi.domain.norms.sources.terms import Correction, ObjectClass, Tier
from yizhi.statute.fine_form import FineForm
from yizhi.statute.norm_level import NormLevel, check_creation
from yizhi.statute.penalty import PenaltyKind
from yizhi.statute.place import place
from yizhi.statute.refusal import RefusedError

DATA = files("yizhi.domain.norms") / "data"
_SHARED = ("field", "line", "regulator", "objects")


def laws(folder: Traversable = DATA) -> dict[str, LawReference]:
    """The norms that the items rest on, by their code."""
    rows = tomllib.loads((folder / "laws.toml").read_text(encoding="utf-8"))
    return {
        code: LawReference(
            code, row["title"], NormLevel(row["level"]), row["version"], row["from"], row.get("to"), row["read"]
        )
        for code, row in rows.items()
    }


def read(report: Report, folder: Traversable = DATA) -> Iterator[ItemText]:
    """Every item of `items/*.toml`, in the order of their files."""
    norms = laws(folder)
    for file in sorted((folder / "items").iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        common = {name: table[name] for name in _SHARED if name in table}
        for row in table.get("item", ()):
            try:
                yield _item({**common, **row}, norms)
            except (KeyError, ValueError, TypeError) as error:
                what = f"缺少 {error}" if isinstance(error, KeyError) else str(error)
                report.add(file.name, 0, f"事项 {row.get('code', '（无编码）')}：{what}")


def _item(row: Mapping[str, Any], norms: Mapping[str, LawReference]) -> ItemText:
    versions = tuple(_version(one, norms) for one in row["version"])
    for before, after in pairwise(versions):
        if before.effective_to is None or before.effective_to >= after.effective_from:
            raise ValueError(f"自{after.effective_from}起的版本与前一版本的日期重叠")
    return ItemText(
        code=row["code"],
        name=row["name"],
        short=row["short"],
        field=row["field"],
        line=row["line"],
        regulator=row["regulator"],
        objects=ObjectClass(row["objects"]),
        by_township=row.get("by_township", False),
        conflict=row.get("conflict", ""),
        note=row.get("note", ""),
        facts=row["facts"],
        things=tuple(row["things"]),
        versions=versions,
    )


def _version(row: Mapping[str, Any], norms: Mapping[str, LawReference]) -> VersionOfItem:
    start, end = row["from"], row.get("to")
    provisions = tuple(_provision(one, norms) for one in row["provision"])
    for one in provisions:
        _within(one, start, end)
    version = VersionOfItem(start, end, provisions)
    names = list(version.variants())
    if len(names) > 1 and "" in names:
        raise ValueError("一个版本区分不同行为的，每个幅度都要写明是哪一种行为")
    return version


def _within(provision: ProvisionText, start: date, end: date | None) -> None:
    """A version may rest only on norms in force on each of its days, and on penalties these may create."""
    law = provision.law
    outlives = law.effective_to is not None and (end is None or end > law.effective_to)
    if start < law.effective_from or outlives:
        raise ValueError(f"版本（{start}至{end or '今'}）超出《{law.title}》的施行期间")
    for kind in {kind for one in provision.ranges for kind in one.penalties}:
        try:
            refusal = check_creation(law.level, kind, max(start, date(2021, 7, 15)))
        except RefusedError as error:
            raise ValueError(str(error)) from error
        if refusal is not None:
            raise ValueError(str(refusal))


def _provision(row: Mapping[str, Any], norms: Mapping[str, LawReference]) -> ProvisionText:
    return ProvisionText(
        law=norms[row["law"]],
        violates=tuple(place(text) for text in row["violates"]),
        penalty=place(row["penalty"]),
        heads=tuple(place(text) for text in row.get("heads", ())),
        correction=Correction(row["correction"]),
        order=row.get("order", ""),
        also=tuple(row.get("also", ())),
        ranges=tuple(_range(one) for one in row["range"]),
    )


def _range(row: Mapping[str, Any]) -> RangeText:
    if unknown := row.keys() - {"both", "citizen", "organisation", "may", "variant", "tier", "when", "penalties"}:
        raise ValueError(f"不认识 {'、'.join(sorted(unknown))}")
    return RangeText(
        variant=row.get("variant", ""),
        tier=Tier(row.get("tier", "BASE")),
        when=row.get("when", ""),
        citizen=_form(row, "citizen"),
        organisation=_form(row, "organisation"),
        optional=row.get("may", False),
        penalties=tuple(PenaltyKind[name] for name in row.get("penalties", ())),
    )


def _form(row: Mapping[str, Any], party: str) -> FineForm | None:
    words = row.get(party, row.get("both"))
    return fine_form(words) if words else None
