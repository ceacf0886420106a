"""The addresses of the files alone, for tests of the platform without the shell."""

from django.urls import include, path

urlpatterns = [path("files/", include("yizhi.platform.files.urls"))]
