"""harmledger: from a pile of conflicting reports to a count that can be defended.

>>> import harmledger
>>> ledger = harmledger.open("idlib.ledger", create=True)
>>> ledger.add("samples/idlib")
>>> ledger.link()
>>> ledger.incidents().to_pandas()
"""

from importlib.metadata import version

from harmledger.workflow.book import Ledger
from harmledger.workflow.book import open_ledger as open  # noqa: A004  (the verb that users expect)
from harmledger.workflow.reader import read_sources as read

__version__ = version("harmledger")
__all__ = ["Ledger", "__version__", "open", "read"]
