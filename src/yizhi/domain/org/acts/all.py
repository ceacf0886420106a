"""Every act of the module, declared by importing this."""

from yizhi.domain.org.acts import (
    accounts,
    certificates,
    codes,
    devices,
    identities,
    installation,
    places,
    postings,
    recusals,
    second_step,
    staff,
)

__all__ = [
    "accounts",
    "certificates",
    "codes",
    "devices",
    "identities",
    "installation",
    "places",
    "postings",
    "recusals",
    "second_step",
    "staff",
]
