from django.urls import path

from yizhi.domain.subjects import place_views, views

app_name = "subjects"
urlpatterns = [
    path("", views.parties, name="parties"),
    path("scanned/", views.scanned, name="scanned"),
    path("places/", place_views.places, name="places"),
    path("places.geojson", place_views.points, name="points"),
    path("places/<uuid:place_id>/", place_views.place, name="place"),
    path("<uuid:party_id>/", views.party, name="party"),
]
