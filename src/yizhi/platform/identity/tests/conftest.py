from collections.abc import Iterator

import pytest

from yizhi.platform.identity.tests.small_provider import SmallProvider, small_provider


@pytest.fixture
def remote() -> Iterator[SmallProvider]:
    with small_provider() as one:
        yield one
