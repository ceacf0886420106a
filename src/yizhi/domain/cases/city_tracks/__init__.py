"""Matters of the demo city beside its usual cases: each track of the procedure, told through its acts."""

from yizhi.domain.cases.city_tracks.build import build

__all__ = ["build"]
