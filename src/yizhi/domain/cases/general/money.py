"""What a party still owes: fine and surcharge, less what was paid; what reconsideration and suit suspend."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.general import Payable
from yizhi.statute.deadlines import Pause
from yizhi.statute.deadlines.counting import add_months
from yizhi.statute.money import in_yuan
from yizhi.statute.surcharge import surcharge


@dataclass(frozen=True, slots=True)
class Account:
    """One payable on a day, in fen."""

    principal: int
    paid: int
    surcharge: int
    explanation: tuple[str, ...]

    @property
    def principal_left(self) -> int:
        return max(0, self.principal - self.paid)

    @property
    def outstanding(self) -> int:
        return max(0, self.principal + self.surcharge - self.paid)

    @property
    def words(self) -> str:
        more = f"（其中加处罚款{in_yuan(self.surcharge)}）" if self.surcharge else ""
        return f"{in_yuan(self.outstanding)}{more}"


def suspensions(dossier: Dossier, today: date) -> Iterable[Pause]:
    """Days of reconsideration and suit (第七十三条第三款)."""
    for one in dossier.remedies:
        end = one.ended_on or max(today, one.accepted_on)
        yield Pause(one.accepted_on, end, one.get_kind_display(), "《行政处罚法》第七十三条第三款")


def account(dossier: Dossier, payable: Payable, day: date) -> Account:
    """Fine and surcharge on the day. Each payment of principal stops its own part of the surcharge.

    Surcharge is on fines only, and only on what was late; confiscated gains bear none.
    """
    paid = [one for one in dossier.payments if one.payable_id == payable.pk and one.paid_on <= day]
    total = sum(one.amount_fen for one in paid)
    if payable.kind != "FINE" or payable.due_on is None:
        return Account(payable.amount_fen, total, 0, ())
    paused = list(suspensions(dossier, day))
    added, said, left = 0, [], payable.amount_fen
    for one in paid:
        part = min(left, one.amount_fen - one.surcharge_fen)
        added += surcharge(part, payable.due_on, one.paid_on, announced=True, suspensions=paused).amount
        left -= part
    if left > 0:
        rest = surcharge(left, payable.due_on, day, announced=True, suspensions=paused)
        added += rest.amount
        said = list(rest.explanation)
    added = min(added, payable.amount_fen)
    if payable.waived_fen:
        said.append(f"执行协议减免加处罚款{in_yuan(payable.waived_fen)}")
    return Account(payable.amount_fen, total, max(0, added - payable.waived_fen), tuple(said))


def settled(dossier: Dossier, day: date) -> bool:
    """Everything payable is paid, surcharge included."""
    return all(account(dossier, one, day).outstanding == 0 for one in dossier.payables)


def schedule(amount: int, first: date, count: int) -> list[tuple[date, int]]:
    """Equal parts a month apart; the last takes what does not divide."""
    part = amount // count
    rows = [(add_months(first, n), part) for n in range(count)]
    rows[-1] = (rows[-1][0], amount - part * (count - 1))
    return rows
