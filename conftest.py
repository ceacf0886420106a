"""The database of the tests: pytest-django makes it in the embedded test cluster, which starts when first needed."""

import pytest

from yizhi.platform.database.cluster import Cluster
from yizhi.platform.database.testing import tell_django_the_password


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, embedded_cluster: Cluster) -> None:
    """pytest-django's moment before it makes the test database: the cluster runs from here on."""
    tell_django_the_password()
