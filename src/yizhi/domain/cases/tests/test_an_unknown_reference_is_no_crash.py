"""A well-formed id of nothing, sent to the API, used to end in an internal error."""

from datetime import date

import pytest

from yizhi.domain.cases.acts.particulars import set_particulars
from yizhi.domain.cases.tests.scene import Scene
from yizhi.domain.org.tests.world import BUILDER
from yizhi.platform.acts.errors import ActInvalid
from yizhi.platform.acts.perform import perform
from yizhi.platform.identifiers import new_id


def test_particulars_of_an_unknown_agency_are_refused_in_words(scene: Scene) -> None:
    told = {"agency": new_id(), "valid_from": date(2026, 1, 1), "source": "样例"}
    told |= dict.fromkeys(("bank_name", "bank_address", "reconsideration_agency", "court"), "样例")
    with pytest.raises(ActInvalid, match="所选的记录不存在"):
        perform(set_particulars, BUILDER, data=told, at=scene.at)
