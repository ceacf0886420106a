from django.urls import path, register_converter

from yizhi.domain.org.views import accounts, enrolment, people, places, reset, steps, teams


class DivisionCode:
    regex = r"\d{2}(?:\d{2}(?:\d{2}(?:\d{3})?)?)?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(DivisionCode, "division")

app_name = "org"
urlpatterns = [
    path("teams/", teams.teams, name="teams"),
    path("teams/<uuid:team_id>/", teams.team, name="team"),
    path("people/", people.people, name="people"),
    path("people/<uuid:person_id>/", people.person, name="person"),
    path("agencies/", places.agencies, name="agencies"),
    path("agencies/<uuid:agency_id>/", places.agency, name="agency"),
    path("divisions/", places.divisions, name="divisions"),
    path("divisions/<division:code>/", places.division, name="division"),
    path("me/", accounts.me, name="me"),
    path("me/second-step/", enrolment.enrol, name="enrol"),
    path("accounts/<uuid:account_id>/reset/", reset.reset_password, name="reset_password"),
    path("sign-in/code/", steps.code, name="sign_in_code"),
    path("sign-in/second-step/", steps.enrol, name="sign_in_enrol"),
    path("sign-in/password/", steps.password, name="sign_in_password"),
    path("me/devices/", accounts.devices, name="devices"),
    path("code/<uuid:lead_id>/<uuid:matter_id>/", people.code, name="code"),
]
