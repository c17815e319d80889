"""Accounts of a record that has none: as the pages meet them on one's own machine."""

from __future__ import annotations

from typing import NoReturn

from harmledger.errors import NotFoundError
from harmledger.model.account import Account, Role, Token


class Nobody:
    """No account, no sign-in, no token."""

    def any(self) -> bool:
        """There is none."""
        return False

    def listed(self) -> tuple[Account, ...]:
        """None."""
        return ()

    def check(self, _name: str, _password: str) -> bool:
        """No password is right."""
        return False

    def sign_in(self, _name: str, _password: str) -> None:
        """Nobody can."""

    def signed_in(self, _secret: str) -> None:
        """Nobody is."""

    def sign_out(self, _secret: str) -> None:
        """Nothing to end."""

    def sign_out_everywhere(self, _name: str) -> None:
        """Nothing to end."""

    def set_password(self, name: str, _password: str, *, by: str) -> None:
        """There is no such account."""
        del by
        raise NotFoundError(f"there is no account {name}")

    def issue(self, name: str, _label: str, _role: Role | None = None, *, days: int | None = None, by: str) -> NoReturn:
        """There is no such account."""
        del days, by
        raise NotFoundError(f"there is no account {name}")

    def tokens(self, _name: str | None = None) -> tuple[Token, ...]:
        """None."""
        return ()

    def revoke(self, token_id: str, _name: str | None = None, *, by: str) -> NoReturn:
        """There is no such token."""
        del by
        raise NotFoundError(f"there is no token {token_id}")

    def of_token(self, _secret: str) -> None:
        """No token holds."""
