"""The base of every record: it can be written only through an act, and never deleted."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from yizhi.platform.acts import door
from yizhi.platform.acts.errors import WriteOutsideAct
from yizhi.platform.identifiers import new_id
from yizhi.platform.scope.epochs import check_writing


class ActQuerySet(models.QuerySet[Any]):
    """Reading is free; the bulk methods that would pass by the rules raise."""

    def _refuse(self, name: str) -> NoReturn:
        raise WriteOutsideAct(f"{self.model.__name__}.{name} 会绕过执法行为的校验与留痕，请通过行为的 writing 写入")

    def delete(self) -> NoReturn:
        self._refuse("delete")

    def update(self, **values: Any) -> int:
        if not door.is_open():
            self._refuse("update")
        check_writing(self.model._meta.app_label, self.model._meta.db_table)
        return super().update(**values)

    def bulk_create(self, *args: Any, **options: Any) -> list[Any]:
        if not door.is_open():
            self._refuse("bulk_create")
        check_writing(self.model._meta.app_label, self.model._meta.db_table)
        return super().bulk_create(*args, **options)

    def bulk_update(self, *args: Any, **options: Any) -> int:
        if not door.is_open():
            self._refuse("bulk_update")
        check_writing(self.model._meta.app_label, self.model._meta.db_table)
        return super().bulk_update(*args, **options)


class Record(models.Model):
    """Something acts are done to. `version` counts the acts done to it and shows whether it changed meanwhile."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField("版本", default=1, editable=False)

    objects = ActQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if not door.is_open():
            raise WriteOutsideAct(f"{type(self).__name__} 只能通过执法行为写入")
        check_writing(self._meta.app_label, self._meta.db_table)
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise WriteOutsideAct(f"{type(self).__name__} 不可删除；请通过相应行为作废、撤销或更正")

    @classmethod
    def record_label(cls) -> str:
        return cls._meta.label_lower
