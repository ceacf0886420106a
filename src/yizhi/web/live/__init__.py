"""Live updates: pages hear that something changed in their scope and fetch it again through the ordinary door."""

from yizhi.web.live.stream import application

__all__ = ["application"]
