"""Publishing: the record as files, under a policy, with what was withheld listed beside what is shown."""

from harmledger.publish.export import FORMATS, ExportSummary, export, save
from harmledger.publish.policy import Policy, Publication, Withheld, publication

__all__ = ["FORMATS", "ExportSummary", "Policy", "Publication", "Withheld", "export", "publication", "save"]
