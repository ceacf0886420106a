"""Personal values: hidden by their commitments, and not to be opened as anything else."""

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from yizhi.platform.ledger.proof.algorithms import SUITES, Suite
from yizhi.platform.ledger.proof.commitments import commit, verify

scalars = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=30)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)
both_suites = pytest.mark.parametrize("suite", SUITES, ids=lambda s: s.name)


@both_suites
@given(value=values)
def test_what_was_committed_to_can_be_opened(suite: Suite, value: Any) -> None:
    commitment, salt = commit(value, suite)
    assert len(commitment) == len(salt) == 64
    assert verify(commitment, salt, value)


@given(value=values, other=values)
def test_it_cannot_be_opened_as_another_value(value: Any, other: Any) -> None:
    """JSON tells 1 from true, though Python calls them equal."""
    commitment, salt = commit(value)
    assert verify(commitment, salt, other) == (repr(_sorted(value)) == repr(_sorted(other)))


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


def test_the_same_value_is_hidden_differently_each_time() -> None:
    """Otherwise two cases of one person could be linked, and a telephone number guessed."""
    first, second = commit("13900000000"), commit("13900000000")
    assert first[0] != second[0]
    assert first[1] != second[1]


@pytest.mark.parametrize(("commitment", "salt"), [("", ""), ("zz", "zz"), ("00" * 32, "00"), ("00" * 32, "00" * 32)])
def test_nonsense_opens_nothing_and_raises_nothing(commitment: str, salt: str) -> None:
    assert not verify(commitment, salt, "张三")
    assert not verify(commitment, salt, object())


@pytest.mark.parametrize("value", [2**60, object(), {1: "a"}, float("nan")])
def test_a_value_that_is_not_json_cannot_be_committed_to(value: Any) -> None:
    with pytest.raises(rfc8785.CanonicalizationError):
        commit(value)
