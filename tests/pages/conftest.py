"""The world of the walk is the world of the leak matrix."""

from tests.leaks.conftest import stage

__all__ = ["stage"]
