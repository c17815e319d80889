"""No page elsewhere can make a person's browser write here: every write is checked for where it comes from.

Two checks, either of which is enough by itself (OWASP's cheat sheet on cross-site request forgery): the browser's own
word for where a request comes from (``Sec-Fetch-Site``, ``Origin``), and a key in the form or in the header
``X-Form-Key`` that only our own pages know. Requests with a token of the API need none: no browser adds it by itself.
"""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from fastapi import Request

from harmledger.web.accounts.gate import API
from harmledger.web.accounts.who import RefusedError

FIELD = "form_key"
HEADER = "x-form-key"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def guard(request: Request) -> None:
    """A dependency of every route: refuses a write that does not come from a page of ours.

    Raises:
        RefusedError: if it comes from elsewhere, or brings no key.
    """
    if request.method in _READING or request.state.by_token:
        return
    if _is_foreign(request):
        raise RefusedError("refused.foreign")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    person = request.state.person
    if person is not None and person.is_local and request.url.path.startswith(API) and kind == "application/json":
        return  # a program on this machine; a page elsewhere cannot send this type without being allowed to
    given = request.headers.get(HEADER, "")
    if not given and kind in _FORMS:
        found = (await request.form()).get(FIELD)
        given = found if isinstance(found, str) else ""
    if not hmac.compare_digest(given.encode(errors="surrogatepass"), request.state.form_key.encode()):
        raise RefusedError("refused.form_key")


def _is_foreign(request: Request) -> bool:
    """Whether the browser says that the request comes from another site; other programs say nothing.

    Our own forms come with the origin ``null``, for our pages tell no referrer: where the browser says nothing more
    (``Sec-Fetch-Site`` is for TLS and one's own machine), the key decides.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("origin")
    if origin is None or (origin == "null" and not request.url.path.startswith(API)):
        return False
    return urlsplit(origin).netloc != request.headers.get("host")
