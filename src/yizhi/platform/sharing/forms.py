"""Choices of the acts of sharing."""

from typing import Any

from yizhi.platform.acts.forms import Choice, choice_source
from yizhi.platform.sharing import queries


@choice_source("sharing.live")
def live_shares(actor: Any, record: Any) -> list[Choice]:
    return [(str(share.grant), f"{share.receiver}（{share.purpose}）") for share in queries.of_record(record)]
