"""Moved to yizhi.platform.pages.patterns."""

from yizhi.platform.pages.patterns import *  # noqa: F403
