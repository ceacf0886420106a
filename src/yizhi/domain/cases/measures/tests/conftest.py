"""Tests of measures run in the world of general cases."""

from yizhi.domain.cases.general.tests.conftest import file

__all__ = ["file"]
