"""The only writers of substitute performances."""

from yizhi.domain.cases.substitute.acts import charging, performing, proposing

__all__ = ["charging", "performing", "proposing"]
