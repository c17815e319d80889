"""The pages: thin over ``workflow``; they parse an address, ask, and show the answer.

Nothing captured is ever executed: text is shown as text, and captured bytes leave as downloads only.
"""

from harmledger.web.app import create_app
from harmledger.web.data import PageData
from harmledger.web.serving import serve

__all__ = ["PageData", "create_app", "serve"]
