"""Documents of security name what exists; packages have a licence."""

from checks.controls import findings_in
from checks.findings import ROOT
from checks.licences import Package, packages
from checks.licences import findings_in as licence_findings

HERE = ROOT / "docs" / "threat-model.md"


def test_a_file_or_test_that_is_not_there_is_found() -> None:
    text = "`src/yizhi/absent.py`\n`checks/controls.py::find`\n`checks/controls.py::absent`\n`checks/controls.py`\n"
    assert [found.line for found in findings_in(HERE, text)] == [1, 3]


def test_a_licence_off_the_list_and_a_missing_one_are_found() -> None:
    given = [Package("a", "1", "MIT", ""), Package("b", "1", "AGPL", ""), Package("c", "1", "", "")]
    assert [found.says.split()[0] for found in licence_findings(given)] == ["b", "c"]


def test_every_locked_package_is_looked_at() -> None:
    names = {one.name for one in packages()}
    assert {"django", "pyotp", "pytest", "htmx.org", "vite"} <= names
