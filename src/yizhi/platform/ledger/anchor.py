"""Signed heads leave the database: appended to a file, and sent to whoever the installation names."""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import structlog
from django.conf import settings

from yizhi.platform.ledger.models import Head

_log = structlog.get_logger("yizhi.ledger")
_TIMEOUT = 5


def anchor_file() -> Path:
    return Path(settings.YIZHI_ANCHOR_DIRECTORY) / "heads.jsonl"


def anchored() -> Iterator[tuple[int, str]]:
    """(size, checkpoint) of every head that has left the database, oldest first. A torn last line is left out."""
    path = anchor_file()
    if not path.exists():
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            try:
                head = json.loads(line)
                yield int(head["size"]), str(head["checkpoint"])
            except (ValueError, KeyError, TypeError):
                _log.warning("unreadable line in the anchor file", line=line[:80])


def anchor_heads() -> int:
    """Write out all heads newer than the last one outside; how many. Survives a crash between commit and here."""
    last = max((size for size, _ in anchored()), default=0)
    heads = list(Head.objects.filter(size__gt=last).order_by("size").values_list("size", "checkpoint"))
    if heads:
        _append(heads)
        _send(heads[-1][1])
    return len(heads)


def _append(heads: list[tuple[int, str]]) -> None:
    path = anchor_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    torn = _torn(path)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n" if torn else "")
        for size, checkpoint in heads:
            file.write(json.dumps({"size": size, "checkpoint": checkpoint}, ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def _torn(path: Path) -> bool:
    """Whether a crash left half a line at the end; what is appended must not run into it."""
    if not path.exists() or path.stat().st_size == 0:
        return False
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"


def _send(checkpoint: str) -> None:
    """Send the newest head to `YIZHI_ANCHOR_WEBHOOK`. A failure is logged; the next head carries all before it."""
    url = settings.YIZHI_ANCHOR_WEBHOOK
    if not url:
        return
    if not url.startswith(("https://", "http://")):
        raise ValueError("YIZHI_ANCHOR_WEBHOOK 须为 http(s) 地址")
    request = urllib.request.Request(  # noqa: S310 - scheme checked above
        url, data=checkpoint.encode(), headers={"Content-Type": "text/plain; charset=utf-8"}, method="POST"
    )
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT):  # noqa: S310
            pass
    except (urllib.error.URLError, TimeoutError) as error:
        _log.warning("anchor webhook failed", error=str(error))
