"""Numbers are drawn by real transactions on real connections."""

from yizhi.platform.ledger.tests.conftest import own_database, template_database

__all__ = ["own_database", "template_database"]
