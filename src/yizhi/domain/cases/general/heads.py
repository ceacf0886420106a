"""Who of an agency may decide on a case, told that something waits for them."""

from uuid import UUID

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import GeneralCase
from yizhi.domain.org import api as org
from yizhi.platform.acts.writing import Writing
from yizhi.platform.notify.acts import tell


def tell_heads(
    writing: Writing, case: GeneralCase, agency: UUID, title: str, *, text: str, url: str, tone: str = "warn"
) -> None:
    """Every head of the agency but those who handle the case: these decide nothing in it."""
    handlers = Dossier.of(case).handlers
    for head in org.agency_people(agency, writing.at, roles={"DECIDER"}):
        if head.pk not in handlers:
            tell(writing, head.pk, title, text=text, url=url, tone=tone)
