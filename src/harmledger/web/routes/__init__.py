"""Routes, one file a part of the record. Each asks ``PageData`` and shows the answer."""

from harmledger.web.routes import about, api, home, incidents, record, reports

ROUTERS = (home.router, incidents.router, reports.router, record.router, about.router, api.router)
