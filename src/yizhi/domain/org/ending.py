"""Ending sessions in the database."""

from collections.abc import Iterable

from django.db import connection

from yizhi.domain.org.models import Device


def end_devices(devices: Iterable[Device]) -> int:
    """End these sessions, effective at their next request; how many there were."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT org_devices_end(%s)", [[device.pk for device in devices]])
        return int(cursor.fetchone()[0])
