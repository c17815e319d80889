"""Review as people do it: the queue, deciding, previews of merges and splits, blind double coding."""

from harmledger.workflow.reviewing.desk import Desk

__all__ = ["Desk"]
