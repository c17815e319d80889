"""The pages of review: what they ask of the record, and what they show of an item."""

from harmledger.web.review.desk import ReviewDesk

__all__ = ["ReviewDesk"]
