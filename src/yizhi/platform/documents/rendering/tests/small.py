"""A small document of its own, so that the engine is tested apart from the city's templates."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from yizhi.platform.documents.rendering import DocumentDefinition, load_definition

ON = date(2026, 8, 1)
ISSUED = datetime(2026, 8, 1, 1, 5, tzinfo=UTC)
NUMBER = "测字〔2026〕第00001号"

HEAD = """
code = "X01"
name = "测试通知书"
kind_abbreviation = "测"
external = true
numbered = true
sealed = false
approval = ""
articles = []
"""
FIELDS = """
fields = [
  { name = "agency", title = "机关", required = true, article = "第一条" },
  { name = "kind", title = "类型", kind = "choice", required = true, options = { person = "个人", company = "单位" } },
  { name = "name", title = "姓名", required = true, masked = "name", shown_unmasked_when = { kind = ["company"] } },
  { name = "identity", title = "证件号码", masked = "identity", required_when = { kind = ["person"] } },
  { name = "phone", title = "电话", masked = "phone" },
  { name = "address", title = "住址", masked = "address" },
  { name = "account", title = "账号", masked = "bank_account" },
  { name = "minor", title = "未成年人", kind = "boolean", marks_minor = true },
  { name = "facts", title = "事实", kind = "paragraphs", masked = "free_text", article = "第五十二条" },
  { name = "fine", title = "金额", kind = "money" },
  { name = "told", title = "已告知", kind = "boolean", must_be = true, article = "第四十四条" },
  { name = "file_number", title = "档案号", pattern = "\\\\d{8}" },
  { name = "signature", title = "签名", kind = "picture", masked = "remove" },
  { name = "people", title = "人员", kind = "rows", min_rows = 2, columns = [
    { name = "name", title = "姓名", required = true, masked = "name" },
  ] },
]
"""
VERSIONS = """
[[versions]]
version = "1"
valid_from = 2024-01-01
template = "one.typ"
"""
TEMPLATE = """
#import "/platform/documents/rendering/typ/official.typ": *
#import "/platform/documents/rendering/typ/blocks.typ": *
#show: official
#heading-block(d.agency)
#particulars(row("姓名", d.name), row("证件", d.identity), row("电话", d.phone))
#particulars(row("住址", d.address), row("账号", d.account))
#print(d.kind)#print(d.fine)#remind(d.told)#print(d.file_number)
#paragraphs(d.facts)
#for person in d.people.value { par(print(person.name)) }
#if d.signature.value != none { signature(d.signature) }
#closing(d.agency, d.name)
"""

Maker = Callable[..., DocumentDefinition]


def written(
    folder: Path, *, head: str = HEAD, fields: str = FIELDS, versions: str = VERSIONS, body: str = TEMPLATE
) -> Path:
    """The files of the definition, below a folder named as its code."""
    home = folder / "X01"
    home.mkdir(exist_ok=True)
    (home / "one.typ").write_text(body, encoding="utf-8")
    path = home / "definition.toml"
    path.write_text(head + fields + versions, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def notice(tmp_path_factory: pytest.TempPathFactory) -> DocumentDefinition:
    return load_definition(written(tmp_path_factory.mktemp("definitions")))


def filled(**changes: object) -> dict[str, object]:
    """Data that is complete; a change to None leaves the item blank."""
    data: dict[str, object] = {
        "agency": "某县某局",
        "kind": "person",
        "name": "欧阳小明",
        "identity": "33080219900101123X",
    }
    return data | changes


def text_of(pdf: bytes) -> str:
    """All text of a PDF without spaces and line ends, for these depend on where a line breaks."""
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def picture(form: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGBA") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form)
    return out.getvalue()
