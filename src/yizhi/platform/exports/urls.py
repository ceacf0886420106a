from django.urls import path

from yizhi.platform.exports import views

app_name = "exports"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<uuid:export_id>/file/", views.file, name="file"),
]
