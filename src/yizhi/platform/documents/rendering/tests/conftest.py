from yizhi.platform.documents.rendering.tests.small import notice

__all__ = ["notice"]
