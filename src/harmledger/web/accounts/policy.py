"""Who has to sign in, by which names the pages answer, and where a password may be sent."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from harmledger.config import Settings
from harmledger.errors import AccountsNeededError, SettingError

LOCAL = ("127.0.0.1", "localhost", "[::1]")
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  (recognised, not bound)
AUTO, ALWAYS, NEVER = "auto", "always", "never"


def is_loopback(host: str) -> bool:
    """Whether only this machine itself reaches the address."""
    bare = host.strip("[]")
    if bare == "localhost":
        return True
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def is_private(settings: Settings) -> bool:
    """Whether only whoever sits at this machine can reach the pages."""
    return is_loopback(settings.host) and not settings.public_url


def check(settings: Settings, *, has_accounts: bool) -> None:
    """Refuse to serve what nobody may be let into, or everybody would be.

    Raises:
        AccountsNeededError: if others could reach the pages and there is no account.
        SettingError: if a setting cannot be used.
    """
    _known("accounts", settings.accounts, (AUTO, ALWAYS, NEVER))
    _known("http_sign_in", settings.http_sign_in, ("local", "any"))
    if bool(settings.tls_certificate) != bool(settings.tls_key):
        raise SettingError("tls_certificate and tls_key go together", remedy="set both, or neither")
    parts = urlsplit(settings.public_url)
    if settings.public_url and (parts.scheme != "https" or not parts.hostname or parts.path.strip("/")):
        raise SettingError(
            f"public_url is {settings.public_url!r}", remedy="give it as https://record.example.org, without a path"
        )
    if is_private(settings) and settings.accounts != ALWAYS:
        return
    where = settings.public_url or settings.host
    if settings.accounts == NEVER:
        raise AccountsNeededError(
            f"others can reach the pages at {where or 'every address'}, and the setting accounts is never",
            remedy="set it to auto, or serve on 127.0.0.1",
        )
    if not has_accounts:
        raise AccountsNeededError(
            f"whoever opens the pages at {where or 'every address'} has to sign in, and there is no account",
            remedy="add one first: harmledger user add NAME --role admin",
        )


def _known(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise SettingError(f"{name} is {value!r}", remedy=f"choose one of {', '.join(choices)}")


def hosts(settings: Settings) -> list[str] | None:
    """The names that requests may call the pages by; None: any, for it is served on every address."""
    public = urlsplit(settings.public_url).hostname
    if settings.host in EVERYWHERE:
        return [*LOCAL, public] if public else None
    own = f"[{settings.host}]" if ":" in settings.host else settings.host
    return [*LOCAL, own, *([public] if public else [])]


def is_safe(settings: Settings, scheme: str) -> bool:
    """Whether nobody between browser and pages can read along: cookies are then sent that way only."""
    return scheme == "https" or bool(settings.public_url)


def may_send_secrets(settings: Settings, scheme: str, host: str) -> bool:
    """Whether a password or token may be sent: by TLS, or within this machine.

    Args:
        settings: ``http_sign_in`` and ``public_url`` are used.
        scheme: of the request.
        host: the name that the browser calls the pages by, with or without the port.
    """
    name = urlsplit(f"//{host}").hostname or ""
    return is_safe(settings, scheme) or settings.http_sign_in == "any" or is_loopback(name)
