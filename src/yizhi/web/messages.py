"""Short notices shown once on the next page."""

from django.contrib import messages
from django.http import HttpRequest


def tell(request: HttpRequest, text: str) -> None:
    messages.success(request, text)


def warn(request: HttpRequest, text: str) -> None:
    messages.warning(request, text)
