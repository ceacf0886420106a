"""Changing what the case says undoes the second officer's word to it."""

from typing import Any

from yizhi.domain.cases.models.general import GeneralCase
from yizhi.platform.acts.writing import Writing


def changed(writing: Writing, case: GeneralCase, **values: Any) -> None:
    """Count a change of facts or of the proposed handling; the co-officer must confirm anew."""
    if values and all(getattr(case, name) == value for name, value in values.items()):
        return
    writing.change(case, **values, content_version=case.content_version + 1)
