"""What an installation sets is used, and a mistake in it is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from yizhi.platform.files import configured
from yizhi.platform.files.media_types import Family
from yizhi.platform.files.storage import StorageMisconfigured


def test_limits_are_read_in_megabytes_by_family(settings: Settings) -> None:
    settings.YIZHI_FILES_LIMITS_MB = "video=4096, image=80"
    limits = configured.size_limits().by_family
    assert (limits[Family.VIDEO], limits[Family.IMAGE], limits[Family.TEXT]) == (4096 << 20, 80 << 20, 5 << 20)


@pytest.mark.parametrize("given", ["video", "video=", "video=big", "pictures=3", "image=0", "image=1=2"])
def test_a_mistake_in_the_limits_is_told_in_words(settings: Settings, given: str) -> None:
    settings.YIZHI_FILES_LIMITS_MB = given
    with pytest.raises(StorageMisconfigured, match="video=4096,image=80"):
        configured.size_limits()


def test_the_environment_counts_where_the_settings_say_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings.YIZHI_FILES_STAGING = ""
    monkeypatch.setenv("YIZHI_FILES_STAGING", str(tmp_path / "fast disk"))
    assert configured.staging().root == tmp_path / "fast disk"
