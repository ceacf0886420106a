"""What the public may read of a document, as items instead of pages: for whoever publishes content and not a file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from yizhi.platform.documents.catalogue import definition
from yizhi.platform.documents.rendering.disclosure import default_policy
from yizhi.platform.documents.rendering.masking import mask


def public_items(code: str, day: date, data: Mapping[str, Any]) -> dict[str, Any]:
    """The items of the document's public version, masked exactly as its printed one.

    Raises LookupError when the document knows no version on that day, or is internal and has no public version.
    """
    kind = definition(code)
    if not kind.external:
        raise LookupError(f"文书 {code} 没有公开版")
    return mask(kind.version_on(day), data, default_policy())
