"""`make bench`: every measurement here, one after another; fails if one of them fails."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    failed = []
    for script in sorted(HERE.glob("[a-z]*.py")):
        print(f"\n== {script.stem}", flush=True)
        if subprocess.run([sys.executable, str(script), *sys.argv[1:]], cwd=HERE.parent, check=False).returncode:
            failed.append(script.stem)
    print(f"\n未达标 failed: {', '.join(failed)}" if failed else "\n全部达标 every goal is met")
    return 1 if failed else 0


sys.exit(main())
