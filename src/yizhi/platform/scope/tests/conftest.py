"""Notes, as a record under the policy `scoped`, and the means to commit."""

from yizhi.platform.acts.tests.conftest import notes, own_database, standing_notes, template_database

__all__ = ["notes", "own_database", "standing_notes", "template_database"]
