"""Enforcement items made from the fine clauses of the laws the installation carries: extracted, verified by nobody."""

import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from typing import Any

from yizhi.domain.norms.sources import clauses
from yizhi.domain.norms.sources.item_text import ItemText, LawReference, ProvisionText, RangeText, VersionOfItem
from yizhi.domain.norms.sources.items import DATA
from yizhi.domain.norms.sources.law_text import IN_FORCE, LawText, VersionText
from yizhi.domain.norms.sources.terms import ObjectClass
from yizhi.statute.norm_level import NormLevel
from yizhi.statute.place import Place

NOTE = "由平台从条文机器摘录，尚未人工核实；办案前须对照条文"
_READ = "机器摘录，未核实"


def fields(folder: Traversable = DATA) -> dict[str, dict[str, Any]]:
    """For each law that may be extracted: code, field and competent line."""
    table = tomllib.loads((folder / "extraction.toml").read_text(encoding="utf-8"))
    return {
        title: {"field": row["field"], "line": row["line"], "code": code}
        for row in table["field_of"]
        for code, title in row["laws"].items()
    }


def read(laws: Iterable[LawText], known: Iterable[ItemText], folder: Traversable = DATA) -> Iterator[ItemText]:
    """An item for every clause wholly understood of the laws named in the data, but for those already verified."""
    wanted = fields(folder)
    taken = {
        (provision.law.title, place.article)
        for item in known
        for version in item.versions
        for provision in version.provisions
        for place in (provision.penalty, *provision.violates)
    }
    for law in laws:
        row = wanted.get(law.name)
        if row is None or law.level != NormLevel.LAW.value:
            continue
        for version in law.versions:
            if version.status == IN_FORCE and version.effective_from:
                yield from _of_law(law, version, row, taken)


def _of_law(law: LawText, version: VersionText, row: dict[str, Any], taken: set[tuple[str, int]]) -> Iterator[ItemText]:
    assert version.effective_from is not None
    dated = version.dated or version.effective_from
    norm = LawReference(row["code"], law.name, NormLevel.LAW, dated, version.effective_from, None, _READ)
    for article in version.articles:
        if not article.number or (law.name, article.number) in taken or "罚款" not in article.text:
            continue
        several = len(article.paragraphs) > 1
        for order, paragraph in enumerate(article.paragraphs, 1):
            for clause in clauses.read(paragraph):
                at = Place(article.number, article.sub, order if several or clause.item else 0, clause.item)
                yield _item(norm, clause, at, row)


def _item(norm: LawReference, clause: clauses.Clause, at: Place, row: dict[str, Any]) -> ItemText:
    ranges = tuple(
        RangeText(
            variant="",
            tier=one.tier,
            when=one.when,
            citizen=None if clause.bodies else one.form,
            organisation=one.form,
            optional=one.optional,
            penalties=one.penalties,
        )
        for one in clause.ranges
    )
    penalty = Place(at.article, at.sub, at.paragraph)
    heads = (at,) if at.item else ()
    violates = clause.violates or (at,)
    provision = ProvisionText(norm, violates, penalty, heads, clause.correction, clause.order, clause.also, ranges)
    return ItemText(
        code=f"{norm.code}-{at.short}",
        name=f"对{clause.conduct}的行政处罚",
        short=clause.conduct,
        field=row["field"],
        line=row["line"],
        regulator=clause.agency.removeprefix("县级以上").removeprefix("地方").removeprefix("人民政府")[:40],
        objects=ObjectClass.FIXED if clause.bodies else ObjectClass.PATROL,
        by_township=False,
        conflict="",
        note=NOTE,
        facts="{time}，当事人在{place}" + clause.conduct + "（{thing}）。",
        things=(),
        versions=(VersionOfItem(norm.effective_from, None, (provision,)),),
        verified=False,
    )
