"""What people decided, applied to claims, and what to ask them next.

``apply`` gives claims with rejections and corrections carried out and words meaning what people say they mean
(``Meanings``), ``pairs`` who is held the same or kept apart, ``queue`` what most needs a person's eyes.
"""

from harmledger.model.reviewing import Need, ReviewItem
from harmledger.review.deciding import Conflict, Decisions, apply, corrected, decisions, unusable
from harmledger.review.meanings import Held, Meanings
from harmledger.review.mentions import Mentioned, folded, mentioned
from harmledger.review.pairing import Pairs, pairs
from harmledger.review.queueing import queue

__all__ = [
    "Conflict",
    "Decisions",
    "Held",
    "Meanings",
    "Mentioned",
    "Need",
    "Pairs",
    "ReviewItem",
    "apply",
    "corrected",
    "decisions",
    "folded",
    "mentioned",
    "pairs",
    "queue",
    "unusable",
]
