"""A case is shared with whom its work needs, and its party and its decision with it: without them it cannot be read."""

from typing import Any

from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import role
from yizhi.platform.sharing.acts import declare_sharing


def _parts(case: SimpleCase) -> list[Any]:
    return [case.party, case.decision]


SHARING = declare_sharing(
    SimpleCase,
    "simple_case",
    by=org.is_lead_or_co | role("CAPTAIN", "UNIT_HEAD", title="办案机构负责人或者执法队长"),
    along=_parts,
)
