"""`python -m yizhi` is the command `yizhi`."""

import sys

from yizhi.cli import main

sys.exit(main())
