"""Statutory documents as data, one renderer: definition and data in, PDF/A out. Pure: no Django, no database."""

from yizhi.platform.documents.rendering.definition import (
    DocumentDefinition,
    FieldKind,
    FieldSpec,
    MaskRule,
    TemplateVersion,
)
from yizhi.platform.documents.rendering.disclosure import MaskingPolicy, default_policy
from yizhi.platform.documents.rendering.errors import (
    DefinitionError,
    DocumentError,
    Flaw,
    InvalidFields,
    MissingFields,
    NoVersionInForce,
    NumberMissing,
    UnknownFields,
    UnprintableText,
)
from yizhi.platform.documents.rendering.fonts import FontChain
from yizhi.platform.documents.rendering.loading import load_definition, load_definitions
from yizhi.platform.documents.rendering.render import Rendered, Variant, render, render_pictures
from yizhi.platform.documents.rendering.typesetter import Typesetter, configure_fonts, typesetter

__all__ = [
    "DefinitionError",
    "DocumentDefinition",
    "DocumentError",
    "FieldKind",
    "FieldSpec",
    "Flaw",
    "FontChain",
    "InvalidFields",
    "MaskRule",
    "MaskingPolicy",
    "MissingFields",
    "NoVersionInForce",
    "NumberMissing",
    "Rendered",
    "TemplateVersion",
    "Typesetter",
    "UnknownFields",
    "UnprintableText",
    "Variant",
    "configure_fonts",
    "default_policy",
    "load_definition",
    "load_definitions",
    "render",
    "render_pictures",
    "typesetter",
]
