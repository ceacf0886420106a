"""The procedure is the law, so anybody reads it: every step with its article, every state in the drawing, no case."""

import re
from itertools import combinations
from pathlib import Path

from django.test import Client

from yizhi.domain.cases.procedures.general_penalty import VERSION_1 as GENERAL
from yizhi.domain.cases.procedures.simple_penalty import VERSION_1
from yizhi.platform.procedure.diagram import ways
from yizhi.web.procedures.drawing import BOX, HIGH, drawn
from yizhi.web.procedures.layers import layered
from yizhi.web.procedures.reading import steps
from yizhi.web.procedures.reference import render

ADDRESS = f"/procedure/{VERSION_1.name}/"
REFERENCE = Path(__file__).parents[5] / "docs" / "reference" / "procedures.md"


def test_every_step_is_shown_with_its_article_and_deadlines(client: Client, db: None) -> None:
    page = client.get(ADDRESS).content.decode()
    for step in VERSION_1.steps:
        assert step.article in page
    assert page.count('<th scope="row">') == len(VERSION_1.steps)
    assert "当场行政处罚决定书（D40）" in page
    assert "《行政处罚法》第六十七条" in page
    assert VERSION_1.title in client.get("/procedure/").content.decode()


def test_where_the_case_stands_is_marked_and_an_unknown_state_is_not(client: Client, db: None) -> None:
    page = client.get(ADDRESS, {"state": "ISSUED"}).content.decode()
    assert page.count("flow__state--current") == 1
    assert page.count("现在可办") == sum("ISSUED" in step.sources for step in VERSION_1.steps)
    assert "flow__state--current" not in client.get(ADDRESS, {"state": '"><script>'}).content.decode()


def test_a_step_that_may_leave_the_state_says_so_in_a_whole_sentence() -> None:
    for step in steps(GENERAL):
        assert step.after
        assert not step.after.startswith("，"), step.title


def test_the_diagram_of_a_long_procedure_is_read_at_its_own_size_and_leads_to_where_the_case_stands(
    client: Client, db: None
) -> None:
    page = client.get(f"/procedure/{GENERAL.name}/", {"state": "NOTIFIED"}).content.decode()
    assert 'class="flow-scroll" tabindex="0"' in page
    assert page.count('id="now"') == page.count('href="#now"') == 1


def test_an_unknown_version_is_not_found(client: Client, db: None) -> None:
    assert client.get("/procedure/simple_penalty@99/").status_code == 404


def test_the_drawing_needs_no_inline_style_and_fits_a_phone(client: Client, db: None) -> None:
    page = client.get(ADDRESS).content.decode()
    assert "<svg class=" in page
    assert not re.search(r'\sstyle="', page)
    assert drawn(VERSION_1).width <= 390


def test_no_two_states_lie_on_each_other_and_every_way_is_drawn() -> None:
    made = drawn(VERSION_1)
    assert {box.state.code for box in made.boxes} == {state.code for state in VERSION_1.states}
    for one, other in combinations(made.boxes, 2):
        assert abs(one.x - other.x) >= BOX or abs(one.y - other.y) >= HIGH, (one, other)
    assert len(made.lines) == len(ways(VERSION_1))
    for box in made.boxes:
        assert box.left >= 0
        assert box.left + BOX <= made.width


def test_a_way_back_is_drawn_without_losing_the_order() -> None:
    made = layered("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    assert made.rows[0][0] == "a"
    assert made.chains[("c", "a")][0] == "a"
    assert made.chains[("c", "a")][-1] == "c"


def test_keeping_a_state_is_no_way() -> None:
    found = {(way.source, way.target) for way in ways(VERSION_1)}
    assert ("FILED_WITH_AGENCY", "PAID") in found
    assert ("ISSUED", "REMITTED_TO_BANK") not in found
    assert all(source != target for source, target in found)


def test_the_reference_page_is_that_of_the_present_definitions() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == render()
