from yizhi.domain.cases.general.tests.conftest import file

__all__ = ["file"]
