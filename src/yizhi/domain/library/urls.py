from django.urls import path

from yizhi.domain.library import views

app_name = "library"
urlpatterns = [
    path("", views.home, name="home"),
]
