from django.urls import path

from yizhi.platform.notify import views

app_name = "notify"
urlpatterns = [path("", views.notices, name="notices")]
