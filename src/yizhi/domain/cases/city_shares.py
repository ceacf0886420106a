"""A share of the whole city's cases, told by a process of its own."""

import sys

import django


def build_share(share: int, of: int) -> None:
    """Every `of`-th case, begun at `share`; says how far it has come. Runs in a new process, so it sets Django up."""
    django.setup()
    from yizhi.domain.cases.city import build_whole

    def progress(text: str) -> None:
        sys.stdout.write(f"  第{share + 1}组 {text}\n")
        sys.stdout.flush()

    build_whole(progress, share, of)
