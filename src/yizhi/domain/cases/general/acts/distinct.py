"""The head finds that what another decision fined is not the conduct of this case."""

from yizhi.domain.cases.acts.distinct import declare_finding
from yizhi.domain.cases.general import authority
from yizhi.domain.cases.models.general import GeneralCase

FINDING = declare_finding(GeneralCase, "general_case", by=authority.head)
