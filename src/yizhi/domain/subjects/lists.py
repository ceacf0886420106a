"""The lists of this module. Numbers are masked here as on every page: a list reveals nothing."""

from django.urls import reverse

from yizhi.domain.subjects import queries
from yizhi.domain.subjects.models import PartyKind
from yizhi.platform.lists.declaration import By, Col, Table, declare

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
