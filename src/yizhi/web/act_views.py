"""The page of an act: its form, and the carrying out. One view serves every act of every module."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from yizhi.platform import clock
from yizhi.platform.acts.availability import offer
from yizhi.platform.acts.declaration import Declaration, declared
from yizhi.platform.acts.errors import ActConflict, ActError, ActInvalid, ActRefused, RecordNotFound
from yizhi.platform.acts.forms import form_fields, read_form
from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.acts.rehearsal import rehearse
from yizhi.platform.documents.together import one_file
from yizhi.platform.identifiers import new_id
from yizhi.platform.registry import ActPage, aids, record_page
from yizhi.platform.registry import act_page as act_page_of
from yizhi.platform.scope.access import actor_of, signed_in
from yizhi.statute.refusal import Refusal
from yizhi.web.errors import refusals_of
from yizhi.web.messages import tell


def act_or_404(verb: str) -> Declaration:
    try:
        return declared(verb)
    except KeyError:
        raise Http404 from None


def record_or_404(act: Declaration, identity: UUID | None) -> Any:
    if act.on is None:
        return None
    record = act.on._default_manager.filter(pk=identity).first()
    if record is None:
        raise RecordNotFound
    return record


@signed_in
@require_http_methods(["GET", "POST"])
def act_page(request: HttpRequest, verb: str, record_id: UUID | None = None) -> HttpResponse:
    act = act_or_404(verb)
    record = record_or_404(act, record_id)
    if request.method == "POST":
        try:
            if "preview" in request.POST:
                return _preview(request, act, record)
            outcome = perform_posted(request, act, record)
        except ActError as error:
            return _form(request, act, record, error)
        return _done(request, act, outcome)
    return _form(request, act, record, None)


def _preview(request: HttpRequest, act: Declaration, record: Any) -> HttpResponse:
    """The documents that the act would issue with what was typed so far, as drafts; nothing is carried out."""
    drafts = rehearse(act, actor_of(request), record=record, data=read_form(act, request.POST))
    if not drafts:
        raise ActRefused(Refusal("没有可以预览的文书", "按所填的内容，本项不制作文书", next_step="可以直接办理"))
    return HttpResponse(one_file(drafts), content_type="application/pdf", headers={"Cache-Control": "no-store"})


def _makes_papers(act: Declaration, record: Any) -> bool:
    """Whether the record's procedure names a document that this act issues, or one is foreseen while it is prepared."""
    definition = getattr(record, "definition", None)
    return act.foresees or (definition is not None and any(use.step == act.verb for use in definition.documents))


def perform_posted(request: HttpRequest, act: Declaration, record: Any) -> Outcome:
    """Carry out an act from a posted form: its fields, `key` made by the page, `seen` the version it showed."""
    key, seen = request.POST.get("key", ""), request.POST.get("seen", "")
    try:
        identity = UUID(key) if key else new_id()
    except ValueError:
        raise ActInvalid({"": ["请求编号不正确，请刷新页面后重试"]}) from None
    return perform(
        act,
        actor_of(request),
        record=record,
        data=read_form(act, request.POST),
        key=identity,
        seen=int(seen[:9]) if seen.isdecimal() else None,
    )


def _form(request: HttpRequest, act: Declaration, record: Any, error: ActError | None) -> HttpResponse:
    actor = actor_of(request)
    errors = error.errors if isinstance(error, ActInvalid) else {}
    own = act_page_of(act.verb) or ActPage(act.verb, "web/page_act.html")
    typed = {p.name: request.POST.getlist(p.name) for p in act.parameters if p.name in request.POST}
    single = {name: values if len(values) > 1 else values[0] for name, values in typed.items()}
    begun = {} if request.method == "POST" else {**own.defaults(actor, record), **_given(request, act)}
    refusals = [] if error is None or isinstance(error, ActInvalid) else refusals_of(error)
    context = {
        "act": act,
        "record": record,
        "fields": form_fields(act, actor=actor, record=record, typed=begun or single, errors=errors),
        "whole_errors": errors.get("", []),
        "refusals": refusals or offer(act, actor, record, clock.now()).refusals,
        "key": request.POST.get("key") if error and not isinstance(error, ActConflict) else new_id(),
        "seen": getattr(record, "version", ""),
        "back": _next(request, record),
        "next": request.POST.get("next") or request.GET.get("next") or "",
        "makes_papers": _makes_papers(act, record),
        "aids": aids(act.verb, actor, record),
        **own.build(actor, record),
    }
    return render(request, own.template, context, status=error.status if error else 200)


def _given(request: HttpRequest, act: Declaration) -> dict[str, str]:
    """Values that a link brings along, for example the item chosen in a list."""
    return {p.name: request.GET[p.name] for p in act.parameters if p.name in request.GET}


def _done(request: HttpRequest, act: Declaration, outcome: Outcome) -> HttpResponse:
    tell(request, f"已办理：{act.title}" if not outcome.replayed else f"此前已办理：{act.title}，未重复办理")
    return redirect(_next(request, outcome.record))


def _next(request: HttpRequest, record: Any) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    page = record_page(record._meta.label_lower) if record is not None else None
    return page.url(record.pk) if page and record is not None else "/"
