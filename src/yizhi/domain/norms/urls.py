from django.urls import path

from yizhi.domain.norms.views import citing, comparison, configuration, discretion, items, laws, lists, powers

app_name = "norms"
urlpatterns = [
    path("laws/", laws.laws, name="laws"),
    path("laws/<uuid:law_id>/", laws.law, name="law"),
    path("laws/<uuid:law_id>/versions/", comparison.comparison, name="comparison"),
    path("citations/", citing.check_citations, name="citations"),
    path("items/", items.items, name="items"),
    path("items/<uuid:item_id>/", items.item, name="item"),
    path("items/<uuid:item_id>/discretion/", discretion.calculator, name="calculator"),
    path("benchmarks/", discretion.benchmarks, name="benchmarks"),
    path("benchmarks/<uuid:table_id>/", discretion.benchmark, name="benchmark"),
    path("lists/", lists.entries, name="entries"),
    path("lists/<uuid:entry_id>/", lists.entry, name="entry"),
    path("powers/", powers.power_lists, name="powers"),
    path("powers/<uuid:agency_id>/", powers.power_list, name="power_list"),
    path("power/<uuid:power_id>/", powers.power, name="power"),
    path("configuration/", configuration.configuration, name="configuration"),
    path("parameters/<uuid:row_id>/", configuration.parameter, name="parameter"),
    path("thresholds/<uuid:row_id>/", configuration.threshold, name="threshold"),
]
