"""The only writers of measures, in the order of the procedure."""

from yizhi.domain.cases.measures.acts import applying, approving, carrying, disposing, keeping, lasting, resolving

__all__ = ["applying", "approving", "carrying", "disposing", "keeping", "lasting", "resolving"]
