"""Signatures for the demo city: scribbles as a signature pad gives them."""

import base64
import random
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw


@cache
def signature(style: int) -> str:
    """A scribble as a signature pad gives it."""
    dice = random.Random(style)  # noqa: S311 - a drawing, not a secret
    picture = Image.new("RGB", (320, 120), "white")
    points = [(20 + 28 * n, dice.randrange(20, 100)) for n in range(11)]
    ImageDraw.Draw(picture).line(points, fill="black", width=3, joint="curve")
    kept = BytesIO()
    picture.save(kept, "PNG")
    return "data:image/png;base64," + base64.b64encode(kept.getvalue()).decode()
