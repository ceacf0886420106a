"""A procedure as a graph: the ways between its states, and the same as a diagram for the reference pages."""

from dataclasses import dataclass

from yizhi.platform.procedure.definition import Procedure


@dataclass(frozen=True, slots=True)
class Way:
    """From one state to another by one or several steps; `steps` are their places in the procedure, from 1."""

    source: str
    target: str
    steps: tuple[int, ...]


def ways(procedure: Procedure) -> tuple[Way, ...]:
    """Every change of state. An alternative that is itself a source of the step means “stays as it is”: no way."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, step in enumerate(procedure.steps, 1):
        others = [state for state in step.alternatives if state not in step.sources]
        for source in step.sources:
            for target in dict.fromkeys([*([step.target] if step.target else []), *others]):
                if target != source:
                    found.setdefault((source, target), []).append(number)
    return tuple(Way(source, target, tuple(numbers)) for (source, target), numbers in found.items())


def mermaid(procedure: Procedure, titles: dict[str, str]) -> str:
    """State diagram in Mermaid text. `titles` gives the Chinese title of each verb."""
    lines = ["stateDiagram-v2", f"    [*] --> {procedure.initial}"]
    lines += [f'    state "{state.title}" as {state.code}' for state in procedure.states]
    for way in ways(procedure):
        said = "；".join(titles.get(procedure.steps[n - 1].verb, procedure.steps[n - 1].verb) for n in way.steps)
        lines.append(f"    {way.source} --> {way.target}: {said}")
    lines += [f"    {state.code} --> [*]" for state in procedure.states if state.final]
    return "\n".join(lines) + "\n"
