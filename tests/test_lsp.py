"""The language server, as an editor speaks to it: over standard input and output."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

LONG = (
    "If you have had a breast taken out and the nurse has told you that lymph nodes came out too, "
    "you should let no one take blood from the arm on that side."
)


class Editor:
    """A client of the Language Server Protocol, as small as can be."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "hlreader", "lsp"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.uri = (folder / "leaflet.md").as_uri()
        self.notices: list[dict[str, Any]] = []
        self.number = 0
        self.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self.notify("initialized", {})

    def notify(self, method: str, params: Any) -> None:
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method: str, params: Any = None) -> Any:
        self.number += 1
        message = {"jsonrpc": "2.0", "id": self.number, "method": method}
        self._send(message if params is None else {**message, "params": params})
        while True:
            answer = self._receive()
            if answer.get("id") == self.number:
                return answer["result"]
            self.notices.append(answer)

    def open(self, text: str) -> list[dict[str, Any]]:
        """Open the leaflet and return what the server finds in it."""
        document = {"uri": self.uri, "languageId": "markdown", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics()

    def type(self, text: str) -> list[dict[str, Any]]:
        """Replace the text and return what the server finds in it."""
        params = {"textDocument": {"uri": self.uri, "version": 2},
                  "contentChanges": [{"text": text}]}  # fmt: skip
        self.notify("textDocument/didChange", params)
        return self.diagnostics()

    def at(self, line: int, character: int) -> dict[str, Any]:
        position = {"line": line, "character": character}
        return {"textDocument": {"uri": self.uri}, "position": position}

    def diagnostics(self) -> list[dict[str, Any]]:
        while True:
            notice = self.notices.pop(0) if self.notices else self._receive()
            if notice.get("method") == "textDocument/publishDiagnostics":
                found: list[dict[str, Any]] = notice["params"]["diagnostics"]
                return found

    def leave(self) -> int:
        self.request("shutdown")
        self.notify("exit", None)
        self.process.communicate(timeout=20)
        return self.process.returncode

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    client = Editor(tmp_path)
    yield client
    client.process.kill()
    client.process.communicate()


def test_findings_come_as_one_types_and_go_when_mended(editor: Editor) -> None:
    # When a leaflet with a long sentence is opened
    found = editor.open(f"Drink more water.\n\n{LONG}\n")

    # Then it is marked from its first to its last letter
    (long,) = [item for item in found if item["code"] == "HL101"]
    assert long["range"]["start"] == {"line": 2, "character": 0}
    assert long["range"]["end"] == {"line": 2, "character": len(LONG)}
    assert (long["severity"], long["source"]) == (2, "hlreader")

    # And when the sentence is cut, the mark is gone
    assert not [item for item in editor.type("Drink more water.\n") if item["code"] == "HL101"]


def test_places_are_counted_in_units_of_utf_16(editor: Editor) -> None:
    found = editor.open(f"\N{PILL} 𝒜 Rest. {LONG}\n")

    (long,) = [item for item in found if item["code"] == "HL101"]
    assert long["range"]["start"]["character"] == len("\N{PILL} 𝒜 Rest. ") + 2


def test_resting_on_a_word_of_the_glossary_shows_what_it_means(editor: Editor) -> None:
    editor.open("Ask about a biopsy before you go.\n")

    hover = editor.request("textDocument/hover", editor.at(0, 14))

    assert hover["contents"]["value"].startswith("**biopsy** (")
    assert hover["range"]["start"] == {"line": 0, "character": 12}
    assert hover["range"]["end"] == {"line": 0, "character": 18}


def test_resting_elsewhere_shows_how_hard_the_sentence_is(editor: Editor) -> None:
    editor.open("Rest well. You may go home on the next day.\n")

    hover = editor.request("textDocument/hover", editor.at(0, 15))

    assert hover["contents"]["value"].startswith("8 words, difficulty ")
    assert hover["range"]["start"] == {"line": 0, "character": 11}


def test_nothing_is_said_where_there_is_nothing_or_no_such_line(editor: Editor) -> None:
    editor.open("# Rest\n\n\nGo home.\n")

    assert editor.request("textDocument/hover", editor.at(1, 0)) is None
    assert editor.request("textDocument/hover", editor.at(99, 99)) is None


def test_broken_front_matter_is_shown_at_its_place(editor: Editor) -> None:
    found = editor.open("---\ntitle: One\ntitle: Two\n---\n\nRest.\n")

    assert [(item["range"]["start"]["line"], item["severity"]) for item in found] == [(2, 1)]


def test_the_settings_of_the_folder_hold(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "hlreader.toml").write_text('ignore = ["HL1"]\nmax-grade = 30\n')

    assert not [item for item in editor.open(f"{LONG}\n") if item["code"] == "HL101"]


def test_broken_settings_are_told_and_the_server_goes_on(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "hlreader.toml").write_text("max-grad = 3\n")
    document = {"uri": editor.uri, "languageId": "markdown", "version": 1, "text": "Rest.\n"}
    editor.notify("textDocument/didOpen", {"textDocument": document})

    assert editor.request("textDocument/hover", editor.at(0, 1)) is None

    told = [item for item in editor.notices if item["method"] == "window/showMessage"]
    assert "Did you mean `max-grade`?" in told[0]["params"]["message"]


def test_the_server_ends_when_it_is_told_to(editor: Editor) -> None:
    assert editor.leave() == 0
