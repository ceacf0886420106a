from django.urls import path

from yizhi.platform.files import views

app_name = "files"
urlpatterns = [
    path("uploads/", views.upload, name="uploads"),
    path("uploads/<str:name>/", views.upload, name="upload"),
    path("photographs/", views.photograph, name="photograph"),
    path("<uuid:file_id>/", views.content, name="content"),
    path("<uuid:file_id>/small/", views.small, name="small"),
]
