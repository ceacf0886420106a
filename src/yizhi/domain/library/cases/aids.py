"""Help beside the forms in which a case begins: items for the facts that are typed."""

from typing import Any

from yizhi.platform.registry import Aid, register
from yizhi.platform.scope.actor import Actor

_ITEMS = "library/aids/items.html"


def _choosing(actor: Actor, record: Any) -> dict[str, Any]:
    return {"facts": "facts", "item": "item", "current": ""}


def _chosen(actor: Actor, record: Any) -> dict[str, Any]:
    return {"facts": "facts", "item": "", "current": record.item_code}


register(
    Aid("simple_case.open", _ITEMS, _choosing),
    Aid("simple_case.describe", _ITEMS, _chosen),
    Aid("general_case.open", _ITEMS, _choosing),
)
