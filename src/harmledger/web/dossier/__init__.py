"""The pages of one incident and of one report: what they lay out, draw, align and cite."""

from harmledger.web.dossier.aligning import Aligned, aligned
from harmledger.web.dossier.areas import Area, area
from harmledger.web.dossier.citing import Citation, bibtex, ris
from harmledger.web.dossier.layout import Dossier, dossier
from harmledger.web.dossier.waterfall import Fall, fall

__all__ = ["Aligned", "Area", "Citation", "Dossier", "Fall", "aligned", "area", "bibtex", "dossier", "fall", "ris"]
