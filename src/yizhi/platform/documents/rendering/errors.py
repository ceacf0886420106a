"""What can be wrong with a document, told in the official's language: what, why, which article, what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass


class DocumentError(Exception):
    """A document cannot be made from what was given."""


class DefinitionError(DocumentError):
    """A definition file contradicts itself; found when it is loaded, never when a citizen waits."""


class NoVersionInForce(DocumentError):
    """No version of the template is valid on the day of the document."""


class NumberMissing(DocumentError):
    """A numbered document cannot be issued before its number is drawn."""


class UnknownFields(DocumentError):
    """Data names a field that the template does not have, so it would silently not be printed."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One fault of one field: its name for the form, its Chinese title, the article, the reason."""

    field: str
    title: str
    article: str
    reason: str

    def __str__(self) -> str:
        basis = f"（{self.article}）" if self.article else ""
        return f"{self.title}：{self.reason}{basis}"


class FieldErrors(DocumentError):
    """Faults that the person filling the form can mend, all of them at once."""

    heading = "文书内容有误"
    remedy = "请修改后重新生成。"

    def __init__(self, document: str, flaws: Sequence[Flaw]) -> None:
        self.document, self.flaws = document, tuple(flaws)
        super().__init__(f"《{document}》{self.heading}。" + "；".join(map(str, self.flaws)) + f"。{self.remedy}")


class MissingFields(FieldErrors):
    """Items that the law requires in this document are blank."""

    heading = "缺少必备内容"
    remedy = "请补齐后再出具；草稿可先行查看。"


class InvalidFields(FieldErrors):
    """Items are filled, but not with what the law or the form admits."""

    heading = "内容不符合要求"


class UnprintableText(FieldErrors):
    """Characters that no font of this installation can print, or that would deceive the reader's eye."""

    heading = "含有无法打印的字符"
    remedy = "请核对姓名用字；确需使用的生僻字，请管理员将含有该字的字体文件放入字体目录后重试。"
