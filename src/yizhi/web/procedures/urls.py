from django.urls import path

from yizhi.web.procedures import registration, views  # noqa: F401 - registers the pages

app_name = "procedure"
urlpatterns = [
    path("procedure/", views.procedures, name="procedures"),
    path("procedure/<str:name>/", views.procedure, name="procedure"),
]
