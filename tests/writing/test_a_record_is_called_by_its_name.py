"""A form says which record it is about, in words: every kind of record that an act with a form is about has a name."""

from django.db import models

from yizhi.platform.acts.declaration import declarations


def test_every_record_with_a_form_has_a_name() -> None:
    about = {act.on for act in declarations() if act.offered and act.on is not None}
    nameless = sorted(model.__name__ for model in about if model.__str__ is models.Model.__str__)
    assert nameless == []
    assert len(about) > 20, "找不到带表单的记录，此项检查已失效"
