"""Nothing of this machine or of anybody's accounts is in the repository: registries, home directories, secrets."""

import re
from collections.abc import Iterator

from checks.findings import Finding, repository_files

# Put together from parts, so that this file does not find itself.
_REGISTRIES = ["pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.(?:org|com)", "npmmirror" + r"\.com"]
_MIRRORS = [
    r"mirrors?\.[a-z]+(?:\.edu)?\.(?:cn|com)/(?:pypi|npm)",
    "tuna" + r"\.tsinghua",
    "art" + "ifactory",
    "dev" + "pi",
]
_PATTERNS = {
    "软件源地址": re.compile("|".join(_REGISTRIES + _MIRRORS), re.IGNORECASE),
    "本机路径": re.compile(r"(?<![\w.-])/(?:" + "work|root|home/[a-z]+|Users/[A-Za-z]+" + r")/[\w.-]"),
    "私钥": re.compile("-----BEGIN " + r"(?:[A-Z]+ )*PRIVATE KEY-----"),
    "访问令牌": re.compile(r"\b(?:ghp_|gho_|glpat-|sk-|xox[bp]-|AKIA)[A-Za-z0-9_-]{16,}"),
}
_LONGEST = 2_000_000


def find() -> Iterator[Finding]:
    for path in repository_files():
        if path.stat().st_size > _LONGEST:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            for what, pattern in _PATTERNS.items():
                if pattern.search(line):
                    yield Finding(path, number, f"含有{what}，不得进入仓库")
