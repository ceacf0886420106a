"""`make bench`: every measurement here, one after another, each in a process of its own.

`make bench ARGS=pages` runs one. The exit status is 1 when a goal is missed or a measurement fails.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NOT_MEASUREMENTS = {"figures", "installation", "million", "profile"}


def main() -> int:
    wanted = sys.argv[1:]
    known = sorted(path.stem for path in HERE.glob("[a-z]*.py") if path.stem not in NOT_MEASUREMENTS)
    if unknown := set(wanted) - set(known):
        print(f"没有这项测量 no such measurement: {', '.join(sorted(unknown))}；有 known: {', '.join(known)}")
        return 2
    missed = []
    for name in wanted or known:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], cwd=HERE.parent, check=False).returncode:
            missed.append(name)
    print(f"\n未达标 missed: {', '.join(missed)}" if missed else "\n全部达标 every goal is met")
    return 1 if missed else 0


sys.exit(main())
