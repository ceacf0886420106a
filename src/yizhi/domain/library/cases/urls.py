"""Addresses of the case side, below `library/cases/`."""

from django.urls import path, re_path

from yizhi.domain.library.cases import advice_views, views

urlpatterns = [
    path("", views.cases, name="cases"),
    path("compare/", views.compare, name="compare"),
    path("similar/", advice_views.similar, name="similar"),
    path("suggest/", advice_views.suggest, name="suggest"),
    re_path(r"^(?P<key>[0-9a-f]{16})/$", views.case, name="case"),
]
