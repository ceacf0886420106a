"""An act of the tests: draws a number for a case and writes it on the case, as issuing a document does."""

from typing import Any

from yizhi.domain.cases.models import SimpleCase
from yizhi.platform.acts import declaration
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.numbering import Issuer, draw


@act("torture.number", title="编号", on=SimpleCase, says="{actor}编为第{number}号", offered=False)
def number_case(writing: Writing, case: SimpleCase) -> dict[str, Any]:
    number = draw(Issuer(case.agency_id, "样例机关", "样"), "试", 2026)
    writing.change(case, place=number.text)
    return {"number": number.sequence}


# Known to nobody but these tests: whoever counts the declared acts of the product does not meet it.
declaration._declarations.pop("torture.number")
