"""The numbers of synthetic cases, drawn for a whole chunk at once: what, where, when, who, which tier, how much."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from yizhi.domain.library.lake.places import counties
from yizhi.domain.library.synthetic.offences import ITEM_SHARE, offences
from yizhi.statute.calendar import WorkingCalendar

TIERS = ("MITIGATED", "LIGHTER", "GENERAL", "HEAVIER", "SERIOUS")
_BANDS = np.array([(0.0, 0.0), (0.0, 0.3), (0.3, 0.7), (0.7, 1.0), (1.0, 1.0)])
_TIER_WEIGHTS = (0.6, 4.0, 6.0, 2.4, 0.5)
CITIZEN, HOUSEHOLD, ORGANISATION = range(3)
_PARTIES = (0.5, 0.3, 0.2)
OUTLIERS = 0.003
GROWTH = 1.12
"""Each year has so many times the cases of the year before."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One value a case in every array. Fines in yuan; days as ordinals."""

    offence: Ints
    county: Ints
    party: Ints
    tier: Ints
    fine: Ints
    day: Ints


@cache
def _offence_edges() -> NDArray[np.float64]:
    count = len(offences())
    items = sum(1 for one in offences() if not one.code.startswith("L-"))
    weights = np.empty(count)
    order = np.random.default_rng(7).permutation(items)
    weights[:items][order] = ITEM_SHARE * _zipf(items, 0.9)
    weights[items:] = (1 - ITEM_SHARE) * _zipf(count - items, 1.0)
    return np.cumsum(weights)


def _zipf(count: int, exponent: float) -> NDArray[np.float64]:
    weights = 1.0 / np.arange(1, count + 1) ** exponent
    found: NDArray[np.float64] = weights / weights.sum()
    return found


@cache
def _tier_edges() -> NDArray[np.float64]:
    """For each offence its own mix of tiers."""
    mixes = np.random.default_rng(11).dirichlet(_TIER_WEIGHTS, len(offences()))
    return np.cumsum(mixes, axis=1)


@cache
def _county_edges() -> NDArray[np.float64]:
    return np.cumsum(np.random.default_rng(13).dirichlet(np.full(len(counties()), 4.0)))


@cache
def _county_severity() -> NDArray[np.float64]:
    return np.random.default_rng(17).normal(0, 0.08, len(counties()))


@cache
def _bounds() -> Ints:
    """Low and high for citizens and organisations, one row an offence."""
    return np.array([(*one.citizen, *one.organisation) for one in offences()], dtype=np.int64)


@cache
def workdays(year: int, until: date) -> Ints:
    calendar = WorkingCalendar.national()
    last = min(date(year, 12, 31), until)
    first = date(year, 1, 1)
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return np.array([day.toordinal() for day in days if calendar.is_workday(day)], dtype=np.int64)


def _pick(edges: NDArray[np.float64], at: NDArray[np.float64]) -> Ints:
    return np.minimum(np.searchsorted(edges, at), len(edges) - 1)


def draw(random: np.random.Generator, count: int, year: int, until: date) -> Drawn:
    """`count` cases decided in the year, not after `until`."""
    offence = _pick(_offence_edges(), random.random(count))
    county = _pick(_county_edges(), random.random(count))
    party = _pick(np.cumsum(_PARTIES), random.random(count))
    tier = (random.random(count)[:, None] > _tier_edges()[offence]).sum(axis=1).clip(0, len(TIERS) - 1)
    days = workdays(year, until)
    day = days[random.integers(0, len(days), count)]
    fine = _fines(random, offence, county, party, tier)
    return Drawn(offence, county, party, tier, fine, day)


def _fines(random: np.random.Generator, offence: Ints, county: Ints, party: Ints, tier: Ints) -> Ints:
    bounds = _bounds()[offence]
    organisation = (party == ORGANISATION)[:, None]
    low, high = np.where(organisation, bounds[:, 2:], bounds[:, :2]).T
    band = _BANDS[tier]
    share = random.beta(2.2, 2.2, len(offence)) + _county_severity()[county]
    ratio = band[:, 0] + (band[:, 1] - band[:, 0]) * share.clip(0, 1)
    amount = low + (high - low) * ratio
    amount = np.where(tier == 0, np.maximum(low, high * 0.05) * (0.3 + 0.6 * random.random(len(offence))), amount)
    extreme = random.random(len(offence)) < OUTLIERS
    amount = np.where(extreme, np.where(random.random(len(offence)) < 0.5, low, high), amount)
    step = np.where(amount >= 10_000, 100, 10)
    rounded = np.maximum(np.round(amount / step) * step, 10)
    found: Ints = np.where(high > 0, np.minimum(rounded, high), 0).astype(np.int64)
    return found
