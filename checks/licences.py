"""Every locked package has a licence that this product may be delivered with. Runs offline, on what is installed.

`python -m checks.licences --write` renews the table in docs/reference/dependencies.md.
"""

import importlib.metadata
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from checks.findings import ROOT, Finding

PAGE = ROOT / "docs" / "reference" / "dependencies.md"
_TOOL = "开发"
_LOCKS = (("requirements.lock", "运行"), ("requirements-dev.lock", _TOOL))
_NPM = ROOT / "frontend" / "package-lock.json"
# Licences of the packages shipped or used, by the words in which their metadata state them.
ALLOWED = re.compile(
    r"(MIT|BSD|Apache|ISC|0BSD|Zlib|CC0|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Lesser General Public|OFL"
    r"|Open Font|Public Domain|Unlicense|HPND|CNRI|Dual License|BlueOak|Python-2\.0|CC-BY-4\.0)",
    re.IGNORECASE,
)
# Packages for another system, absent here; each with what its project states.
STATED = {
    "colorama": "BSD-3-Clause",
    "httpx2-jsfetch": "BSD-3-Clause",
    "pywin32": "PSF-2.0",
    "pywin32-ctypes": "BSD-3-Clause",
    "tzdata": "Apache-2.0",
    "greenlet": "MIT AND PSF-2.0",
}


@dataclass(frozen=True, order=True)
class Package:
    name: str
    version: str
    licence: str
    used: str


def stated_licence(name: str) -> str:
    """What the installed package says of its licence; empty when it says nothing or is not installed."""
    try:
        told = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return STATED.get(name, "")
    if expression := told.get("License-Expression"):
        return str(expression)
    classes = [str(one).split("::") for one in told.get_all("Classifier") or []]
    if named := [one[-1].strip() for one in classes if one[0].strip() == "License"]:
        return "; ".join(named)
    return (told.get("License") or "").splitlines()[0][:60] if told.get("License") else STATED.get(name, "")


def python_packages() -> Iterator[Package]:
    seen: set[str] = set()
    for lock, used in _LOCKS:
        for name, version in re.findall(r"^([a-z0-9][a-z0-9-]*)==([^\s;\\]+)", (ROOT / lock).read_text("utf-8"), re.M):
            if name not in seen:
                seen.add(name)
                yield Package(name, version, stated_licence(name), used)


def npm_packages() -> Iterator[Package]:
    packages = json.loads(_NPM.read_text(encoding="utf-8"))["packages"]
    for path, one in packages.items():
        if path:
            name = path.rpartition("node_modules/")[2]
            yield Package(name, one["version"], one.get("license", ""), "前端开发" if one.get("dev") else "前端")


def packages() -> list[Package]:
    found = {(p.name, p.version): p for p in npm_packages()}
    return [*sorted(python_packages()), *sorted(found.values())]


def findings_in(found: list[Package]) -> Iterator[Finding]:
    for one in found:
        tool = one.used == _TOOL and "GPL" in one.licence
        if not tool and not ALLOWED.search(one.licence):
            why = f"许可证“{one.licence}”不在允许之列" if one.licence else "没有说明许可证"
            yield Finding(PAGE, 1, f"{one.name} {one.version} {why}；请换用其他软件包，或查明后写入 checks/licences.py")


def page() -> str:
    rows = [f"| {p.name} | {p.version} | {p.licence} | {p.used} |" for p in packages()]
    head = [
        "# Packages and their licences",
        "",
        "Made by `make docs` from the lock files and what the packages state. `make check` compares it with the locks",
        "and refuses a licence that is not on its list; tools that are not delivered may be under the GPL.",
        "`make audit` looks for known weaknesses.",
        "",
        "| Package | Version | Licence | Used |",
        "|---|---|---|---|",
    ]
    return "\n".join([*head, *rows]) + "\n"


def find() -> Iterator[Finding]:
    yield from findings_in(packages())
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page():
        yield Finding(PAGE, 1, "与锁定文件不一致；请执行 make docs")


if __name__ == "__main__" and "--write" in sys.argv[1:]:
    PAGE.write_text(page(), encoding="utf-8")
    print(f"  ✓ {PAGE.relative_to(ROOT)}")
