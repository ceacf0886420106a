"""Steps that the tests of acts and views share."""

from __future__ import annotations

import base64
import hashlib
from typing import Any
from uuid import UUID

from yizhi.platform.acts.perform import Outcome, perform
from yizhi.platform.files import acts, configured
from yizhi.platform.files.models import StoredFile
from yizhi.platform.files.receiving import owner_of
from yizhi.platform.files.tests.acting_as import Browser
from yizhi.platform.files.tests.folders.models import Folder
from yizhi.platform.files.tests.folders.setting import about
from yizhi.platform.files.tests.samples import SAMPLES
from yizhi.platform.scope.actor import Actor

TUS = {"tus-resumable": "1.0.0"}


def sent(actor: Actor, content: bytes, filename: str) -> str:
    """A complete upload of the actor, waiting to be received."""
    browser = Browser(actor)
    stated = f"filename {base64.b64encode(filename.encode()).decode()}"
    begun = browser.post(
        "/files/uploads/", headers={**TUS, "upload-length": str(len(content)), "upload-metadata": stated}
    )
    assert begun.status_code == 201, begun.content.decode()
    answer = piece(browser, begun["Location"], content, 0)
    assert answer.status_code == 204, answer.content.decode()
    return begun["Location"].rstrip("/").rpartition("/")[2]


def piece(browser: Browser, address: str, content: bytes, offset: int) -> Any:
    headers = {**TUS, "upload-offset": str(offset)}
    return browser.patch(address, content, content_type="application/offset+octet-stream", headers=headers)


def received(
    actor: Actor, filename: str = "photo.jpg", folder: Folder | None = None, content: bytes = b"", **data: Any
) -> StoredFile:
    """A file kept by the act, attached when a folder is given."""
    content = content or SAMPLES[filename]
    upload = sent(actor, content, filename)
    digest = hashlib.sha256(content).hexdigest()
    outcome = perform(acts.receive, actor, data={"upload": upload, "sha256": digest, **about(folder), **data})
    assert isinstance(outcome.record, StoredFile)
    return outcome.record


def excluded(actor: Actor, file: StoredFile | UUID, reason: str = "取证时未出示执法证件") -> Outcome:
    return perform(acts.exclude, actor, record=file, data={"reason": reason})


def waiting(actor: Actor) -> int:
    return len(configured.staging().unfinished(owner_of(actor)))
