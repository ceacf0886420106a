"""Whether this installation is a demo city, and what follows from it."""

from dataclasses import dataclass
from datetime import date

from yizhi.domain.org.models import Installation

PASSWORD = "yizhi-demo-3308"  # noqa: S105 - published on purpose; accounts with it never open a production installation


@dataclass(frozen=True, slots=True)
class SignIn:
    """A demo account as it is printed."""

    username: str
    title: str
    staff_number: str
    password: str = PASSWORD


SIGN_INS = (
    SignIn("officer", "执法队员（主办，航埠镇）", "演示001"),
    SignIn("partner", "执法队员（协办，航埠镇）", "演示002"),
    SignIn("captain", "执法队长（航埠镇）", "演示003"),
    SignIn("reviewer", "法制审核人员（航埠镇）", "演示004"),
    SignIn("guidance", "综合执法指导办（柯城区）", "演示005"),
    SignIn("supervisor", "执法监督员（衢州市司法局）", "演示006"),
    SignIn("administrator", "系统管理员（衢州市）", "演示007"),
    SignIn("neighbour", "执法队员（常山县球川镇）", "演示008"),
)


def sign_ins() -> tuple[SignIn, ...]:
    return SIGN_INS


def is_demo() -> bool:
    """Whether the database holds a demo city."""
    return bool(Installation.objects.filter(demo=True).exists())


def anchor_day() -> date | None:
    """The day from which the demo city's dates are counted; None when there is no demo city."""
    found = Installation.objects.filter(demo=True).first()
    return found.anchor if found else None
