"""The living style guide: every pattern with its states, drawn by the same templates that the pages use."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yizhi.platform.pages.patterns import Shell
from yizhi.platform.scope.access import public
from yizhi.web.errors import TROUBLES
from yizhi.web.style_guide_samples import forms, lists, records, rooms, shells

SECTIONS = (
    ("colour", "颜色与文字"),
    ("buttons", "按钮与下一步"),
    ("states", "状态、金额、日期、遮盖"),
    ("refusals", "拒绝"),
    ("forms", "表单"),
    ("lists", "列表"),
    ("record", "记录"),
    ("feedback", "空白、加载、提示、窗口"),
    ("field", "现场：照片、定位、签名"),
    ("rooms", "共享、地图、建议数额、动态口令"),
)


def shell() -> Shell:
    return shells.shell()


@public
@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every pattern on one page; `?page=` shows one whole page alone (the names of `PAGES`)."""
    wanted = request.GET.get("page", "")
    whole = PAGES.get(wanted)
    if whole:
        template, context = whole
        return render(request, template, {"shell": shell(), **context()})
    return render(request, "web/style_guide.html", {"shell": shell(), **parts()})


def parts() -> dict[str, Any]:
    """The samples of the page that shows every part."""
    return {
        "sections": SECTIONS,
        "page_names": tuple(PAGES),
        "swatches": records.SWATCHES,
        "open_act": records.OPEN_ACT,
        "danger_act": records.DANGER_ACT,
        "shut_act": records.SHUT_ACT,
        "refusal": records.REFUSAL,
        "badges": records.BADGES,
        "facts": records.FACTS,
        "page": records.record(),
        "form": forms.sample(),
        "wrong_form": forms.wrong(),
        "act_fields": forms.act_fields(),
        "listing": lists.listing(),
        "narrowed": lists.narrowed(),
        "empty_listing": lists.empty(),
        "exports": lists.exports(),
        "troubles": tuple(TROUBLES.values()),
        "tabs": shells.tabs(),
        "crumbs": records.CRUMBS,
        "steps": ("选择事项", "当事人", "地点与照片", "事实与告知", "确认与决定"),
        "duties": records.duties(),
        "figures": records.FIGURES,
        "share": rooms.share(),
        "proposal": rooms.proposal(),
        "second_step": rooms.second_step(),
    }


def _act_page() -> dict[str, Any]:
    return {
        "act": forms.ACT,
        "fields": forms.act_fields(),
        "record": "某某便利店占道经营案",
        "key": "00000000-0000-7000-8000-000000000000",
        "seen": 3,
        "back": "/style-guide/",
    }


def _wrong_code() -> dict[str, Any]:
    sample = rooms.second_step()
    return {**sample, "recovery": (), "errors": sample["wrong"], "signed_in": True}


PAGES: dict[str, tuple[str, Any]] = {
    "list": ("web/page_list.html", lambda: {"listing": lists.listing()}),
    "list-none": ("web/page_list.html", lambda: {"listing": lists.narrowed()}),
    "list-empty": ("web/page_list.html", lambda: {"listing": lists.empty()}),
    "list-print": ("web/print_list.html", lambda: {"listing": lists.listing(), "asked": lists.ASKED}),
    "record": ("web/page_record.html", lambda: {"page": records.record()}),
    "record-new": ("web/page_record.html", lambda: {"page": records.fresh()}),
    "form": (
        "web/page_form.html",
        lambda: {
            "title": "登记监管对象",
            "form": forms.wrong(),
            "cancel_url": "/style-guide/",
            "draft_key": "style-guide",
        },
    ),
    "act": ("web/page_act.html", _act_page),
    "error": ("web/page_error.html", lambda: {"trouble": records.TROUBLE, "refusals": [], "reference": "3F2A-91C0"}),
    "refused": ("web/page_error.html", lambda: {"trouble": records.TROUBLE, "refusals": [records.REFUSAL]}),
    "home": ("web/home.html", lambda: {"duties": records.duties(), "figures": records.FIGURES}),
    "home-none": ("web/home.html", lambda: {"duties": [], "figures": records.FIGURES}),
    "sign-in": (
        "web/sign_in.html",
        lambda: {"shell": Shell(), "demo_accounts": shells.DEMO_ACCOUNTS, "provider": "统一身份认证"},
    ),
    "sign-in-code": ("org/step_code.html", lambda: {"shell": Shell(), "refusals": [records.REFUSAL]}),
    "second-step": ("org/enrol.html", lambda: {**rooms.second_step(), "recovery": (), "signed_in": True}),
    "second-step-wrong": ("org/enrol.html", _wrong_code),
    "public": ("web/style_guide/public.html", lambda: {"shell": Shell(), "facts": records.FACTS}),
    "print": ("web/style_guide/print.html", lambda: {"facts": records.FACTS}),
    "wizard": ("web/style_guide/wizard.html", lambda: {"steps": ("当事人", "照片", "签名", "确认")}),
}
