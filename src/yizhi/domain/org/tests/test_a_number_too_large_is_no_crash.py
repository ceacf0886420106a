"""A value beyond what the database holds, sent to the API, used to end in an internal error."""

import pytest

from yizhi.domain.org.acts.installation import configure
from yizhi.domain.org.tests.world import BUILDER, NOW, TODAY
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.perform import perform


@pytest.mark.parametrize("value", [2**31, 2**64, -(2**70), 0, -1])
def test_a_setting_takes_only_a_positive_number_that_can_be_kept(value: int) -> None:
    told = {"name": "password_days", "value": value, "since": TODAY, "source": "样例"}
    with pytest.raises(ActInvalid) as refused:
        perform(configure, BUILDER, data=told, at=NOW)
    assert list(refused.value.errors) == ["value"]
