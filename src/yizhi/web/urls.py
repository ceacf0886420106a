"""The map of addresses: the shell's own, then each module's."""

from importlib.util import find_spec

from django.apps import apps
from django.urls import include, path

from yizhi.web import act_views, api, choices, home, place_map, provider, search, sign_in, style_guide

handler400 = "yizhi.web.errors.bad_request"
handler403 = "yizhi.web.errors.forbidden"
handler404 = "yizhi.web.errors.not_found"
handler500 = "yizhi.web.errors.server_error"

_shell = (
    [
        path("", home.home, name="home"),
        path("sign-in/", sign_in.sign_in, name="sign_in"),
        path("sign-in/provider/", provider.provider, name="provider"),
        path("sign-in/provider/back/", provider.provider_back, name="provider_back"),
        path("sign-out/", sign_in.sign_out, name="sign_out"),
        path("place-map.geojson", place_map.place_map, name="place_map"),
        path("search/", search.search, name="search"),
        path("choices/<slug:name>/", choices.choices, name="choices"),
        path("style-guide/", style_guide.style_guide, name="style_guide"),
        path("acts/<str:verb>/", act_views.act_page, name="act"),
        path("acts/<str:verb>/<uuid:record_id>/", act_views.act_page, name="act_on"),
    ],
    "web",
)

urlpatterns = [
    path("", include(_shell)),
    path("", include("yizhi.web.operations.urls")),
    path("api/", api.build().urls),
    path("", include("yizhi.web.public.urls")),
    path("", include("yizhi.web.deadlines.urls")),
    path("", include("yizhi.web.procedures.urls")),
    path("", include("yizhi.web.guide.urls")),
]
for config in sorted(apps.get_app_configs(), key=lambda c: c.name):
    if config.name.startswith("yizhi.") and config.name != "yizhi.web" and find_spec(f"{config.name}.urls"):
        urlpatterns.append(path(f"{config.label}/", include(f"{config.name}.urls")))
