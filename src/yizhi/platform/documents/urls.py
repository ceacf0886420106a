from django.urls import path

from yizhi.platform.documents import views

app_name = "documents"
urlpatterns = [
    path("together/", views.print_together, name="together"),
    path("<uuid:document_id>/", views.original, name="original"),
]
