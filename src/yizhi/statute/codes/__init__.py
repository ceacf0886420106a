"""Formats of codes and numbers: parse once, refuse with the reason, pass on a value that is known to be valid."""

from yizhi.statute.codes.division_code import DivisionCode, division_name
from yizhi.statute.codes.document_number import DOCUMENT_KINDS, DocumentNumber, is_document_number
from yizhi.statute.codes.identity_number import IdentityNumber, is_identity_number
from yizhi.statute.codes.phone import Phone
from yizhi.statute.codes.uscc import Uscc, is_uscc

__all__ = [
    "DOCUMENT_KINDS",
    "DivisionCode",
    "DocumentNumber",
    "IdentityNumber",
    "Phone",
    "Uscc",
    "division_name",
    "is_document_number",
    "is_identity_number",
    "is_uscc",
]
