"""The lists of this module. Numbers are masked here as on every page: a list reveals nothing."""

from yizhi.domain.org import api as org
from yizhi.domain.subjects import place_queries, queries
from yizhi.domain.subjects.models import Establishment, PartyKind, PlaceKind
from yizhi.platform.addresses import reverse
from yizhi.platform.lists.asked import Asked
from yizhi.platform.lists.declaration import By, Col, Table, declare
from yizhi.platform.pages.patterns import Badge
from yizhi.platform.scope.actor import Actor

PARTIES = declare(
    Table(
        "subjects.parties",
        title="当事人",
        url_name="subjects:parties",
        rows=lambda asked: queries.listed(words=asked["q"], kind=asked["kind"]),
        columns=(
            Col("name", "姓名或者名称", lambda party, asked: str(party.name), phone="title"),
            Col("kind", "类别", lambda party, asked: str(party.get_kind_display())),
            Col("number", "证件号码", lambda party, asked: queries.view_of(party).identity_number),
            Col("phone", "联系电话", lambda party, asked: queries.view_of(party).phone, shown=False),
            Col("at", "登记时间", lambda party, asked: party.registered_at, phone="side"),
        ),
        filters=(
            By("q", "查找", "text", placeholder="完整的姓名、名称或者证件号码"),
            By("kind", "类别", choices=lambda actor: [(kind.value, str(kind.label)) for kind in PartyKind]),
        ),
        sort=("id",),
        descending=True,
        row_url=lambda party, asked: reverse("subjects:party", args=[party.pk]),
        empty="还没有登记当事人",
        empty_next="办理当场处罚时登记的当事人会出现在这里。",
    )
)


def _divisions(actor: Actor) -> list[tuple[str, str]]:
    """The territory itself and everything below it, for a city its counties and their townships."""
    code = actor.division
    rows = org.divisions_below(code).values_list("division", "name") if code else []
    return [(value, f"{'　' * ((len(value) - len(code)) // 3)}{name}") for value, name in rows]


def _located(place: Establishment, asked: Asked) -> Badge:
    return Badge("已标定", "ok") if place.longitude is not None else Badge("未标定")


PLACES = declare(
    Table(
        "subjects.places",
        title="经营场所",
        url_name="subjects:places",
        rows=lambda asked: place_queries.listed(words=asked["q"], division=asked["division"], kind=asked["kind"]),
        columns=(
            Col("name", "名称", lambda place, asked: place.name, phone="title"),
            Col("kind", "类别", lambda place, asked: str(place.get_kind_display())),
            Col("address", "地址", lambda place, asked: place.address),
            Col("position", "位置", _located, phone="side"),
        ),
        filters=(
            By("q", "查找", "text", placeholder="场所名称"),
            By("division", "区划", choices=_divisions),
            By("kind", "类别", choices=lambda actor: [(kind.value, str(kind.label)) for kind in PlaceKind]),
        ),
        sort=("id",),
        descending=True,
        row_url=lambda place, asked: reverse("subjects:place", args=[place.pk]),
        empty="还没有登记经营场所",
        empty_next="在当事人的页面上点“登记经营场所”，用定位或者地图选点标定位置。",
    )
)
