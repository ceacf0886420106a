"""A procedure as a diagram, for the reference pages."""

from yizhi.platform.procedure.definition import Procedure


def mermaid(procedure: Procedure, titles: dict[str, str]) -> str:
    """State diagram in Mermaid text. `titles` gives the Chinese title of each verb."""
    lines = ["stateDiagram-v2", f"    [*] --> {procedure.initial}"]
    lines += [f'    state "{state.title}" as {state.code}' for state in procedure.states]
    for step in procedure.steps:
        for source in step.sources:
            for target in step.targets or (source,):
                lines.append(f"    {source} --> {target}: {titles.get(step.verb, step.verb)}")
    lines += [f"    {state.code} --> [*]" for state in procedure.states if state.final]
    return "\n".join(lines) + "\n"
