from django.urls import path

from yizhi.web.public import (
    ledger_views,
    party_views,
    portal_views,
    record_views,
    registration,  # noqa: F401 - registers the pages
    verify_views,
)

app_name = "public"
urlpatterns = [
    path("verify/", verify_views.ask, name="verify_ask"),
    path("verify/<str:code>/", verify_views.verify_page, name="verify"),
    path("verify/<str:code>/document", verify_views.masked, name="verify_document"),
    path("verify/<str:code>/page/<int:number>", verify_views.picture, name="verify_picture"),
    path("verify/<str:code>/bundle", verify_views.bundle, name="verify_bundle"),
    path("party/", party_views.ask, name="party"),
    path("party/decision/", party_views.page, name="party_page"),
    path("party/decision/document", party_views.original, name="party_document"),
    path("party/decision/page/<int:number>", party_views.picture, name="party_picture"),
    path("party/decision/bundle", party_views.bundle, name="party_bundle"),
    path("party/case/", portal_views.portal, name="party_case"),
    path("party/case/statement/", portal_views.statement, name="party_statement"),
    path("party/case/hearing/", portal_views.hearing, name="party_hearing"),
    path("party/case/waiver/", portal_views.waiver, name="party_waiver"),
    path("party/case/receipt/<uuid:paper_id>/", portal_views.receipt, name="party_receipt"),
    path("party/case/document/<uuid:paper_id>/", portal_views.paper, name="party_paper"),
    path("party/record/", record_views.portal, name="party_record"),
    path("party/record/recording", record_views.recording, name="party_recording"),
    path("party/record/statement/", record_views.statement, name="party_record_statement"),
    path("party/record/confirmation/", record_views.confirmation, name="party_record_confirmation"),
    path("party/leave/", party_views.leave, name="party_leave"),
    path("ledger/key", ledger_views.key, name="ledger_key"),
    path("ledger/heads", ledger_views.heads, name="ledger_heads"),
    path("ledger/consistency", ledger_views.consistency, name="ledger_consistency"),
]
