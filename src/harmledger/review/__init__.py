"""What people decided, applied to claims, and what to ask them next.

``apply`` gives claims with rejections and corrections carried out and words meaning what people say they mean
(``Meanings``), ``pairs`` who is held the same or kept apart, ``queue`` what most needs a person's eyes.
"""

from harmledger.model.reviewing import Need, ReviewItem
from harmledger.review.agreement import agreement
from harmledger.review.deciding import WORDS, Conflict, Decisions, apply, corrected, decisions, unusable
from harmledger.review.editing import Editable, Shape, changed, editable, located, quantity
from harmledger.review.meanings import Held, Meanings
from harmledger.review.mentions import Mentioned, folded, mentioned
from harmledger.review.pairing import Pairs, pairs
from harmledger.review.queueing import queue

__all__ = [
    "WORDS",
    "Conflict",
    "Decisions",
    "Editable",
    "Held",
    "Meanings",
    "Mentioned",
    "Need",
    "Pairs",
    "ReviewItem",
    "Shape",
    "agreement",
    "apply",
    "changed",
    "corrected",
    "decisions",
    "editable",
    "folded",
    "located",
    "mentioned",
    "pairs",
    "quantity",
    "queue",
    "unusable",
]
