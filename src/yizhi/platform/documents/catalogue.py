"""All document definitions of the installation; each module hands in the folder that holds its own."""

from pathlib import Path

from yizhi.platform.documents.rendering.definition import DocumentDefinition
from yizhi.platform.documents.rendering.loading import load_definitions

_definitions: dict[str, DocumentDefinition] = {}


def register_folder(folder: Path) -> None:
    """Load the definitions below a folder. Raises for a doubled code or a file that contradicts itself."""
    for code, loaded in load_definitions(folder).items():
        known = _definitions.get(code)
        if known is not None and known != loaded:
            raise ValueError(f"文书 {code} 重复定义")
        _definitions[code] = loaded


def definition(code: str) -> DocumentDefinition:
    """The definition of a document. Raises KeyError for a code this installation does not have."""
    return _definitions[code]


def definitions() -> tuple[DocumentDefinition, ...]:
    return tuple(_definitions[code] for code in sorted(_definitions))
