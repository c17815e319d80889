"""How words and what they were resolved to look on a terminal: value, how surely, why, the runner-up, who decided."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from harmledger.cli.wording import in_line
from harmledger.workflow.resolved import Resolved, State, What

_NAMES = {What.COUNT: "how many", What.DATE: "when", What.PLACE: "where", What.PARTY: "party", What.SPEAKER: "who says"}
_WIDTH = max(map(len, _NAMES.values()))
_RIVALS = 3


def render(items: Iterable[Resolved], out: Console, indent: str = "  ") -> None:
    """Print one line an item, and beneath it why and what else was weighed."""
    for item in items:
        name = _NAMES[item.what].ljust(_WIDTH)
        out.print(f"{indent}{name}  {_words(item)}{_value(item)}", soft_wrap=True)
        for line in _because(item):
            out.print(f"{indent}{' ' * _WIDTH}    [dim]{in_line(line)}[/]", soft_wrap=True)


def _words(item: Resolved) -> str:
    role = "" if item.role in {"", "at"} else f" ({in_line(item.role.replace('_', ' '))})"
    return "" if item.text is None else f"“{in_line(item.text)}”{role} → "


def _value(item: Resolved) -> str:
    sure = "" if item.score is None or item.state is not State.RESOLVED else f", {item.score:.2f}"
    match item.state:
        case State.UNSAID:
            return in_line(item.reason or "nothing said")
        case State.UNRESOLVED:
            named = "" if item.value is None else f"{in_line(item.value)}, "
            return f"{named}[bold yellow]unresolved[/]"
        case State.DECIDED if item.value is None:
            return "[bold cyan]left open by a person[/]"
        case State.DECIDED:
            return f"[bold]{in_line(item.value or '')}[/]{_gid(item)} [cyan]by a person[/]"
        case _:
            return f"[bold]{in_line(item.value or '')}[/]{_gid(item)}{sure}"


def _gid(item: Resolved) -> str:
    return "" if item.id is None else f" {in_line(item.id)}"


def _because(item: Resolved) -> list[str]:
    """Why, who decided, and what else was weighed."""
    if item.state is State.UNSAID:
        return []
    lines = [item.reason] if item.reason else []
    if item.judgement is not None:
        lines.append(f"judgement {item.judgement}")
    if item.runners_up:
        named = [f"{rival.name} {rival.id}".rstrip() for rival in item.runners_up[:_RIVALS]]
        more = len(item.runners_up) - len(named)
        lines.append(f"or: {'; '.join(named)}{f'; and {more} more' if more > 0 else ''}")
    return lines
