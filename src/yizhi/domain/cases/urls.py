from django.urls import path

from yizhi.domain.cases import file_views, scene_views, views, weighing_views
from yizhi.domain.cases.buildings import views as building_views
from yizhi.domain.cases.clues import views as clue_views
from yizhi.domain.cases.general import discretion_views, evidence_views
from yizhi.domain.cases.general import views as general_views
from yizhi.domain.cases.general.desk import feed as calendar_feed
from yizhi.domain.cases.general.desk import views as desk_views
from yizhi.domain.cases.general.portal import views as portal_views
from yizhi.domain.cases.general.records import views as record_views
from yizhi.domain.cases.general.volumes import views as volume_views
from yizhi.domain.cases.measures import views as measure_views
from yizhi.domain.cases.offsite import views as offsite_views
from yizhi.domain.cases.substitute import views as substitute_views
from yizhi.domain.cases.transfers import views as transfer_views

app_name = "cases"
urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("clues/", clue_views.clue_list, name="clue_list"),
    path("clues/<uuid:clue_id>/", clue_views.clue, name="clue"),
    path("clues/<uuid:clue_id>/reporter/", clue_views.reporter, name="reporter"),
    path("general/", general_views.general_list, name="general_list"),
    path("general/mine/", general_views.my_cases, name="my_cases"),
    path("general/calendar/", desk_views.calendar, name="calendar"),
    path("general/calendar/<uuid:address_id>/<str:mark>.ics", calendar_feed.feed, name="calendar_feed"),
    path("general/board/", desk_views.board, name="board"),
    path("general/unit/", desk_views.unit, name="unit"),
    path("general/<uuid:case_id>/", general_views.general_case, name="general_case"),
    path("general/<uuid:case_id>/discretion/", discretion_views.weighing, name="weighing"),
    path("inputs/<uuid:input_id>/signature.png", portal_views.signature, name="party_signature"),
    path("records/<uuid:record_id>/", record_views.written_record, name="written_record"),
    path("records/<uuid:record_id>/text.pdf", record_views.text, name="record_text"),
    path("evidence/<uuid:evidence_id>/", evidence_views.evidence, name="evidence"),
    path("measures/", measure_views.measures, name="measures"),
    path("measures/<uuid:measure_id>/", measure_views.measure, name="measure"),
    path("devices/", offsite_views.devices, name="devices"),
    path("devices/<uuid:device_id>/", offsite_views.device, name="device"),
    path("offsite/", offsite_views.records, name="device_records"),
    path("offsite/items/", offsite_views.items, name="offsite_items"),
    path("offsite/items/<uuid:item_id>/", offsite_views.item, name="offsite_item"),
    path("offsite/<uuid:record_id>/", offsite_views.record, name="device_record"),
    path("offsite/entries/<uuid:entry_id>/signature.png", offsite_views.entry_signature, name="entry_signature"),
    path("buildings/", building_views.buildings, name="buildings"),
    path("buildings/<uuid:building_id>/", building_views.building, name="building"),
    path("buildings/<uuid:building_id>/file/", building_views.building_file, name="building_file"),
    path("substitutes/<uuid:substitute_id>/", substitute_views.substitute, name="substitute"),
    path("transfers/", transfer_views.transfers, name="transfers"),
    path("transfers/<uuid:transfer_id>/", transfer_views.transfer, name="transfer"),
    path("goods/", measure_views.held_things, name="held_things"),
    path("general/<uuid:case_id>/<str:volume>.pdf", volume_views.volume, name="general_volume"),
    path("simple/", views.simple_list, name="simple_list"),
    path("simple/<uuid:case_id>/", views.simple_case, name="simple_case"),
    path("simple/<uuid:case_id>/discretion/", weighing_views.simple_weighing, name="simple_weighing"),
    path("simple/<uuid:case_id>/file/", file_views.case_file, name="file"),
    path("simple/<uuid:case_id>/photographs/", scene_views.photographs, name="photographs"),
    path("simple/<uuid:case_id>/draft/", scene_views.draft, name="draft"),
    path("simple/<uuid:case_id>/confirmation/", scene_views.confirmation, name="confirmation"),
    path("simple/<uuid:case_id>/signature/", scene_views.signature, name="signature"),
]
