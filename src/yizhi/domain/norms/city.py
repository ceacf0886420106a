"""This module's part of the demo city: the default corpus, the items, the sample power lists, the configuration."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Q

from yizhi.domain.norms import corpus
from yizhi.domain.norms.acts.configuration import load_defaults
from yizhi.domain.norms.acts.discretion import import_tables
from yizhi.domain.norms.acts.grading import load_grading
from yizhi.domain.norms.acts.items import import_catalogue
from yizhi.domain.norms.acts.laws import import_corpus
from yizhi.domain.norms.acts.lists import import_entries
from yizhi.domain.norms.acts.powers import grant
from yizhi.domain.norms.models import EnforcementItem, FineRange
from yizhi.domain.norms.sources import benchmarks, china_law, configuration, extraction, items
from yizhi.domain.norms.sources.joining import settled
from yizhi.domain.norms.sources.law_text import Report
from yizhi.domain.org import api as org
from yizhi.platform import clock
from yizhi.platform.acts.declaration import Declaration
from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.scope.actor import Actor, system
from yizhi.platform.scope.session import acting

CITY = "3308"
SOURCE = "默认法规库（国家法律）"
CATALOGUE = "平台事项目录"
EXTRACTED = "从国家法律条文摘录，未核实"
SAMPLES = "平台样例"
_KEYS = UUID("6b1d8f0e-3308-5a11-9c1e-6e6f726d7300")
_DAYS_BEFORE = 790
Progress = Callable[[str], None]


def build(progress: Progress = lambda text: None) -> None:
    """Loads everything once; what is there is not made again."""
    anchor = _anchor()
    at = datetime.combine(anchor - timedelta(days=_DAYS_BEFORE), time(9), clock.CHINA)
    load_laws(at)
    progress("法规库")
    load_items(at)
    load_extracted(at)
    progress("执法事项")
    _step(load_defaults, "defaults", {"division": CITY}, at)
    progress("配置")
    load_benchmarks(at)
    progress("裁量基准、清单、分级处置（样例）")
    grant_lists(at)
    progress("赋权清单（样例）")


def load_laws(at: datetime) -> Outcome:
    report = Report()
    laws = settled(china_law.read(report))
    sha256 = corpus.laws_hash(laws)
    data = {"sha256": sha256, "source": SOURCE, "division": CITY, "problems": len(report.problems)}
    with corpus.offered(sha256, laws):
        return _step(import_corpus, sha256, data, at)


def load_items(at: datetime) -> Outcome:
    """The catalogue as published with the product. Raises ValueError when its data is not sound."""
    report = Report()
    found = list(items.read(report))
    if report.problems:
        raise ValueError("；".join(map(str, report.problems)))
    sha256 = corpus.items_hash(found)
    with corpus.offered(sha256, found):
        return _step(import_catalogue, sha256, {"sha256": sha256, "source": CATALOGUE, "division": CITY}, at)


def load_extracted(at: datetime) -> None:
    """Items from fine clauses of the default corpus, marked as verified by nobody."""
    laws = settled(china_law.read(Report()))
    found = list(extraction.read(laws, items.read(Report())))
    sha256 = corpus.items_hash(found)
    with corpus.offered(sha256, found):
        _step(import_catalogue, sha256, {"sha256": sha256, "source": EXTRACTED, "division": CITY}, at)


def load_benchmarks(at: datetime) -> None:
    """Sample benchmarks, sample entries of the lists, the grading table."""
    tables, entries = list(benchmarks.benchmarks()), list(benchmarks.entries())
    for act, name, rows in ((import_tables, "tables", tables), (import_entries, "entries", entries)):
        sha256 = corpus.items_hash(rows)
        with corpus.offered(sha256, rows):
            _step(act, name, {"sha256": sha256, "source": SAMPLES, "division": CITY}, at)
    _step(load_grading, "grading", {"division": CITY}, at)


def grant_lists(at: datetime) -> None:
    """One decision a list, to every township of the demo city that penalises in its own name."""
    with acting(_builder()):
        townships = list(org.empowered_townships(clock.today()))
        small = {up_to: _extracted_up_to(up_to) for up_to in {p.extracted_up_to for p in configuration.power_lists()}}
    for powers in configuration.power_lists():
        chosen = [str(a.pk) for a in townships if a.division.startswith(powers.divisions)]
        codes = [*powers.items, *small[powers.extracted_up_to]]
        if chosen and codes:
            data = {
                "items": codes,
                "agencies": chosen,
                "document": powers.document,
                "published_on": powers.published_on,
                "publication": powers.publication,
                "effective_from": powers.effective_from,
                "sample": powers.sample,
            }
            _step(grant, powers.document, data, at)


def _extracted_up_to(most: int) -> list[str]:
    """Codes of extracted items of which no fine on a fixed range exceeds `most` fen."""
    rows = EnforcementItem.objects.filter(verified=False).order_by("code")
    graver = FineRange.objects.filter(Q(organisation_high__gt=most) | ~Q(of=""))
    return list(rows.exclude(versions__provisions__ranges__in=graver).values_list("code", flat=True)) if most else []


def _anchor() -> date:
    with acting(_builder()):
        return org.anchor_day() or clock.today()


def _builder() -> Actor:
    return system("演示城市", division="33")


def _step(act: Declaration, name: str, data: Mapping[str, Any], at: datetime) -> Outcome:
    return perform(act, _builder(), data=data, key=uuid5(_KEYS, f"{act.verb}:{name}"), at=at)
