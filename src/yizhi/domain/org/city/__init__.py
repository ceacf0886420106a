"""This module's part of the demo city: divisions, agencies, teams, people, accounts. Built through acts only."""

from yizhi.domain.org.city.build import build

__all__ = ["build"]
