"""Who keeps this module's records, and where they are kept."""

from yizhi.platform.acts.condition import role
from yizhi.platform.acts.writing import Writing

keepers = role("ADMINISTRATOR", "SYSTEM", title="法规事项管理员（系统管理员）")
power_keepers = role(
    "GUIDANCE_OFFICE",
    "ADMINISTRATOR",
    "SYSTEM",
    title="综合执法指导办",
    article="《浙江省综合行政执法条例》第九条",
)


def keeper(writing: Writing, division: str = "") -> str:
    """The division that keeps a record: the one named, else the actor's city."""
    return division or writing.actor.division[:4]
