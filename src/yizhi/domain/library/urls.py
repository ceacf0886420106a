from django.urls import include, path

from yizhi.domain.library import citing, handbook_views, views
from yizhi.domain.library.cases import links
from yizhi.domain.library.laws import views as laws
from yizhi.domain.library.lessons import views as lessons

app_name = "library"
urlpatterns = [
    path("", views.home, name="home"),
    path("cases/", include("yizhi.domain.library.cases.urls")),
    path("laws/", laws.search, name="laws"),
    path("links/<uuid:version>/<str:division>/", links.links, name="links"),
    path("cite/", citing.cite, name="cite"),
    path("lessons/", lessons.lessons, name="lessons"),
    path("lessons/<uuid:lesson_id>/", lessons.lesson, name="lesson"),
    path("handbook/", handbook_views.page, name="handbook"),
]
