"""Frozen values that travel between the stages: reports, drafts, claims, incidents, judgements. No I/O here.

Every value is a frozen, slotted dataclass whose fields are the public contract (``docs/reference/contract.md``):
turning one into JSON needs no mapping layer, only :func:`harmledger.model.codec.to_json`.
"""
