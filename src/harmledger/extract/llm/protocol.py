"""What is posted to an endpoint, and where its answer holds the model's words.

OpenAI's chat completions (https://platform.openai.com/docs/api-reference/chat), which most servers speak, and
Ollama's generate (https://github.com/ollama/ollama/blob/main/docs/api.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from harmledger.extract.llm.endpoint import Endpoint, Protocol

SYSTEM = "You read reports on armed conflict and answer with one JSON object and nothing else."
# Instructions, examples, a stretch of the report and the answer; Ollama's own default cuts the prompt, silently.
CONTEXT_TOKENS = 16_384


def question(endpoint: Endpoint, prompt: str, *, plain: bool = False) -> dict[str, Any]:
    """The body to post; ``plain`` leaves out what some servers and models do not take (temperature, JSON mode)."""
    if endpoint.protocol is Protocol.OLLAMA:
        extras = {} if plain else {"format": "json", "think": False}
        options = {"temperature": 0, "seed": 0, "num_ctx": CONTEXT_TOKENS}
        return {
            "model": endpoint.model,
            "system": SYSTEM,
            "prompt": prompt,
            "stream": False,
            "options": options,
        } | extras
    messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": prompt}]
    extras = {} if plain else {"temperature": 0, "response_format": {"type": "json_object"}}
    return {"model": endpoint.model, "messages": messages} | extras


def answer(protocol: Protocol, payload: Any) -> str:
    """The model's words.

    Raises:
        ValueError: where there are none, or they were cut off; the message says which.
    """
    fields = payload if isinstance(payload, Mapping) else {}
    if protocol is Protocol.OLLAMA:
        words, ended = fields.get("response"), fields.get("done_reason")
    else:
        words, ended = _first_choice(fields)
    if ended == "length":
        raise ValueError("the model's answer was cut off at its longest")
    if not isinstance(words, str) or not words.strip():
        raise ValueError("the endpoint's answer holds no words of a model")
    return words


def _first_choice(payload: Mapping[str, Any]) -> tuple[Any, Any]:
    choices = payload.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    if not isinstance(choice, Mapping):
        return None, None
    message = choice.get("message")
    if not isinstance(message, Mapping):
        return None, None
    if message.get("refusal"):
        raise ValueError("the model declined to answer")
    return message.get("content"), choice.get("finish_reason")
