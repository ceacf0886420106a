"""What a server process loads before its first request, and how it keeps its memory."""

import gc

from django.urls import reverse


def load_every_address() -> None:
    """All pages are imported and their addresses compiled, so that nobody's first request waits for it."""
    # Looking up one name anew reads all of them; one that is remembered would read none.
    reverse("web:home")


def keep_what_was_loaded() -> None:
    """Modules, models and templates stay for good: the collector looks through what requests leave, and less often.

    Going through all of them took about a tenth of the processor time of a page. Called once, when all is loaded.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
