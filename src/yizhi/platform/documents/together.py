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
    writer.add_metadata({"/Title": f"文书（{len(documents)}份）", "/Producer": "yizhi"})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
