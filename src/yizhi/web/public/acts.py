"""What the holder of a party's code does, recorded in the ledger of the case."""

from typing import Annotated, Any, Literal
from uuid import UUID, uuid5

from django.apps import apps

from yizhi.platform import clock
from yizhi.platform.acts.declaration import act
from yizhi.platform.acts.errors import KeyReused, RecordNotFound
from yizhi.platform.acts.fields import Kind, Shown
from yizhi.platform.acts.perform import perform
from yizhi.platform.acts.writing import Writing
from yizhi.platform.documents.bearing import holds_party_code
from yizhi.platform.documents.models import Document
from yizhi.platform.scope.actor import Actor

_OPENINGS = UUID("6f0c1c8e-7a55-5d0e-9c39-0d9f6a8f2f11")
_WORDS = {
    "page": "查看了{name}",
    "original": "下载了{name}原件",
    "bundle": "下载了{name}的验证材料包",
    "recording": "查看了{name}所告知的非现场记录",
}


@act(
    "document.opened_by_party",
    title="当事人凭查询码查看文书",
    basis=("《行政处罚法》第六十一条",),
    by=holds_party_code,
    says="当事人凭查询码{words}",
    offered=False,
)
def opened_by_party(
    writing: Writing,
    *,
    document: Annotated[UUID, Shown("文书", kind=Kind.HIDDEN)],
    what: Annotated[Literal["page", "original", "bundle", "recording"], Shown("内容", kind=Kind.HIDDEN)],
) -> tuple[Any, dict[str, Any]]:
    # The document of the code, or another one served on the same party: the database shows no other.
    found = Document.objects.filter(pk=document).first()
    if found is None:
        raise RecordNotFound
    words = _WORDS[what].format(name=found.name)
    return _decided(found) or found, {"words": words, "number": found.number}


def _decided(document: Document) -> Any:
    """The record that the document decides, so that the opening stands in its timeline; None when it is not shown."""
    model = apps.get_model(document.record_kind)
    return model._default_manager.filter(pk=document.record_id).first()


def record_opening(actor: Actor, document: Document, what: str) -> None:
    """Once a day for each code and kind of opening: reloading a page fills no ledger, and no day is left out."""
    key = uuid5(_OPENINGS, f"{actor.token_hash}|{document.pk}|{what}|{clock.today().isoformat()}")
    try:
        perform(opened_by_party, actor, data={"document": str(document.pk), "what": what}, key=key)
    except KeyReused:
        # Recorded today already, in an entry that this reader does not see.
        return
