"""A procedure in words: every step with its act, states, articles, documents and deadlines."""

from dataclasses import dataclass

from yizhi.platform.acts.declaration import declarations
from yizhi.platform.documents.catalogue import definitions
from yizhi.platform.procedure.definition import Procedure, Step
from yizhi.statute.deadlines import VERSIONS


@dataclass(frozen=True, slots=True)
class StepInWords:
    number: int
    title: str
    before: str
    after: str
    article: str
    documents: tuple[str, ...]
    deadlines: tuple[str, ...]
    possible: bool


def titles() -> dict[str, str]:
    """What each verb is called."""
    return {declaration.verb: declaration.title for declaration in declarations()}


def steps(procedure: Procedure, current: str = "") -> list[StepInWords]:
    """The steps in their order; `possible` marks those that the procedure knows in the current state."""
    called = titles()
    named = {one.code: one.name for one in definitions()}
    return [
        StepInWords(
            number=number,
            title=called.get(step.verb, step.verb),
            before="、".join(procedure.state(code).title for code in step.sources),
            after=_after(procedure, step),
            article=step.article,
            documents=tuple(
                f"{named.get(d.code, d.code)}（{d.code}）" for d in procedure.documents if d.step == step.verb
            ),
            deadlines=tuple(_deadlines(procedure, step.verb, called)),
            possible=current in step.sources,
        )
        for number, step in enumerate(procedure.steps, 1)
    ]


def _after(procedure: Procedure, step: Step) -> str:
    led = "、".join(procedure.state(code).title for code in dict.fromkeys(step.targets) if code not in step.sources)
    stays = "状态不变" if not step.targets or set(step.targets) & set(step.sources) else ""
    return "，或者".join(said for said in (led, stays) if said)


def _deadlines(procedure: Procedure, verb: str, called: dict[str, str]) -> list[str]:
    found = []
    for use in procedure.deadlines:
        rule = VERSIONS[use.rule][-1] if use.rule in VERSIONS else None
        title = f"{rule.title}（{rule.citation}）" if rule and rule.citation else rule.title if rule else use.rule
        if use.starts == verb:
            found.append(f"起算“{title}”，须以“{called.get(use.met_by, use.met_by)}”完成")
        if use.met_by == verb:
            found.append(f"完成“{title}”")
    return found
