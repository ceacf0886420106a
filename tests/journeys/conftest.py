"""Browser journeys: a real Chromium against a real installation."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.installation import installation


@pytest.fixture(scope="session")
def base(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running installation; made only when there is a browser to look at it."""
    with installation(tmp_path_factory.mktemp("city")) as address:
        yield address
