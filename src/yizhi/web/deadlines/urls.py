from django.urls import path

from yizhi.web.deadlines import registration, views  # noqa: F401 - registers the pages

app_name = "deadlines"
urlpatterns = [path("deadlines/", views.calculator, name="calculator")]
