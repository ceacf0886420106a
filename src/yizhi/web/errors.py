"""Pages for what went wrong. Each says what happened, why, and what to do next."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from yizhi.platform.acts.errors import ActConflict, ActError, ActInvalid, ActRefused
from yizhi.statute.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Trouble:
    status: int
    what: str
    why: str
    next_step: str


TROUBLES = {
    t.status: t
    for t in (
        Trouble(400, "请求无法处理", "提交的内容不完整或格式不正确", "请返回上一页核对后重新提交"),
        Trouble(401, "请先登录", "尚未登录，或登录已失效", "请登录后重新办理，已填内容保留在本机"),
        Trouble(
            403,
            "您不能查看或办理此项",
            "您的岗位没有相应权限，或登录已失效",
            "请确认登录账号；如工作需要，请联系本单位管理员",
        ),
        Trouble(404, "未找到该页面", "地址有误，或该记录不存在，或您无权查看", "请核对地址，或用搜索框查找"),
        Trouble(405, "此地址不接受这种请求", "办理须从页面上的表单提交", "请回到上一页，从页面上的按钮办理"),
        Trouble(409, "该记录已有变化", "您打开页面之后，其他人员办理了该记录", "请刷新页面核对后再办理"),
        Trouble(413, "文件过大", "上传的内容超过允许的大小", "请压缩后上传，或使用大文件上传"),
        Trouble(422, "填写内容有误", "部分内容不符合要求", "请按提示修改后重新提交"),
        Trouble(429, "操作过于频繁", "短时间内请求次数过多", "请稍候再试；已填内容保留在本机"),
        Trouble(
            500,
            "系统出现故障",
            "处理时发生未预料的错误，已自动记录，未保存任何内容",
            "请稍后重试；如仍出现，请将请求编号告知运维人员",
        ),
    )
}


def wants_json(request: HttpRequest) -> bool:
    accepted = request.headers.get("Accept", "")
    return request.path_info.startswith("/api/") or "application/json" in accepted or "problem+json" in accepted


def problem(error: ActError) -> dict[str, Any]:
    """The error as a problem document for programs (RFC 9457 members with our own beside them)."""
    content = _document(type(error).__name__, error.status, refusals_of(error)) | {"title": str(error)}
    if isinstance(error, ActInvalid):
        content["errors"] = error.errors
    if isinstance(error, ActConflict):
        content["changes"] = [{"at": c.at, "says": c.says, "version": c.version} for c in error.changes]
    return content


def _document(kind: str, status: int, refusals: list[Refusal]) -> dict[str, Any]:
    """`title` says what, `detail` why, `next_step` what to do; every refusal with its article is in `refusals`."""
    first = refusals[0]
    return {
        "type": kind,
        "status": status,
        "title": first.what,
        "detail": first.why,
        "next_step": first.next_step,
        "refusals": [{"what": r.what, "why": r.why, "article": r.article, "next_step": r.next_step} for r in refusals],
    }


def refusals_of(error: ActError) -> list[Refusal]:
    """The error as refusals, so that every template shows it with the one refusal box."""
    if isinstance(error, ActRefused):
        return list(error.refusals)
    return [_told(error.status, str(error))]


def _told(status: int, why: str = "", next_step: str = "") -> Refusal:
    trouble = TROUBLES.get(status, TROUBLES[400])
    return Refusal(trouble.what, why or trouble.why, next_step=next_step or trouble.next_step)


def act_error_response(request: HttpRequest, error: ActError) -> HttpResponse:
    if wants_json(request):
        return JsonResponse(problem(error), status=error.status, content_type="application/problem+json")
    return error_page(request, error.status, refusals=refusals_of(error))


def error_page(request: HttpRequest, status: int, refusals: list[Refusal] | None = None) -> HttpResponse:
    """The error for whoever asked: a page, a part of one for the dialog of an open page, a document for a program.

    Above 499 all of them carry the identifier of the request, under which the log has it.
    """
    trouble = TROUBLES.get(status, TROUBLES[400])
    told = refusals or [_told(status)]
    reference = getattr(request, "request_id", "") if status >= 500 else ""
    if wants_json(request):
        content = _document("about:blank", status, told) | ({"request_id": reference} if reference else {})
        return JsonResponse(content, status=status, content_type="application/problem+json")
    context = {"trouble": trouble, "refusals": refusals or [], "reference": reference}
    if request.headers.get("HX-Request"):
        return render(request, "web/error_part.html", context | {"refusals": told}, status=status)
    return render(request, "web/page_error.html", context, status=status)


def too_often(request: HttpRequest, seconds: int) -> HttpResponse:
    """429 with how long to wait, in words and as `Retry-After`."""
    told = _told(429, next_step=f"请在 {seconds} 秒后再试；已填内容保留在本机")
    response = error_page(request, 429, [told])
    response.headers["Retry-After"] = str(seconds)
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return error_page(request, 413)
    if isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        told = _told(400, "一次提交的项目或者文件太多", "请分几次提交；照片可以在记录页分批添加")
        return error_page(request, 400, [told])
    return error_page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    refusal = Refusal(
        what="页面已失效，未保存任何内容",
        why="页面停留过久，或登录状态已变化",
        article="",
        next_step="请返回上一页（已填内容会保留）并刷新后重新提交",
    )
    return error_page(request, 403, refusals=[refusal])
