from django.urls import path

from yizhi.web.deadlines import views

app_name = "deadlines"
urlpatterns = [path("deadlines/", views.calculator, name="calculator")]
