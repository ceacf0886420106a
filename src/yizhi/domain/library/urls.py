from django.urls import include, path

from yizhi.domain.library import views

app_name = "library"
urlpatterns = [
    path("", views.home, name="home"),
    path("cases/", include("yizhi.domain.library.cases.urls")),
]
