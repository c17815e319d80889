"""A real HTTP server on this machine that speaks what language models speak, and says what a test tells it to."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from harmledger.config import Settings

OPENAI = "/v1/chat/completions"
OLLAMA = "/api/generate"


@dataclass
class Reply:
    """What the server answers once; ``hangs`` says that it does not, until the test is over."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    hangs: bool = False


@dataclass
class Asked:
    """A request that the server got."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


class ModelServer:
    """Answers with what it was told to, in order, the last again and again; keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.replies: list[Reply] = []
        self.over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    @property
    def base(self) -> str:
        """The server's address without a path."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        """Let hanging answers go and stop."""
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def says(self, *answers: object, ollama: bool = False) -> None:
        """Have the model give these answers, one after the other: text as it is, anything else as JSON."""
        for answer in answers:
            words = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
            self.replies.append(Reply(body=envelope(words, ollama=ollama)))

    def settings(self, **more: Any) -> Settings:
        """Settings that name this server."""
        given: dict[str, Any] = {"extractor": "llm", "llm_url": f"{self.base}/v1", "llm_model": "test:7b"}
        return Settings(**given | more)

    def ollama_settings(self, **more: Any) -> Settings:
        """Settings that name this server as one of Ollama."""
        return self.settings(llm_url=self.base, llm_protocol="ollama", **more)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                server.asked.append(Asked(self.path, headers, json.loads(body)))
                reply = server.replies.pop(0) if len(server.replies) > 1 else server.replies[0]
                if reply.hangs:
                    server.over.wait()
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name in the base class)
                """Nothing on the tests' terminal."""

        return Handler


def envelope(words: str, *, ollama: bool = False, ended: str = "stop") -> bytes:
    """The model's words as an endpoint wraps them."""
    if ollama:
        payload: dict[str, Any] = {"model": "test:7b", "response": words, "done": True, "done_reason": ended}
    else:
        message = {"role": "assistant", "content": words}
        payload = {"id": "1", "object": "chat.completion", "choices": [{"message": message, "finish_reason": ended}]}
    return json.dumps(payload).encode()


def found(kind: str, quote: str, **values: object) -> dict[str, object]:
    """One thing found, in the form that the model is asked for."""
    return {kind: quote, f"{kind}_attributes": values}


def listed(*items: dict[str, object]) -> dict[str, object]:
    """The whole answer of a model."""
    return {"extractions": list(items)}
