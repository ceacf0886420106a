"""General cases of the demo city, each told through its acts from the clue to where it stands today."""

from yizhi.domain.cases.general.city.build import GENERAL_CASES, build, tell_numbered

__all__ = ["GENERAL_CASES", "build", "tell_numbered"]
