"""The common part of list pages: keyset paging whose place stays in the URL."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest

PAGE = 30


def before(request: HttpRequest) -> UUID | None:
    """The id after which the page begins, newest first; None for the first page or a malformed one."""
    try:
        return UUID(request.GET["before"])
    except (KeyError, ValueError):
        return None


def next_url(request: HttpRequest, found: Sequence[Any], size: int = PAGE) -> str:
    """The address of the next page with all filters kept; empty on the last. `found` holds up to `size` + 1 rows."""
    if len(found) <= size:
        return ""
    query = request.GET.copy()
    query["before"] = str(found[size - 1].pk)
    return f"?{query.urlencode()}"


def first_url(request: HttpRequest) -> str:
    """The address of the first page with all filters kept, when this is a later one."""
    query = request.GET.copy()
    return f"?{query.urlencode()}" if query.pop("before", None) else ""
