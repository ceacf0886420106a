"""A case is shared with whom its work needs, and what belongs to it with it: without that it cannot be read."""

from typing import Any

from yizhi.domain.cases.models import SimpleCase
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.org import api as org
from yizhi.platform.acts.condition import role
from yizhi.platform.documents import queries as documents
from yizhi.platform.sharing.acts import declare_sharing

_BY = org.is_lead_or_co | role("CAPTAIN", "UNIT_HEAD", title="办案机构负责人或者执法队长")


def _party_and_decision(case: SimpleCase) -> list[Any]:
    return [case.party, case.decision]


def _parties_and_documents(case: GeneralCase) -> list[Any]:
    named = case.parties.filter(excluded_at=None).select_related("party")
    return [*(one.party for one in named), *documents.of_record(case.pk)]


SIMPLE = declare_sharing(SimpleCase, "simple_case", by=_BY, along=_party_and_decision)
GENERAL = declare_sharing(GeneralCase, "general_case", by=_BY, along=_parties_and_documents)
