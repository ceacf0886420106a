from yizhi.domain.subjects.models.party import Party, PartyKind
from yizhi.domain.subjects.models.place import Establishment, PlaceKind

__all__ = ["Establishment", "Party", "PartyKind", "PlaceKind"]
