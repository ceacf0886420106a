"""我的导出: what I asked for, how far it is, and the file."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.platform import clock
from yizhi.platform.acts.errors import ActRefused, RecordNotFound
from yizhi.platform.acts.perform import perform
from yizhi.platform.addresses import reverse
from yizhi.platform.exports import acts, folder
from yizhi.platform.exports.models import Export, State
from yizhi.platform.files.filenames import disposition
from yizhi.platform.lists.asked import encoded
from yizhi.platform.pages.patterns import Badge, Tone
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.statute.refusal import Refusal

MOST = 50
_STILL = timedelta(minutes=15)
_TONES: dict[str, Tone] = {
    "QUEUED": "info",
    "RUNNING": "info",
    "DONE": "ok",
    "FAILED": "danger",
    "CANCELLED": "neutral",
}
_TYPES = {"CSV": "text/csv; charset=utf-8", "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    person, now = actor_of(request).person, clock.now()
    found = list(Export.objects.filter(person_id=person).order_by("-id")[:MOST]) if person else []
    context = {
        "exports": [shown(export, now) for export in found],
        "moving": any(export.under_way for export in found),
        "days": acts.KEPT.days,
    }
    template = "exports/rows.html" if request.headers.get("HX-Request") else "exports/mine.html"
    return render(request, template, context)


def shown(export: Export, now: datetime) -> dict[str, Any]:
    """One export for the page: its state in words, why it failed, and what may be done."""
    again = [
        ("list", export.list_name),
        ("query", export.query),
        ("purpose", export.purpose),
        ("format", export.format),
    ]
    again += [("next", reverse("exports:mine"))]
    stuck = export.state == State.RUNNING and export.moved_at < now - _STILL
    return {
        "export": export,
        "badge": badge(export, now),
        "why": export.failure or ("十五分钟没有进展，可以取消后再次导出" if stuck else ""),
        "file_url": reverse("exports:file", args=[export.pk]) if _ready(export, now) else "",
        "cancel_url": _cancel(export) if export.under_way else "",
        "again_url": "" if export.under_way else f"{reverse('web:act', args=['export.ask'])}?{encoded(again)}",
    }


def _cancel(export: Export) -> str:
    return f"{reverse('web:act_on', args=['export.cancel', export.pk])}?{encoded([('next', reverse('exports:mine'))])}"


def _ready(export: Export, now: datetime) -> bool:
    return export.state == State.DONE and not export.expired(now)


def badge(export: Export, now: datetime) -> Badge:
    if export.expired(now):
        return Badge("已过期")
    return Badge(str(export.get_state_display()), _TONES.get(export.state, "neutral"))


@signed_in
@require_safe
def file(request: HttpRequest, export_id: UUID) -> HttpResponseBase:
    """The file, for its owner alone; each download is an act."""
    actor = actor_of(request)
    export = Export.objects.filter(pk=export_id, person_id=actor.person).first() if actor.person else None
    if export is None:
        raise RecordNotFound
    perform(acts.download, actor, record=export)
    try:
        content = folder.path_of(export.pk).open("rb")
    except FileNotFoundError as error:
        raise ActRefused(Refusal("文件不在了", "导出的文件已被清理", next_step="请在“我的导出”点“再次导出”")) from error
    response = FileResponse(content, content_type=_TYPES[export.format])
    response["Content-Disposition"] = disposition(export.filename, inline=False)
    return response
