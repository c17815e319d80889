"""harmledger: from a pile of conflicting reports to a count that can be defended.

    >>> import harmledger
    >>> ledger = harmledger.open("idlib.ledger", create=True)
    >>> ledger.add("samples/idlib")
    >>> ledger.link()
    >>> ledger.incidents().to_pandas()

The verbs are loaded when they are first used: every module of the package passes through here.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harmledger.workflow.book import Ledger
    from harmledger.workflow.opening import open_ledger as open  # noqa: A004  (the verb that users expect)
    from harmledger.workflow.reader import read_sources as read

__version__: str
__all__ = ["Ledger", "__version__", "open", "read"]

_WHERE = {
    "Ledger": ("harmledger.workflow.book", "Ledger"),
    "open": ("harmledger.workflow.opening", "open_ledger"),
    "read": ("harmledger.workflow.reader", "read_sources"),
}


def __getattr__(name: str) -> Any:
    """Load a verb at its first use (PEP 562), and look the version up when it is asked for."""
    if name == "__version__":
        return import_module("importlib.metadata").version("harmledger")
    if name not in _WHERE:
        raise AttributeError(f"module 'harmledger' has no attribute {name!r}")
    module, attribute = _WHERE[name]
    return getattr(import_module(module), attribute)
