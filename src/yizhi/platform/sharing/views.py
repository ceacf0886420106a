"""The list of what others opened to me.

No declared list: a row is a grant together with the record it opens, of any kind, looked up kind by kind for all rows
at once; that is no query set to page through. It is drawn by the same `Listing`, the newest 200.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.platform import clock
from yizhi.platform.pages.patterns import Badge, Cell, Column, Listing, Row
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.platform.sharing import queries
from yizhi.platform.sharing.queries import Received


@signed_in
@require_safe
def received(request: HttpRequest) -> HttpResponse:
    page = Listing(
        title="共享给我的",
        columns=(
            Column("title", "记录", phone="title"),
            Column("how", "权限", phone="side"),
            Column("giver", "共享人"),
            Column("purpose", "事由"),
            Column("until", "截止日期"),
        ),
        rows=[_row(one) for one in queries.received(actor_of(request))],
        empty="现在没有共享给您的记录",
        empty_next="其他单位向您或者您所在单位共享记录后，会显示在这里，同时发送消息。",
    )
    return render(request, "web/page_list.html", {"listing": page})


def _row(one: Received) -> Row:
    share = one.share
    how = Badge("共同办理", "info") if share.may_write else Badge("只供查看")
    until = clock.day(share.until) if share.until else "长期"
    return Row((Cell(one.title, one.url, sub=one.kind), how, share.giver, share.purpose, until), url=one.url)
