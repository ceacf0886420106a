"""Documents and personal values: exactly those that the entries named when they were recorded."""

import hashlib
from collections.abc import Iterator, Sequence

from yizhi.platform.ledger.proof import commitments
from yizhi.platform.ledger.proof.body import NamedDocument
from yizhi.platform.ledger.proof.entry_checks import ProvenEntry
from yizhi.platform.ledger.proof.parts import BundledDocument, Contents, OpenedValue
from yizhi.platform.ledger.proof.verdict import Check, State, check


def check_documents(contents: Contents, proven: Sequence[ProvenEntry]) -> list[Check]:
    """Each document handed in is one that an entry named; a named one that is missing stays open."""
    named = [document for entry in proven for document in entry.body.documents]
    checks = [_check_document(document, named) for document in contents.documents]
    handed_in = {(document.code, document.number) for document in contents.documents}
    for document in named:
        if (document.code, document.number or "") not in handed_in:
            says = f"{_title(document.code, document.number or '')}与出具时登记的一致"
            checks.append(Check("document", says, State.UNKNOWN, "材料包内没有这份文书，未能核对。"))
    if contents.strays:
        names = "、".join(name[:80] for name in contents.strays[:5])
        wrong = f"材料包内有未登记的文件：{names}。它们不受本次验证保护，可能是夹带的。"
        checks.append(Check("strays", "材料包内没有夹带的文件", State.FAILED, wrong))
    return checks


def _check_document(document: BundledDocument, named: Sequence[NamedDocument]) -> Check:
    title = _title(document.code, document.number)
    says = f"{title}与出具时登记的一字不差"
    fitting = [n.sha256 for n in named if (n.code, n.number or "") == (document.code, document.number)]
    if not fitting:
        return Check("document", says, State.FAILED, "可信的台账记录中没有登记这份文书。")
    # Documents are named by SHA-256 whatever the log's own suite, as in the store of files.
    found = hashlib.sha256(document.content).hexdigest()
    wrong = f"文书被改动：登记的摘要是 {fitting[-1]}，这份文件的摘要是 {found}。"
    return check("document", says, found in fitting, wrong, detail=f"摘要（SHA-256）：{found}")


def _title(code: str, number: str) -> str:
    return f"文书 {code[:40]}（{number[:80]}）" if number else f"文书 {code[:40]}"


def check_opened(opened: Sequence[OpenedValue], proven: Sequence[ProvenEntry]) -> Iterator[Check]:
    """Each personal value handed in is the one that the entry committed to."""
    inputs = {str(entry.body.id): (entry.index, entry.body.input) for entry in proven}
    for value in opened:
        index, recorded = inputs.get(value.entry.lower(), (None, {}))
        place = "没有列出的记录" if index is None else f"第 {index} 号记录"
        says = f"{place}登记的“{value.field[:80]}”是“{str(value.value)[:200]}”"
        kept = recorded.get(value.field)
        commitment = kept.get("commitment") if isinstance(kept, dict) else None
        if not isinstance(commitment, str):
            yield Check("opened", says, State.FAILED, "可信的台账记录中没有对这一项的承诺值。")
        else:
            holds = commitments.verify(commitment, value.salt, value.value)
            yield check("opened", says, holds, "与记录中的承诺值不符：该值或其盐值被改动。")
