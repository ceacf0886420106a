"""The only writers of devices, of the list of items, and of recordings."""

from yizhi.domain.cases.offsite.acts import devices, items, records, telling, using

__all__ = ["devices", "items", "records", "telling", "using"]
