"""The reader's network: MiniLM over the words, a tagger on its vectors, and heads that weigh what belongs to what."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from harmledger.extract.deciding.features import HEAD_WIDTH, KINDS, PAIR_WIDTH, PART_WIDTH, rule_columns
from harmledger.extract.deciding.layout import MARKS, SLICES, WIDTH
from harmledger.extract.deciding.questions import SEVERAL, Role
from harmledger.model.terms import ClaimKind

SIZE = 384
LAYERS = 6
HEADS = 12
INNER = 1536
LONGEST = 512
EPSILON = 1e-12
HIDDEN = 192
PAIR = 96


class Layer(nn.Module):
    """One layer of a BERT encoder (Devlin et al. 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(SIZE, SIZE) for _ in range(3))
        self.joined = nn.Linear(SIZE, SIZE)
        self.after_attention = nn.LayerNorm(SIZE, eps=EPSILON)
        self.inner = nn.Linear(SIZE, INNER)
        self.outer = nn.Linear(INNER, SIZE)
        self.after_inner = nn.LayerNorm(SIZE, eps=EPSILON)
        self.drop = nn.Dropout(0.1)

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        """``vectors`` (windows, pieces, SIZE); ``mask`` is added to the attention's scores."""
        windows, length, _ = vectors.shape
        query, key, value = (
            part(vectors).view(windows, length, HEADS, SIZE // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        # No dropout on the attention itself: drawing so many random numbers costs as much as the layer.
        mixed = functional.scaled_dot_product_attention(query, key, value, mask)
        mixed = mixed.transpose(1, 2).reshape(windows, length, SIZE)
        vectors = self.after_attention(vectors + self.drop(self.joined(mixed)))
        return self.after_inner(vectors + self.drop(self.outer(functional.gelu(self.inner(vectors)))))


class Encoder(nn.Module):
    """Word pieces to vectors."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, SIZE)
        self.positions = nn.Embedding(LONGEST, SIZE)
        self.kind = nn.Parameter(torch.zeros(SIZE))
        self.norm = nn.LayerNorm(SIZE, eps=EPSILON)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """``ids`` and ``mask`` (windows, pieces), mask 0 for filling, to vectors (windows, pieces, SIZE)."""
        places = self.positions.weight[: ids.shape[1]]
        vectors = self.drop(self.norm(self.words(ids) + places + self.kind))
        shut = ((1.0 - mask[:, None, None, :]) * -1e4).to(vectors.dtype)
        for layer in self.layers:
            vectors = layer(vectors, shut)
        return vectors


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say, logits.

    Attributes:
        classes: (heads, WIDTH).
        none: (heads, roles), that no option fills the role.
        pairs: (heads, options, roles).
        parts: (heads, heads), that the first is a part of the second.
        whole: (heads,), that it is no part.
    """

    classes: Tensor
    none: Tensor
    pairs: Tensor
    parts: Tensor
    whole: Tensor


class Weigher(nn.Module):
    """Heads and options to scores. Rows that the rules fill enter beside the vectors, and straight into the scores."""

    def __init__(self) -> None:
        super().__init__()
        roles = len(Role)
        self.head = nn.Sequential(
            nn.Linear(3 * SIZE + HEAD_WIDTH, HIDDEN), nn.GELU(), nn.Dropout(0.2), nn.Linear(HIDDEN, HIDDEN), nn.GELU()
        )
        self.option = nn.Sequential(nn.Linear(2 * SIZE, HIDDEN), nn.GELU(), nn.Dropout(0.2))
        self.classes = nn.Linear(HIDDEN, WIDTH)
        self.straight = nn.Linear(HEAD_WIDTH, WIDTH, bias=False)
        self.none = nn.Linear(HIDDEN, roles)
        self.none_straight = nn.Linear(HEAD_WIDTH, roles, bias=False)
        self.of_head = nn.Linear(HIDDEN, PAIR * roles)
        self.of_option = nn.Linear(HIDDEN, PAIR)
        self.alone = nn.Linear(HIDDEN, roles)
        self.place = nn.Sequential(nn.Linear(PAIR_WIDTH, 32), nn.GELU(), nn.Linear(32, roles))
        self.place_straight = nn.Linear(PAIR_WIDTH, roles, bias=False)
        self.part_of = nn.Linear(HIDDEN, PAIR)
        self.whole_of = nn.Linear(HIDDEN, PAIR)
        self.part_place = nn.Sequential(nn.Linear(PART_WIDTH, 24), nn.GELU(), nn.Linear(24, 1))
        self.whole = nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(0.2)
        self.part_straight = nn.Linear(PART_WIDTH, 1, bias=False)
        with torch.no_grad():
            self._trust_rules()

    def _trust_rules(self) -> None:
        """Start from what the rules say: learning then is about where they are wrong."""
        for straight in (self.straight, self.none_straight, self.place_straight, self.part_straight):
            nn.init.zeros_(straight.weight)
        self.place_straight.weight[:, 3] = 2.0
        self.place_straight.weight[:, 4] = 1.5
        self.part_straight.weight[0, 8] = 3.0
        self.classes.bias[SLICES["targets"]] = -2.0
        self.whole.bias.fill_(1.0)
        self.alone.bias[list(SEVERAL)] = -1.5
        for name, first, skipped in rule_columns():
            answers = SLICES[name]
            for at in range(answers.stop - answers.start - skipped - (name == "outcome")):
                self.straight.weight[answers.start + skipped + at, first + at] = 3.0
        outcome = SLICES["outcome"]
        self.straight.weight[outcome.stop - 1, KINDS.index(ClaimKind.DISPLACEMENT)] = 3.0
        self.straight.weight[outcome.start, len(KINDS)] = 3.0
        self.straight.weight[SLICES["real"].start + 1, HEAD_WIDTH - 4] = 3.0  # the rules' own chance of an attack
        self.none_straight.weight[Role.TIME, HEAD_WIDTH - 10] = -2.0
        self.none_straight.weight[Role.SOURCE, HEAD_WIDTH - 8] = -2.0

    def forward(
        self, heads: Tensor, rows: Tensor, options: Tensor, pairs: Tensor, parts: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores of one report; the order is that of :class:`Scores`.

        Args:
            heads: (heads, 3 * SIZE), mean vectors of evidence, number and sentence.
            rows: (heads, HEAD_WIDTH).
            options: (options, 2 * SIZE), mean vectors of mention and sentence.
            pairs: (heads, options, PAIR_WIDTH).
            parts: (heads, heads, PART_WIDTH).
        """
        roles = len(Role)
        known = self.head(torch.cat((self.drop(heads), rows), 1))
        chosen = self.option(self.drop(options))
        classes = self.classes(known) + self.straight(rows)
        none = self.none(known) + self.none_straight(rows)
        asking = self.of_head(known).view(-1, roles, PAIR)
        scores = torch.einsum("hrd,od->hor", asking, self.of_option(chosen)) * PAIR**-0.5
        scores = scores + self.alone(chosen)[None] + self.place(pairs) + self.place_straight(pairs)
        belongs = self.part_of(known) @ self.whole_of(known).T * PAIR**-0.5 + self.part_place(parts).squeeze(-1)
        belongs = belongs + self.part_straight(parts).squeeze(-1)
        return classes, none, scores, belongs, self.whole(known).squeeze(-1)


class Reader(nn.Module):
    """The whole network."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.marks = nn.Linear(SIZE, len(MARKS))
        self.weigher = Weigher()


def load_base(network: Reader, state: dict[str, Tensor]) -> None:
    """Fill the encoder with the weights of a BERT model as its authors name them.

    Raises:
        RuntimeError: where a weight is missing or of another shape.
    """
    own: dict[str, Tensor] = {
        "words.weight": state["embeddings.word_embeddings.weight"],
        "positions.weight": state["embeddings.position_embeddings.weight"],
        "kind": state["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": state["embeddings.LayerNorm.weight"],
        "norm.bias": state["embeddings.LayerNorm.bias"],
    }
    named = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "joined": "attention.output.dense",
        "after_attention": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "after_inner": "output.LayerNorm",
    }
    for layer in range(LAYERS):
        for ours, theirs in named.items():
            for part in ("weight", "bias"):
                own[f"layers.{layer}.{ours}.{part}"] = state[f"encoder.layer.{layer}.{theirs}.{part}"]
    network.encoder.load_state_dict(own)
