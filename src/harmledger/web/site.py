"""What every page needs: the record, the settings, the words and the templates, as one value."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from harmledger.config import Settings
from harmledger.model.claim import Claim
from harmledger.web import catalogue, marks, places, refusals, wording
from harmledger.web.catalogue import Catalogue
from harmledger.web.data import PageData
from harmledger.web.outlines import ASSETS
from harmledger.web.search.showing import pieces

HERE = Path(str(resources.files("harmledger.web")))
LANGUAGE = "lang"  # parameter and cookie
YEAR = 365 * 24 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Site:
    """One record as served.

    Attributes:
        data: answers every question of the pages.
        settings: settings in force.
        texts: the words of the interface, in the language that is used where none is asked for.
    """

    data: PageData
    settings: Settings
    texts: Catalogue

    def words(self, request: Request) -> Catalogue:
        """The words in the language of the request: ``?lang=``, else its cookie, else its browser's."""
        asked = request.query_params.get(LANGUAGE)
        accepted = request.headers.get("accept-language")
        return catalogue.load(catalogue.choose(asked, request.cookies.get(LANGUAGE), accepted))

    def page(self, request: Request, template: str, /, *, status: int = 200, **values: object) -> HTMLResponse:
        """The template rendered as a page.

        Args:
            request: the request that is answered.
            template: file name under ``templates/``.
            status: HTTP status.
            values: what the template shows.
        """
        texts = self.words(request)
        found = templates(texts).get_template(template)
        body = found.render(
            t=texts,
            here=str(request.url.path),
            tiles=self.settings.tiles,
            who=getattr(request.state, "person", None),
            form_key=form_field(request),
            languages=_others(request, texts),
            **values,
        )
        # A lone surrogate can stand in a title; HTML cannot hold it.
        answer = HTMLResponse(body.encode("utf-8", errors="replace"), status_code=status)
        answer.headers["content-language"] = texts.language
        answer.headers.add_vary_header("accept-language")
        answer.headers.add_vary_header("cookie")
        if request.query_params.get(LANGUAGE) == texts.language:
            safe = request.url.scheme == "https"
            answer.set_cookie(LANGUAGE, texts.language, max_age=YEAR, httponly=True, samesite="lax", secure=safe)
        return answer


def _others(request: Request, texts: Catalogue) -> list[tuple[str, str, str]]:
    """The other languages: code, name in its own words, and the address of this page in it."""
    others = (catalogue.load(code) for code in catalogue.languages() if code != texts.language)
    rest = [(name, value) for name, value in request.query_params.multi_items() if name != LANGUAGE]
    here = request.url.path if request.method == "GET" else "/"
    return [
        (other.language, other.name, f"{here}?{urlencode([*rest, (LANGUAGE, other.language)])}") for other in others
    ]


def build(data: PageData, settings: Settings) -> Site:
    """The site over ``data``."""
    return Site(data, settings, catalogue.load())


@functools.cache
def _environment(language: str, assets: Path) -> Environment:
    return _templates(catalogue.load(language), assets)


def templates(texts: Catalogue) -> Environment:
    """Templates in the language of ``texts`` that escape everything and refuse names that are not given."""
    return _environment(texts.language, ASSETS)


def _templates(texts: Catalogue, assets: Path) -> Environment:
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["live"] = (assets / "maplibre-gl.mjs").is_file()
    env.globals["htmx"] = (assets / "htmx.min.js").is_file()
    env.filters.update(
        number=functools.partial(wording.number, texts=texts),
        size=functools.partial(wording.size, texts=texts),
        visible=marks.visible,
        told=functools.partial(refusals.marked, texts=texts),
        told_first=functools.partial(refusals.marked, texts=texts, whole=False),
        joined=marks.joined,
        words=places.place_words,
        killed=places.killed_of,
        path=functools.partial(quote, safe=":"),
        claim_href=claim_href,
        when=functools.partial(wording.when, texts=texts),
        date=functools.partial(wording.date, texts=texts),
        month=functools.partial(wording.month, texts=texts),
        moment=functools.partial(wording.moment, texts=texts),
        instant=functools.partial(wording.instant, texts=texts),
        pieces=pieces,
        claim_line=functools.partial(wording.claim_line, texts=texts),
    )
    env.globals["span_of"] = functools.partial(wording.span_of, texts=texts)
    return env


def form_field(request: Request) -> Markup:
    """What every form that writes must hold; see :mod:`harmledger.web.accounts.forgery`."""
    key = getattr(request.state, "form_key", "")
    return Markup('<input type="hidden" name="form_key" value="{}">').format(key)


def claim_href(claim: Claim) -> str:
    """The address of a claim's words in its report."""
    return f"/reports/{quote(claim.report_id, safe=':')}#claim-{quote(claim.claim_id)}"


def _of(request: Request) -> Site:
    found: Site = request.app.state.site
    return found


Served = Annotated[Site, Depends(_of)]
"""What a route declares to be given the site."""
