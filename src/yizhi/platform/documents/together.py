"""Several documents as one PDF, so that a pile of them is printed at once."""

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from yizhi.platform.documents.models import Document
from yizhi.platform.documents.store import opened


def together(documents: Sequence[Document]) -> bytes:
    """The pages of the originals one after another, a bookmark for each. Raises BlobError when one cannot be read."""
    writer = PdfWriter()
    for one in documents:
        with opened(one.sha256) as original:
            pages = PdfReader(BytesIO(original.read()))
        writer.append(pages, outline_item=f"{one.name} {one.number}".strip(), import_outline=False)
    return _written(writer, f"文书（{len(documents)}份）")


def one_file(drafts: Sequence[bytes]) -> bytes:
    """Drafts one after another."""
    if len(drafts) == 1:
        return drafts[0]
    writer = PdfWriter()
    for one in drafts:
        writer.append(PdfReader(BytesIO(one)), import_outline=False)
    return _written(writer, f"文书草稿（{len(drafts)}份）")


def _written(writer: PdfWriter, title: str) -> bytes:
    writer.add_metadata({"/Title": title, "/Producer": "yizhi"})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
