from django.urls import path

from yizhi.platform.sharing import views

app_name = "sharing"
urlpatterns = [path("", views.received, name="received")]
