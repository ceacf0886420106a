"""The guides: one Markdown page a role, and which of them is a person's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from yizhi.platform.addresses import reverse
from yizhi.platform.scope.actor import Actor

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "guide"
PICTURES = FOLDER / "pictures"


@dataclass(frozen=True, slots=True)
class Guide:
    """A page for one role: `name` is its address and its file; `roles` are the roles whose own it is."""

    name: str
    title: str
    roles: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.md"


# Who holds several seats gets the first that fits.
GUIDES = (
    Guide("administrator", "系统管理员", ("ADMINISTRATOR",)),
    Guide("supervisor", "执法监督员", ("SUPERVISOR",)),
    Guide("guidance", "综合执法指导办", ("GUIDANCE_OFFICE",)),
    Guide("reviewer", "法制审核人员、合规性审查员", ("LEGAL_REVIEWER", "COMPLIANCE_REVIEWER")),
    Guide("captain", "执法队长", ("CAPTAIN", "DEPUTY_CAPTAIN", "UNIT_HEAD")),
    Guide("officer", "执法队员（含协办人）", ("OFFICER",)),
    Guide("officer-general", "执法队员：普通程序"),
    Guide("decider", "行政机关负责人", ("DECIDER",)),
    Guide("public", "当事人与公众"),
)
_BY_NAME = {guide.name: guide for guide in GUIDES}


def guide(name: str) -> Guide:
    """Raises KeyError for a name that is no guide's."""
    return _BY_NAME[name]


def own_address(actor: Actor) -> str:
    """The address of the guide of this person's seat; the list of all guides when none is written for it."""
    for one in GUIDES:
        if one.roles and actor.has(*one.roles):
            return reverse("guide:page", args=[one.name])
    return reverse("guide:all")


@cache
def rendered(name: str) -> str:
    """The guide as HTML. HTML in the source is shown as text; pictures and links to other guides lead into the product.

    Raises KeyError for a name that is no guide's.
    """
    source = guide(name).path.read_text(encoding="utf-8")
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(source)
    for token in tokens:
        for child in token.children or ():
            _lead_inside(child)
    html: str = parser.renderer.render(tokens, parser.options, {})
    return html


def _lead_inside(token: Token) -> None:
    """`pictures/x.png` and `officer.md` stand in the source so that they work in the repository too."""
    if token.type == "image":
        token.attrs |= _picture(str(token.attrs["src"]))
    elif token.type == "link_open":
        target = str(token.attrs["href"])
        if target.removesuffix(".md") in _BY_NAME:
            token.attrs["href"] = reverse("guide:page", args=[target.removesuffix(".md")])


def _picture(source: str) -> Mapping[str, Any]:
    return {"src": reverse("guide:picture", args=[Path(source).name]), "loading": "lazy"}
