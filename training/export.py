"""The trained network as one ONNX file: weights in eight bits, tokenizer and version inside."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from harmledger.extract.deciding.features import HEAD_WIDTH, PAIR_WIDTH, PART_WIDTH
from training.base import base_tokenizer
from training.network import SIZE, Reader

INPUTS = ("ids", "mask", "heads", "rows", "options", "places", "standing")
OUTPUTS = ("vectors", "marks", "classes", "none", "pairs", "parts", "whole")


class _Both(nn.Module):
    """Encoder and weigher side by side: a caller asks for the outputs of one half at a time."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.network = network

    def forward(  # noqa: PLR0913, PLR0917 - the inputs of one graph
        self, ids: Tensor, mask: Tensor, heads: Tensor, rows: Tensor, options: Tensor, places: Tensor, standing: Tensor
    ) -> tuple[Tensor, ...]:
        vectors = self.network.encoder(ids, mask)
        return (vectors, self.network.marks(vectors), *self.network.weigher(heads, rows, options, places, standing))


def export(network: Reader, path: Path, version: str) -> int:
    """Write the model file; gives its size in bytes."""
    network.eval()
    count, choices, windows, length = (torch.export.Dim(name) for name in ("figures", "choices", "windows", "length"))
    sample = (
        torch.zeros(2, 7, dtype=torch.long),
        torch.ones(2, 7),
        torch.zeros(3, 3 * SIZE),
        torch.zeros(3, HEAD_WIDTH),
        torch.zeros(4, 2 * SIZE),
        torch.zeros(3, 4, PAIR_WIDTH),
        torch.zeros(3, 3, PART_WIDTH),
    )
    shapes = (
        {0: windows, 1: length},
        {0: windows, 1: length},
        {0: count},
        {0: count},
        {0: choices},
        {0: count, 1: choices},
        {0: count, 1: count},
    )
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            _Both(network),
            sample,
            str(whole),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_shapes=shapes,
            dynamo=True,
            external_data=False,
            opset_version=18,
            verbose=False,
        )
        plain = onnx.load(whole)
        del plain.graph.value_info[:]  # the shapes that the exporter notes are those before weights are turned
        onnx.save(plain, whole)
        small = Path(folder) / "small.onnx"
        quantize_dynamic(whole, small, per_channel=True, weight_type=QuantType.QInt8)
        model = onnx.load(small)
    for key, value in (("tokenizer", base_tokenizer().to_str()), ("version", version)):
        entry = model.metadata_props.add()
        entry.key, entry.value = key, value
    model.doc_string = ""
    model.producer_name = "harmledger"
    path.write_bytes(model.SerializeToString(deterministic=True))
    return path.stat().st_size
