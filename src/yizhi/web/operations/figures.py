"""The figures that Prometheus collects from this process, or from all worker processes together."""

import os

from prometheus_client import REGISTRY as _REGISTRY
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess

REQUESTS = Counter("yizhi_requests_total", "Requests answered", ["method", "route", "status"])
DURATION = Histogram(
    "yizhi_request_seconds",
    "Time to answer a request",
    ["route"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
LIVE_LISTENERS = Gauge("yizhi_live_listeners", "Open live-update streams", multiprocess_mode="livesum")


def exposition() -> bytes:
    """The text that Prometheus reads."""
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
    return generate_latest(_REGISTRY)
