from django.urls import path

from yizhi.domain.subjects import views

app_name = "subjects"
urlpatterns = [
    path("", views.parties, name="parties"),
    path("scanned/", views.scanned, name="scanned"),
    path("<uuid:party_id>/", views.party, name="party"),
]
