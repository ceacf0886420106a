"""The database: which server, which of the three roles, and the embedded PostgreSQL for those who bring none.

Importable without Django; `yizhi.settings` takes its `DATABASES["default"]` from here.
"""

from yizhi.platform.database.roles import Role
from yizhi.platform.database.settings import current_role, database_settings

__all__ = ["Role", "current_role", "database_settings"]
