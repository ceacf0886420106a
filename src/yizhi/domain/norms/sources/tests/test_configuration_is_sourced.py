from yizhi.domain.norms.sources import configuration, items
from yizhi.domain.norms.sources.law_text import Report

LOWEST_FEN = 500_000


def test_nothing_unverified_is_passed_off_as_law() -> None:
    origins = [row.origin for row in configuration.thresholds()] + [row.origin for row in configuration.parameters()]
    assert origins
    assert all(origin.source.strip() and origin.reliability.configurable for origin in origins)
    assert not any(origin.verified for origin in origins)


def test_hearing_threshold_errs_on_the_side_of_the_right_to_be_heard() -> None:
    """行政处罚法第六十三条：较大数额罚款；标准未核实时取较低者。"""
    rows = [row for row in configuration.thresholds() if (row.line, row.purpose) == ("*", "HEARING")]
    general = {(row.party, row.kind.name): row.amount for row in rows}
    assert general["CITIZEN", "FINE"] == LOWEST_FEN
    assert general["ORGANISATION", "FINE"] == 10 * LOWEST_FEN


def test_each_choice_is_one_of_its_choices_and_keys_are_unique() -> None:
    rows = configuration.parameters()
    assert len({row.key for row in rows}) == len(rows)
    assert all(row.value in row.choices if row.choices else int(row.value) > 0 for row in rows)


def test_power_lists_are_published_before_they_count_and_name_known_items() -> None:
    """浙江省综合行政执法条例第九条：清单应当公布。"""
    known = {item.code: item for item in items.read(Report())}
    for powers in configuration.power_lists():
        assert powers.sample
        assert powers.published_on <= powers.effective_from
        assert len(set(powers.items)) == len(powers.items)
        assert all(not known[code].by_township for code in powers.items)
