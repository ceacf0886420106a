"""The words in which norms tie a penalty to correction, and the steps of a fine."""

from enum import StrEnum


class Titled(StrEnum):
    """A code that is stored, with the Chinese title that is shown."""

    title_text: str

    def __new__(cls, code: str, title: str = "") -> "Titled":
        member = str.__new__(cls, code)
        member._value_ = code
        member.title_text = title
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(member.value, member.title_text) for member in cls]


class Correction(Titled):
    """How the order to correct and the penalty hang together in the words of the provision."""

    NONE = "NONE", "条文未规定责令改正"
    ORDER = "ORDER", "责令改正，并予处罚"
    OVERDUE = "OVERDUE", "责令限期改正，逾期不改正的处罚"
    REFUSES = "REFUSES", "责令改正，拒不改正的处罚"
    WARNING_FIRST = "WARNING_FIRST", "先予警告，警告后不改正的处罚"

    @property
    def comes_first(self) -> bool:
        """True if a fine is lawful only after an earlier order (or warning) was given and not followed."""
        return self in {Correction.OVERDUE, Correction.REFUSES, Correction.WARNING_FIRST}


class Tier(Titled):
    """How grave the case is that a range of the provision is for."""

    BASE = "BASE", "一般情形"
    SERIOUS = "SERIOUS", "情节严重"
    REFUSES = "REFUSES", "拒不改正"
    CONSEQUENCE = "CONSEQUENCE", "造成后果或者逾期"


class ObjectClass(Titled):
    FIXED = "FIXED", "固定对象"
    PATROL = "PATROL", "日常巡查对象"
