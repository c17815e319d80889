"""Routes, one file a part of the record. Each asks ``PageData`` and shows the answer."""

from harmledger.web.routes import about, accounts, api, home, incidents, record, reports

ROUTERS = (home.router, incidents.router, reports.router, record.router, about.router, accounts.router, api.router)
