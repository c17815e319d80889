"""Routes, one file a part of the record. Each asks ``PageData`` and shows the answer."""

from harmledger.web.routes import (
    about,
    accounts,
    api,
    api_decisions,
    api_record,
    api_sources,
    audit,
    export,
    home,
    incidents,
    joining,
    record,
    reports,
    review,
    search,
)

ROUTERS = (
    home.router,
    incidents.router,
    reports.router,
    record.router,
    search.router,
    review.router,
    joining.router,
    export.router,
    audit.router,
    about.router,
    accounts.router,
    api.router,
    api_record.router,
    api_sources.router,
    api_decisions.router,
    api_decisions.read,
)
