from django.urls import path

from yizhi.platform.lists import views

app_name = "lists"
urlpatterns = [path("<str:name>/columns/", views.columns, name="columns")]
