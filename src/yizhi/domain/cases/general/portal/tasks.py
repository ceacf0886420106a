"""What follows when a party received a paper online."""

from uuid import UUID

from procrastinate import JobContext
from procrastinate.contrib.django import app

from yizhi.domain.cases.general.portal.registering import register_receipt
from yizhi.platform.acts.errors import ActRefused
from yizhi.platform.acts.perform import perform
from yizhi.platform.jobs.once import AGAIN, key_of
from yizhi.platform.scope.actor import system

REGISTRAR = system("在线签收登记", division="33")


@app.task(name="cases.register_receipt", pass_context=True, retry=AGAIN)
def register_receipt_later(context: JobContext, case: str, entered: str) -> bool:
    """Whether its service was registered; not when somebody registered it meanwhile."""
    try:
        perform(register_receipt, REGISTRAR, record=UUID(case), data={"entered": entered}, key=key_of(context, entered))
    except ActRefused:
        return False
    return True
