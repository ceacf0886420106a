"""Who sees general cases and clues: by territory and line; what belongs to a case as the case itself."""

from django.db import migrations

from yizhi.platform.documents.protection import bearer_of_case
from yizhi.platform.scope.policies import Policy, protect

_OF_A_CASE = (
    "caseparty", "casestaff", "recusalapplication", "evidence", "notapplicable", "correctionorder", "clockpause",
    "clockextension", "proposal", "penaltyline", "review", "discussion", "notice", "statement", "hearing", "decision",
    "decisionpaper", "service", "publication", "payable", "paymententry", "deferral", "remedy", "demandnotice",
    "courtapplication",
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_general_cases")]

    operations = [
        protect("cases_clue", Policy.SCOPED),
        protect("cases_generalcase", Policy.SCOPED),
        bearer_of_case("cases_generalcase"),
        *(protect(f"cases_{name}", Policy.CHILD, parent=("case_id", "cases_generalcase")) for name in _OF_A_CASE),
    ]
