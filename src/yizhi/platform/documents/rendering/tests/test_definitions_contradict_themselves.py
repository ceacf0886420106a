"""A definition that contradicts itself is refused when it is loaded, never when a citizen waits."""

from datetime import date
from pathlib import Path

import pytest

from yizhi.platform.documents.rendering import DefinitionError, DocumentDefinition, NoVersionInForce, load_definition
from yizhi.platform.documents.rendering.tests.small import FIELDS, HEAD, TEMPLATE, VERSIONS, written

TWO = """
[[versions]]
version = "1"
valid_from = 2021-07-15
valid_to = {end}
template = "one.typ"
[[versions]]
version = "2"
valid_from = 2024-01-01
template = "one.typ"
"""


def test_a_required_item_that_the_template_does_not_print_is_found(tmp_path: Path) -> None:
    silent = TEMPLATE.replace("#heading-block(d.agency)", "").replace("#closing(d.agency, d.name)", "")
    with pytest.raises(DefinitionError, match="agency"):
        load_definition(written(tmp_path, body=silent))


def test_a_template_that_prints_an_undeclared_item_is_found(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="amount_in_words"):
        load_definition(written(tmp_path, body=TEMPLATE + "#print(d.amount_in_words)"))


@pytest.mark.parametrize("end", ["2023-12-30", "2024-01-01"])
def test_a_day_without_or_with_two_versions_is_found(tmp_path: Path, end: str) -> None:
    with pytest.raises(DefinitionError, match="不衔接"):
        load_definition(written(tmp_path, versions=TWO.format(end=end)))


def test_each_day_has_its_version_and_days_before_the_first_have_none(tmp_path: Path) -> None:
    loaded = load_definition(written(tmp_path, versions=TWO.format(end="2023-12-31")))
    assert loaded.version_on(date(2023, 12, 31)).version == "1"
    assert loaded.version_on(date(2024, 1, 1)).version == "2"
    with pytest.raises(NoVersionInForce, match="2021年7月14日"):
        loaded.version_on(date(2021, 7, 14))


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"head": HEAD.replace('"X01"', '"X02"')}, "同名"),
        ({"head": HEAD + "colour = 1\n"}, "colour"),
        ({"head": HEAD.replace('approval = ""', "")}, "approval"),
        ({"fields": FIELDS.replace('masked = "name"', 'masked = "nmae"')}, "nmae"),
        ({"fields": FIELDS.replace("required_when = { kind", "required_when = { sort")}, "sort"),
        ({"fields": FIELDS.replace(', options = { person = "个人", company = "单位" }', "")}, "选项"),
        ({"versions": VERSIONS.replace("one.typ", "../../secret.typ")}, "不在本文件夹"),
        ({"versions": ""}, "没有任何版本"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, changed: dict[str, str], complaint: str) -> None:
    with pytest.raises(DefinitionError, match=complaint):
        load_definition(written(tmp_path, **changed))


def test_the_digest_covers_shared_parts(tmp_path: Path, notice: DocumentDefinition) -> None:
    without_blocks = TEMPLATE.replace("blocks.typ", "official.typ")
    other = load_definition(written(tmp_path, body=without_blocks))
    assert other.versions[0].digest != notice.versions[0].digest
    assert load_definition(written(tmp_path)).versions[0].digest == notice.versions[0].digest
