"""What can go wrong with norms. Sound data has none of it; a value that is not verified is a warning on its page."""

from collections.abc import Iterable
from datetime import date

from yizhi.domain.norms import queries
from yizhi.domain.norms.models import EnforcementItem, ItemVersion, Law, TownshipPower
from yizhi.domain.norms.rules import overlaps
from yizhi.domain.org.api import AgencyKind
from yizhi.platform.registry import Check, register
from yizhi.statute.place import place


def overlapping_versions() -> Iterable[str]:
    """Two versions of one variant on one day: nobody could say which applies."""
    periods: dict[tuple[str, str], list[tuple[object, object]]] = {}
    rows = ItemVersion.objects.values_list("item__code", "variant", "effective_from", "effective_to")
    for code, variant, start, end in rows:
        periods.setdefault((code, variant), []).append((start, end))
    for (code, variant), found in periods.items():
        if overlaps(found):  # type: ignore[arg-type]
            yield f"事项 {code}{variant}的版本日期重叠"


def items_without_version() -> Iterable[str]:
    for item in EnforcementItem.objects.filter(versions__isnull=True):
        yield f"事项 {item.code} 没有任何版本"


def citations_that_lead_nowhere() -> Iterable[str]:
    """A provision cites an article that the library, where it has the law, does not have on the version's first day."""
    known = {law.name: law for law in Law.objects.all()}
    standing: dict[tuple[str, date], frozenset[tuple[int, int]]] = {}
    for version in queries.with_provisions(ItemVersion.objects.all()):
        day = version.effective_from
        for provision in version.provisions.all():
            if provision.law_name not in known:
                continue
            key = (provision.law_name, day)
            if key not in standing:
                standing[key] = queries.places_at(known[provision.law_name], day)
            for where in (*provision.violates, *provision.penalty_places):
                at = place(where)
                if (at.article, at.sub) not in standing[key]:
                    yield f"事项 {version.code} 引用的《{provision.law_name}》{at}在 {day} 不存在"


def powers_of_the_unqualified() -> Iterable[str]:
    """《行政处罚法》第二十四条."""
    rows = TownshipPower.objects.filter(effective_to=None).select_related("agency", "item")
    for power in rows.exclude(agency__kind=AgencyKind.TOWNSHIP, agency__subject_qualified=True):
        yield f"{power.agency.name}不具备承接“{power.item.short}”的主体资格"


register(
    Check("norms.overlap", "事项版本的日期不重叠", overlapping_versions),
    Check("norms.version", "每个事项都有版本", items_without_version),
    Check("norms.citation", "引用的条文在法规库中", citations_that_lead_nowhere),
    Check("norms.power", "承接赋权的乡镇具有主体资格", powers_of_the_unqualified),
)
