"""The one shape in which the platform says no: what, why, under which article, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """States that something may not be done, in plain official Chinese.

    Complete if and only if ``what`` and ``why`` are given; ``article`` is the citation
    (for example 《行政处罚法》第五十一条) and is empty only where no norm but the data itself is wrong;
    ``next_step`` tells the reader what to do now.

    Errors: ``ValueError`` when ``what`` or ``why`` is blank, because a refusal without a reason is unlawful.
    """

    what: str
    why: str
    article: str = ""
    next_step: str = ""

    def __post_init__(self) -> None:
        if not self.what.strip() or not self.why.strip():
            raise ValueError("拒绝必须写明事项和理由。")

    def __str__(self) -> str:
        parts = [_sentence(self.what), _sentence(f"理由：{self.why}")]
        if self.article:
            parts.append(_sentence(f"依据：{self.article}"))
        if self.next_step:
            parts.append(_sentence(f"下一步：{self.next_step}"))
        return "".join(parts)


class RefusedError(ValueError):
    """Raised where a rule must stop a computation; carries the refusal for whoever shows it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith(("。", "！", "？")) else f"{text}。"
