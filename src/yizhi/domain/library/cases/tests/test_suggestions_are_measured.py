"""The command reports how often the right item is suggested, with and without the library."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from yizhi.domain.library.tests.small_library import indexed


@pytest.mark.django_db
def test_the_command_reports_both_sets(tmp_path: Path, settings: Any) -> None:
    settings.YIZHI_LIBRARY = str(tmp_path)
    indexed(tmp_path, 400)
    said = StringIO()
    call_command("library_evaluate_suggestions", synthetic=20, stdout=said)
    lines = said.getvalue().splitlines()
    assert [line.partition("（")[0] for line in lines] == [
        "口述样本，只凭事项用语", "口述样本，结合案例库 400 件", "留出的合成案例，结合案例库",
    ]  # fmt: skip
    assert all("前三位命中" in line for line in lines)


@pytest.mark.django_db
def test_without_a_library_it_says_so(tmp_path: Path, settings: Any) -> None:
    settings.YIZHI_LIBRARY = str(tmp_path)
    said = StringIO()
    call_command("library_evaluate_suggestions", stdout=said)
    assert "案例库还是空的" in said.getvalue()
