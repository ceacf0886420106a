"""Changing what the decision will say undoes what others have said to it."""

from typing import Any

from yizhi.domain.cases.models import SimpleCase
from yizhi.platform.acts.writing import Writing


def changed(writing: Writing, case: SimpleCase, **values: Any) -> None:
    """Change content before the decision: the second officer must confirm anew and the party sign anew.

    Nothing is undone when the content stays as it was.
    """
    if all(getattr(case, name) == value for name, value in values.items()):
        return
    writing.change(
        case,
        **values,
        content_version=case.content_version + 1,
        confirmed_at=None,
        signature_sha256="",
        signed_at=None,
        refusal_reason="",
        refusal_witness=None,
    )
