"""从旧兼从轻: a newer version of the item stands beside the one at the conduct until a reviewer compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yizhi.domain.cases.general.dossier import Dossier
from yizhi.domain.cases.models.terms import LawFinding
from yizhi.domain.cases.rules import STATUTORY_KIND
from yizhi.domain.norms import api as norms
from yizhi.statute.discretion import SideBySide, side_by_side
from yizhi.statute.refusal import Refusal, RefusedError

_37 = "《行政处罚法》第三十七条"


@dataclass(frozen=True, slots=True)
class Newer:
    """The version in force now, and for each party the two ranges with a hint; the reviewer decides, not the hint."""

    version: norms.ItemVersion
    ranges: tuple[tuple[str, SideBySide], ...]


def newer(dossier: Dossier, day: date) -> Newer | None:
    """None if and only if the case rests on the version in force that day."""
    now = norms.version_of(dossier.case.item_code, day, dossier.item.variant)
    if now is None or now.pk == dossier.item.pk or now.effective_from <= dossier.conduct_day:
        return None
    full = norms.item_version(now.pk)
    if full is None:
        return None
    ranges = []
    for one in dossier.parties:
        try:
            found = side_by_side(dossier.item.fine_rule, full.fine_rule, STATUTORY_KIND[one.party.kind])
        except RefusedError:
            continue  # a base or quantity is not known yet: the texts are compared, not the amounts
        ranges.append((str(one), found))
    return Newer(full, tuple(ranges))


def refusals(dossier: Dossier, day: date) -> Iterator[Refusal]:
    """No decision before somebody compared old and new; none on conduct that the new norm allows."""
    found = newer(dossier, day)
    if found is None:
        return
    compared = dossier.law_comparisons.get(found.version.pk)
    if compared is None:
        why = f"违法行为发生后，该事项的规定自{found.version.effective_from}起有修改，还没有比对新旧规定的轻重"
        step = "请法制审核人员办理“比对新旧规定”"
        yield Refusal("尚不能作出处罚决定", why, _37, step)
    elif compared.finding == LawFinding.NOT_ILLEGAL and dossier.proposal is not None and dossier.proposal.punishes:
        why = "新规定不认为是违法，应当适用新规定"
        yield Refusal("不能给予行政处罚", why, _37, "请退回后撤销案件")
