"""Where the seal of an agency comes from: an adapter of the installation, or nothing, and then a sample is drawn.

A signing service for electronic seals plugs in here: it gives the picture that lies over agency and date. Without one
the renderer draws a sample that says so (样章); a sample seals nothing and is never taken for a real one.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings

from yizhi.platform.documents.numbering import Issuer

SealSource = Callable[[Issuer, date], bytes | None]


def from_folder(issuer: Issuer, on: date) -> bytes | None:
    """A PNG named by the agency's id in the installation's folder; None where there is none."""
    folder = settings.YIZHI_SEAL_DIRECTORY
    path = Path(folder) / f"{issuer.id}.png" if folder else None
    return path.read_bytes() if path is not None and path.is_file() else None


_source: list[SealSource] = [from_folder]


def use(source: SealSource) -> None:
    """Let seals come from another source from now on."""
    _source[0] = source


def seal_of(issuer: Issuer, on: date) -> bytes | None:
    """The agency's seal as PNG on that day; None when the installation has none."""
    return _source[0](issuer, on)
