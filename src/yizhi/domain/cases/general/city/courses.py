"""What becomes of the cases of the demo city, in shares of a hundred; invented, so that every state is to be seen."""

import random
from enum import Enum, auto


class Course(Enum):
    """How one case goes."""

    WAIVED = auto()
    SILENT = auto()
    DEFENDED = auto()
    HEARD = auto()
    RETURNED = auto()
    REVIEWER_RETURNED = auto()
    LATE = auto()
    UNPAID = auto()
    INSTALMENTS = auto()
    NO_PENALTY = auto()
    NOT_ESTABLISHED = auto()
    NOT_FILED = auto()
    WITHDRAWN = auto()
    TERMINATED = auto()
    SUSPENDED = auto()
    TRANSFERRED = auto()
    FORGOTTEN = auto()


_SHARES = {
    Course.WAIVED: 34,
    Course.SILENT: 18,
    Course.DEFENDED: 10,
    Course.HEARD: 3,
    Course.RETURNED: 5,
    Course.REVIEWER_RETURNED: 4,
    Course.LATE: 5,
    Course.UNPAID: 3,
    Course.INSTALMENTS: 2,
    Course.NO_PENALTY: 6,
    Course.NOT_ESTABLISHED: 2,
    Course.NOT_FILED: 2,
    Course.WITHDRAWN: 1,
    Course.TERMINATED: 1,
    Course.SUSPENDED: 1,
    Course.TRANSFERRED: 1,
    Course.FORGOTTEN: 2,
}
PUNISHED = frozenset(Course) - {
    Course.NO_PENALTY,
    Course.NOT_ESTABLISHED,
    Course.NOT_FILED,
    Course.WITHDRAWN,
    Course.TERMINATED,
    Course.SUSPENDED,
    Course.TRANSFERRED,
}


def drawn(dice: random.Random) -> Course:
    return dice.choices(list(_SHARES), list(_SHARES.values()))[0]
