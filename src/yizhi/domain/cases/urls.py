from django.urls import path

from yizhi.domain.cases import file_views, scene_views, views

app_name = "cases"
urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("simple/", views.simple_list, name="simple_list"),
    path("simple/<uuid:case_id>/", views.simple_case, name="simple_case"),
    path("simple/<uuid:case_id>/file/", file_views.case_file, name="file"),
    path("simple/<uuid:case_id>/photographs/", scene_views.photographs, name="photographs"),
    path("simple/<uuid:case_id>/draft/", scene_views.draft, name="draft"),
    path("simple/<uuid:case_id>/confirmation/", scene_views.confirmation, name="confirmation"),
    path("simple/<uuid:case_id>/signature/", scene_views.signature, name="signature"),
]
