"""A public case in a library of its own, beside the scenes of the cases."""

from yizhi.domain.cases.tests.conftest import scene
from yizhi.domain.library.own.tests.conftest import shelf_folder

__all__ = ["scene", "shelf_folder"]
