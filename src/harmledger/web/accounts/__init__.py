"""Who asks, and what they may do: the person of each request, roles, sign-in, safety of every write.

Other faces need two names of this room: :func:`person` and :func:`require`.
"""

from harmledger.web.accounts.who import RefusedError, SignInNeededError, Viewer, person, require

__all__ = ["RefusedError", "SignInNeededError", "Viewer", "person", "require"]
