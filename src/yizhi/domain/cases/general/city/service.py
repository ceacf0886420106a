"""Bringing a document to the party, in the ways the law knows."""

from typing import Any

from yizhi.domain.cases.general.acts import addressing, serving
from yizhi.domain.cases.general.city.choices import Matter
from yizhi.domain.cases.general.city.story import Story
from yizhi.domain.cases.models.general import GeneralCase

_DIRECT, _LEFT, _MAILED = 80, 5, 10


def serve(story: Story, case: GeneralCase, matter: Matter, code: str) -> None:
    """The last document of the code: mostly by hand, sometimes left, mailed or sent electronically."""
    paper = story.paper(case, code)
    sent, drawn = story.at, story.dice.randrange(100)
    data: dict[str, Any] = {"document": paper.pk, "party": matter.party, "second": story.cast["co"]}
    if drawn < _DIRECT:
        data |= {"method": "DIRECT", "receiver": "样例某", "relation": "本人或者负责人"}
    elif drawn < _DIRECT + _LEFT:
        data |= {"method": "LEAVE", "refusal_reason": "当事人拒绝签收", "recording": f"样例录像{story.number:06d}"}
    elif drawn < _DIRECT + _LEFT + _MAILED:
        story.wait(2)
        tracking = f"样例{story.number:04d}{story.steps:03d}"
        data |= {"method": "MAIL", "tracking_number": tracking, "received_on": story.at.date()}
    else:
        agreed = {"party": matter.party, "electronic_address": matter.named["phone"], "signed": True}
        story.do(addressing.confirm_addresses, "lead", case, **agreed)
        data |= {"method": "ELECTRONIC", "address": matter.named["phone"], "received_on": story.at.date()}
        sent = story.at
    story.do(serving.serve, "lead", case, sent_at=sent, **data)


def hand(story: Story, case: GeneralCase, matter: Matter, code: str) -> None:
    """The last document of the code, given into the party's hands."""
    data = {"document": story.paper(case, code).pk, "party": matter.party, "second": story.cast["co"]}
    receiver = {"method": "DIRECT", "receiver": "样例某", "relation": "本人或者负责人"}
    story.do(serving.serve, "lead", case, sent_at=story.at, **data, **receiver)
