from django.urls import path

from yizhi.web.guide import registration, views  # noqa: F401 - registers the page

app_name = "guide"
urlpatterns = [
    path("guide/", views.every, name="all"),
    path("guide/<slug:name>/", views.page, name="page"),
    path("guide/pictures/<str:name>", views.picture, name="picture"),
]
