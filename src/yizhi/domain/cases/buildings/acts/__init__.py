"""The only writers of illegal buildings."""

from yizhi.domain.cases.buildings.acts import enforcing, filekeeping, finding, ordering, performing, serving

__all__ = ["enforcing", "filekeeping", "finding", "ordering", "performing", "serving"]
