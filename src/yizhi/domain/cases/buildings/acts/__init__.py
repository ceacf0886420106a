"""The only writers of illegal buildings."""

from yizhi.domain.cases.buildings.acts import enforcing, finding, ordering, performing, serving

__all__ = ["enforcing", "finding", "ordering", "performing", "serving"]
