"""What every page needs: the record, the settings, the words and the templates, as one value."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from harmledger.config import Settings
from harmledger.model.claim import Claim
from harmledger.web import catalogue, marks, places, wording
from harmledger.web.catalogue import Catalogue
from harmledger.web.data import PageData
from harmledger.web.outlines import ASSETS

HERE = Path(str(resources.files("harmledger.web")))


@dataclass(frozen=True, slots=True)
class Site:
    """One record as served.

    Attributes:
        data: answers every question of the pages.
        settings: settings in force.
        texts: the words of the interface.
        templates: the Jinja environment.
    """

    data: PageData
    settings: Settings
    texts: Catalogue
    templates: Environment

    def page(self, request: Request, template: str, /, *, status: int = 200, **values: object) -> HTMLResponse:
        """The template rendered as a page.

        Args:
            request: the request that is answered.
            template: file name under ``templates/``.
            status: HTTP status.
            values: what the template shows.
        """
        found = self.templates.get_template(template)
        body = found.render(t=self.texts, here=str(request.url.path), tiles=self.settings.tiles, **values)
        # A lone surrogate can stand in a title; HTML cannot hold it.
        return HTMLResponse(body.encode("utf-8", errors="replace"), status_code=status)


def build(data: PageData, settings: Settings) -> Site:
    """The site over ``data``."""
    texts = catalogue.load()
    return Site(data, settings, texts, templates(texts))


def templates(texts: Catalogue) -> Environment:
    """Templates that escape everything and refuse names that are not given."""
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["live"] = (ASSETS / "maplibre-gl.mjs").is_file()
    env.globals["htmx"] = (ASSETS / "htmx.min.js").is_file()
    env.filters.update(
        number=wording.number,
        size=wording.size,
        visible=marks.visible,
        joined=marks.joined,
        words=places.place_words,
        killed=places.killed_of,
        path=functools.partial(quote, safe=":"),
        claim_href=claim_href,
        when=functools.partial(wording.when, texts=texts),
        date=functools.partial(wording.date, texts=texts),
        moment=functools.partial(wording.moment, texts=texts),
        claim_line=functools.partial(wording.claim_line, texts=texts),
    )
    env.globals["span_of"] = wording.span_of
    return env


def claim_href(claim: Claim) -> str:
    """The address of a claim's words in its report."""
    return f"/reports/{quote(claim.report_id, safe=':')}#claim-{quote(claim.claim_id)}"


def _of(request: Request) -> Site:
    found: Site = request.app.state.site
    return found


Served = Annotated[Site, Depends(_of)]
"""What a route declares to be given the site."""
