"""A text column that is encrypted in the database and plain in Python."""

from typing import Any

from django.db import models

from yizhi.platform.secrecy.cipher import seal, unseal


class EncryptedText(models.BinaryField):  # type: ignore[type-arg]
    """Text under AES-256-GCM. It cannot be searched or sorted: keep a `fingerprint` beside it for exact look-up."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("editable", True)
        super().__init__(*args, **options)

    def get_prep_value(self, value: Any) -> Any:
        return None if value is None else seal(str(value).encode())

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        return None if value is None else unseal(value).decode()

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError("加密字段不以明文导出")
