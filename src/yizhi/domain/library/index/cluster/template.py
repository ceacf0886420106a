"""How a case lies in the cluster: an index a year under one alias. Words are cut here, the cluster only splits them."""

from typing import Any, Final

ALIAS: Final = "yizhi-cases"
PARTS: Final = "yizhi-case-parts"
_KEYWORDS: Final = ("number", "item", "county", "city", "tier", "kind", "procedure", "origin")
_NUMBERS: Final = ("year", "date", "fine")

TEMPLATE: Final[dict[str, Any]] = {
    "index_patterns": [f"{ALIAS}-*"],
    "template": {
        "settings": {"number_of_shards": 1, "number_of_replicas": 1, "refresh_interval": "1s"},
        "aliases": {ALIAS: {}},
        "mappings": {
            "dynamic": "strict",
            "properties": {
                "text": {"type": "text", "analyzer": "whitespace"},
                **{name: {"type": "keyword"} for name in _KEYWORDS},
                **{name: {"type": "long"} for name in _NUMBERS},
                "shown": {"type": "object", "enabled": False},
            },
        },
    },
}


def index_of(year: int) -> str:
    return f"{ALIAS}-{year}"
