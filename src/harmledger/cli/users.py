"""The commands of the group ``user``: add, list, role, password, remove, token."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from harmledger.cli.context import Json, of, out, print_json
from harmledger.cli.wording import in_line
from harmledger.model.account import Role

if TYPE_CHECKING:
    from harmledger.model.account import Account, Token

GROUP = "user"
PANEL = "Publish"
HELP = "Accounts for the pages: who may read, code, adjudicate, administer; passwords and tokens."
EXAMPLES = {
    "add": "-l idlib.ledger user add 'A. Reviewer' --role admin",
    "list_": "-l idlib.ledger user list",
    "role": "-l idlib.ledger user role 'A. Reviewer' adjudicator",
    "password": "-l idlib.ledger user password 'A. Reviewer'",
    "remove": "-l idlib.ledger user remove 'A. Reviewer'",
    "token": "-l idlib.ledger user token 'A. Reviewer' --for 'nightly export' --role viewer --days 90",
}

Name = Annotated[str, typer.Argument(help="The account's name; judgements made in the pages bear it.")]
Stdin = Annotated[bool, typer.Option("--stdin", help="Read the password from standard input: its first line.")]
Generate = Annotated[bool, typer.Option("--generate", help="Make a password up, and print it once.")]


def add(
    context: typer.Context,
    name: Name,
    role: Annotated[Role, typer.Option(help="What they may do. The first account must be an admin's.")] = Role.VIEWER,
    stdin: Stdin = False,
    generate: Generate = False,
    again: Annotated[
        bool, typer.Option("--again", help="It is the same person whose account of that name was removed.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Add an account; the password is asked for unless --stdin or --generate gives it.

    As soon as there is an account, whoever opens the pages signs in (setting `accounts`).
    """
    from harmledger.workflow.users import users

    with users(of(context).settings) as found:
        password = _password(name, stdin=stdin, generate=generate)
        made = found.add(name, role, password, by=_me(), again=again)
    if as_json:
        print_json(_plain(made) | ({"password": password} if generate else {}))
        return
    out.print(f"added [bold]{in_line(made.name)}[/], {made.role.value}", soft_wrap=True)
    _show(password, generated=generate)


def list_(context: typer.Context, as_json: Json = False) -> None:
    """List accounts with their roles and tokens."""
    from harmledger.workflow.users import users

    with users(of(context).settings) as found:
        accounts, tokens = found.listed(), found.tokens()
    if as_json:
        for account in accounts:
            own = [_plain(token) for token in tokens if token.account == account.name]
            print_json(_plain(account) | {"tokens": own})
        return
    if not accounts:
        out.print("there is no account; add one: harmledger user add NAME --role admin", soft_wrap=True)
        return
    table = Table("account", "role", "since", box=None, pad_edge=False)
    for account in accounts:
        table.add_row(in_line(account.name), account.role.value, f"{account.created_at:%Y-%m-%d}")
    out.print(table)
    for token in tokens:
        ends = "" if token.expires_at is None else f", until {token.expires_at:%Y-%m-%d}"
        what = f" for {in_line(token.label)}" if token.label else ""
        out.print(f"{token.token_id} of {in_line(token.account)}, {token.role.value}{what}{ends}", soft_wrap=True)


def role(
    context: typer.Context,
    name: Name,
    role: Annotated[Role, typer.Argument(help="What they may do from now on.")],
    as_json: Json = False,
) -> None:
    """Give an account another role; it holds at once, for tokens too."""
    from harmledger.workflow.users import users

    with users(of(context).settings) as found:
        changed = found.set_role(name, role, by=_me())
    if as_json:
        print_json(changed)
    else:
        out.print(f"[bold]{in_line(changed.name)}[/] is {changed.role.value} now", soft_wrap=True)


def password(context: typer.Context, name: Name, stdin: Stdin = False, generate: Generate = False) -> None:
    """Give an account another password, and end its sign-ins everywhere."""
    from harmledger.workflow.users import users

    with users(of(context).settings) as found:
        chosen = _password(name, stdin=stdin, generate=generate)
        found.set_password(name, chosen, by=_me())
    out.print(f"[bold]{in_line(name)}[/] has a new password, and is signed out everywhere", soft_wrap=True)
    _show(chosen, generated=generate)


def remove(context: typer.Context, name: Name, as_json: Json = False) -> None:
    """Take an account away, with its sign-ins and tokens. Its decisions stay, and so does its name, for the record."""
    from harmledger.workflow.users import users

    with users(of(context).settings) as found:
        gone = found.remove(name, by=_me())
    if as_json:
        print_json(gone)
    else:
        out.print(f"removed [bold]{in_line(gone.name)}[/]; what they decided stays", soft_wrap=True)


def token(
    context: typer.Context,
    name: Name,
    label: Annotated[str, typer.Option("--for", help="What it is for.")] = "",
    role: Annotated[Role | None, typer.Option(help="What it may do. Default: all that its owner may.")] = None,
    days: Annotated[int | None, typer.Option(min=1, help="After how many days it ends. Default: never.")] = None,
    revoke: Annotated[str | None, typer.Option(metavar="TOKEN-ID", help="Take this token of theirs back.")] = None,
    as_json: Json = False,
) -> None:
    """Make a token by which programs use the API in this account's name; it is printed once and kept nowhere."""
    from harmledger.workflow.users import users

    with users(of(context).settings) as found:
        if revoke is not None:
            gone = found.revoke(revoke, name, by=_me())
            out.print(f"{gone.token_id} does not hold any more", soft_wrap=True)
            return
        made = found.issue(name, label, role, days=days, by=_me())
    if as_json:
        print_json(_plain(made.token) | {"secret": made.secret})
        return
    out.print(f"{made.token.token_id}, {made.token.role.value}; this is shown once:", soft_wrap=True)
    out.print(made.secret, soft_wrap=True)


def _plain(value: Account | Token) -> dict[str, Any]:
    from harmledger.model.codec import to_plain

    found: dict[str, Any] = to_plain(value)
    return found


def _me() -> str:
    """Whom the journal names: who runs the command."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "harmledger"


def _password(name: str, *, stdin: bool, generate: bool) -> str:
    if stdin and generate:
        raise typer.BadParameter("give one of --stdin and --generate")
    if generate:
        import secrets

        return secrets.token_urlsafe(15)
    if stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt(f"password for {name}", hide_input=True, confirmation_prompt=True))


def _show(password: str, *, generated: bool) -> None:
    if generated:
        out.print(f"password, shown once: [bold]{in_line(password)}[/]", soft_wrap=True)


COMMANDS = (add, list_, role, password, remove, token)
