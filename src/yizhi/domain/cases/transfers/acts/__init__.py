"""The only writers of handings over, in the order of the procedure."""

from yizhi.domain.cases.transfers.acts import contesting, copying, disputing, receiving, sending, sharing_result

__all__ = ["contesting", "copying", "disputing", "receiving", "sending", "sharing_result"]
