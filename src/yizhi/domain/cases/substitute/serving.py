"""What the service of a paper of a substitute performance starts."""

from yizhi.domain.cases.models.general import GeneralCase, Service
from yizhi.platform.acts.writing import Writing

_STARTS = {"demand": "demanded_on", "decision": "served_on", "reminder": "reminded_on"}


def took_effect(writing: Writing, case: GeneralCase, service: Service) -> None:
    """The day of service is kept with the paper it was served of; the last service of a paper counts."""
    for paper, day in _STARTS.items():
        for one in case.substitutes.filter(**{paper: service.document}):
            writing.change_also(one, **{day: service.served_on})
