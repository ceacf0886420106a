"""What a party enters without an account: a signature drawn on a screen, and only so much in a day."""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Annotated

from pydantic import Field

from yizhi.domain.cases.general.configuration import configured
from yizhi.platform import clock
from yizhi.platform.acts.errors import ActInvalid, ActRefused
from yizhi.platform.acts.fields import Shown
from yizhi.platform.acts.writing import Writing
from yizhi.statute.refusal import Refusal

_PNG = b"\x89PNG\r\n\x1a\n"
Drawn = Annotated[
    str, Field(pattern=r"^data:image/png;base64,[A-Za-z0-9+/=]+$", max_length=400_000), Shown("签名", secret=True)
]


def mark_of(signature: str) -> str:
    """The SHA-256 of the picture. Errors: ActInvalid for what is no picture."""
    try:
        picture = b64decode(signature.partition(",")[2], validate=True)
    except NotBase64:
        picture = b""
    if not picture.startswith(_PNG):
        raise ActInvalid({"signature": ["签名图片无法识别，请重新签名"]})
    return sha256(picture).hexdigest()


def not_too_often(writing: Writing, earlier: Iterable[datetime]) -> None:
    """Errors: ActRefused when as much was entered today as is allowed."""
    day = writing.at.date()
    most, today = configured("portal_inputs_a_day", day), sum(1 for at in earlier if clock.day(at) == day)
    if today >= most:
        why = f"今天已经提交{today}次，每天最多{most}次"
        raise ActRefused(Refusal("暂时不能再提交", why, "", "请明天再提交，或者直接联系办案机关"))
