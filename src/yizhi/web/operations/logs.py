"""One log line is one JSON object. Personal data stays out: addresses are logged as routes, people as identifiers."""

import logging
import os
import sys
from typing import Any

import structlog

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=False),
    structlog.processors.StackInfoRenderer(),
    structlog.processors.format_exc_info,
]


def configure_logs() -> None:
    """Send all events, ours and those of libraries, to standard output as JSON. `YIZHI_LOG_LEVEL` sets the level.

    Called by the server and the worker, once, after Django's own logging configuration.
    """
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                _without_request,
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(os.environ.get("YIZHI_LOG_LEVEL", "INFO").upper())
    # Django's handlers write only when debugging or by mail; an error must reach the operator's log.
    for name in ("django", "django.request", "django.server", "procrastinate", "granian", "_granian"):
        logger = logging.getLogger(name)
        logger.handlers = []
        logger.propagate = True


def _without_request(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Django hands the whole request to its error log; its address may hold a party's code, its text personal data."""
    event.pop("request", None)
    return event
