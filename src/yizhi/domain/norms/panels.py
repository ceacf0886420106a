"""What this module shows elsewhere: pages, search, where its records are."""

from collections.abc import Iterable
from typing import Any

from yizhi.domain.norms import queries
from yizhi.domain.norms.models import ItemVersion
from yizhi.platform import clock
from yizhi.platform.addresses import reverse
from yizhi.platform.registry import Hit, Page, Panel, RecordPage, SearchSource, register
from yizhi.platform.scope.actor import Actor


def find_items(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    for version in queries.item_versions(clock.today(), words)[:limit]:
        url = reverse("norms:item", args=[version.item_id])
        yield Hit(version.short, f"{version.code} {version.item.field}", url, "执法事项")


def find_laws(actor: Actor, words: str, limit: int) -> Iterable[Hit]:
    for law in queries.laws(words)[:limit]:
        yield Hit(law.name, law.level, reverse("norms:law", args=[law.pk]), "法规")


def powers_of_agency(actor: Actor, agency: Any) -> dict[str, Any] | None:
    """On an agency's page: the items it exercises by hand-over; stays away where there are none."""
    rows = queries.powers_on(clock.today()).filter(agency=agency).select_related("item")
    found = [{"text": str(power.item), "url": reverse("norms:item", args=[power.item_id])} for power in rows]
    return {"links": found, "url": reverse("norms:power_list", args=[agency.pk])} if found else None


def _version_page(identity: Any) -> str:
    version = ItemVersion.objects.filter(pk=identity).first()
    return reverse("norms:item", args=[version.item_id]) if version else reverse("norms:items")


register(
    Page("执法事项", "norms:items", "法规事项", icon="list-checks", order=110, keywords="事项 裁量 幅度 罚款"),
    Page("裁量基准", "norms:benchmarks", "法规事项", icon="scale", order=112, keywords="裁量 阶次 幅度"),
    Page("清单", "norms:entries", "法规事项", icon="clipboard-list", order=114, keywords="首违 不罚 从轻 减轻 承诺"),
    Page("权力清单", "norms:powers", "法规事项", icon="landmark", order=120, keywords="赋权 乡镇 街道"),
    Page("法规库", "norms:laws", "法规事项", icon="book-open", order=130, keywords="法律 条例 条文"),
    Page(
        "本地配置",
        "norms:configuration",
        "法规事项",
        icon="sliders-horizontal",
        roles=("ADMINISTRATOR", "GUIDANCE_OFFICE", "SUPERVISOR", "LEGAL_REVIEWER"),
        order=140,
        keywords="听证 标准 参数 个体工商户",
    ),
    SearchSource("执法事项", find_items, order=10),
    SearchSource("法规", find_laws, order=30),
    Panel("赋权事项", "org.agency", "norms/agency_powers.html", powers_of_agency, order=60),
    RecordPage("norms.enforcementitem", "执法事项", lambda pk: reverse("norms:item", args=[pk])),
    RecordPage("norms.discretiontable", "裁量基准", lambda pk: reverse("norms:benchmark", args=[pk])),
    RecordPage("norms.listentry", "清单条目", lambda pk: reverse("norms:entry", args=[pk])),
    RecordPage("norms.itemversion", "执法事项", _version_page),
    RecordPage("norms.townshippower", "赋权", lambda pk: reverse("norms:power", args=[pk])),
    RecordPage("norms.parameter", "参数", lambda pk: reverse("norms:parameter", args=[pk])),
    RecordPage("norms.hearingthreshold", "听证标准", lambda pk: reverse("norms:threshold", args=[pk])),
)
