"""The language server, as an editor speaks to it: over standard input and output."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import LIMIT

LONG = (
    "If you have had a breast taken out and the nurse has told you that lymph nodes came out too, "
    "you should let no one take blood from the arm on that side."
)


class Editor:
    """A client of the Language Server Protocol, as small as can be, with a server of its own."""

    def __init__(
        self,
        folder: Path,
        capabilities: dict[str, Any] | None = None,
        working_folder: Path | None = None,
    ) -> None:
        command = [sys.executable, "-m", "hlreader", "lsp"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=working_folder,
        )  # fmt: skip
        self.number = 0
        self.begin(folder)
        self.request(
            "initialize", {"processId": None, "rootUri": None, "capabilities": capabilities or {}}
        )
        self.notify("initialized", {})

    def begin(self, folder: Path) -> None:
        """Turn to a leaflet in a folder. Nothing is open, and nothing has been heard."""
        self.uri = (folder / "leaflet.md").as_uri()
        self.opened: list[str] = []
        self.notices: list[dict[str, Any]] = []
        self.passed_over: list[dict[str, Any]] = []

    def close(self) -> None:
        """Close all texts, and wait until the server has taken back what it found in them."""
        for uri in self.opened:
            self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        for uri in self.opened:
            while self.diagnostics(uri):
                pass

    def __enter__(self) -> "Editor":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

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

    def open(self, text: str, language: str = "markdown") -> list[dict[str, Any]]:
        """Open the leaflet and return what the server finds in it."""
        document = {"uri": self.uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        self.opened.append(self.uri)
        return self.diagnostics()

    def type(self, text: str) -> list[dict[str, Any]]:
        """Replace the text and return what the server finds in it."""
        self.change({"text": text})
        return self.diagnostics()

    def change(self, *changes: dict[str, Any]) -> None:
        """Make changes to the text."""
        params = {"textDocument": {"uri": self.uri, "version": 2}, "contentChanges": changes}
        self.notify("textDocument/didChange", params)

    def fixes(self, line: int, character: int) -> list[tuple[str, str, dict[str, Any]]]:
        """Return title, new text and range of each quick fix at a place."""
        place = {"line": line, "character": character}
        params = {
            "textDocument": {"uri": self.uri},
            "range": {"start": place, "end": place},
            "context": {"diagnostics": []},
        }
        actions = self.request("textDocument/codeAction", params)
        edits = [(one["title"], *one["edit"]["changes"][self.uri]) for one in actions]
        return [(title, edit["newText"], edit["range"]) for title, edit in edits]

    def at(self, line: int, character: int) -> dict[str, Any]:
        position = {"line": line, "character": character}
        return {"textDocument": {"uri": self.uri}, "position": position}

    def diagnostics(self, uri: str = "") -> list[dict[str, Any]]:
        """Return what the server finds next, in any text or in one."""
        while True:
            notice = self.notices.pop(0) if self.notices else self._receive()
            if notice.get("method") == "textDocument/publishDiagnostics":
                found: list[dict[str, Any]] = notice["params"]["diagnostics"]
                if uri in ("", notice["params"]["uri"]):
                    return found
            self.passed_over.append(notice)

    def leave(self) -> int:
        self.request("shutdown")
        self.notify("exit", None)
        self.process.communicate(timeout=LIMIT)
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


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor whose server stays for all tests that ask nothing special of it."""
    with Editor(tmp_path_factory.mktemp("editor")) as client:
        yield client


@pytest.fixture
def editor(running: Editor, tmp_path: Path) -> Iterator[Editor]:
    running.begin(tmp_path)
    yield running
    running.close()


def test_findings_come_as_one_types_and_go_when_fixed(editor: Editor) -> None:
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


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 14), ("utf-16", 8), ("utf-32", 6)])
def test_places_are_counted_as_the_editor_asks(tmp_path: Path, encoding: str, units: int) -> None:
    # Given an editor that likes one way of counting best
    wish = {"general": {"positionEncodings": [encoding, "utf-16"]}}

    # When words come after signs that each way counts differently
    with Editor(tmp_path, wish) as editor:
        found = editor.open("\N{PILL}\N{PILL} “1 Utilize ice.\n")
        fixes = editor.fixes(0, units + 1)

    # Then finding and fix are where the editor has them
    (hard,) = [item for item in found if item["code"] == "HL201"]
    assert hard["range"]["start"]["character"] == units
    assert [text for _, text, _ in fixes] == ["Use"]


def test_resting_on_a_word_of_the_glossary_shows_what_it_means(editor: Editor) -> None:
    editor.open("Ask about a biopsy before you go.\n")

    hover = editor.request("textDocument/hover", editor.at(0, 14))

    assert hover["contents"]["kind"] == "plaintext"
    assert hover["contents"]["value"].startswith("biopsy (BY-op-see)\n  A test")
    assert hover["range"]["start"] == {"line": 0, "character": 12}
    assert hover["range"]["end"] == {"line": 0, "character": 18}


def test_resting_on_a_hard_word_without_an_entry_shows_what_its_parts_mean(editor: Editor) -> None:
    editor.open("Ask about perinephritis before you go.\n")

    hover = editor.request("textDocument/hover", editor.at(0, 14))

    said = " ".join(hover["contents"]["value"].split())
    assert said.startswith("perinephritis The parts of this word mean: peri- (around)")
    assert hover["range"]["start"] == {"line": 0, "character": 10}
    assert hover["range"]["end"] == {"line": 0, "character": 23}


def test_a_meaning_from_a_project_is_plain_text_and_names_its_file(tmp_path: Path) -> None:
    # Given a project whose glossary tries to show a picture and to run a command
    words = tmp_path / ".hlreader" / "glossary.yaml"
    words.parent.mkdir()
    live = "![x](https://example.org/x.png) [run](command:quit)"
    words.write_text(f'- term: biopsy\n  plain: "{live}"\n')

    with Editor(tmp_path, working_folder=tmp_path) as editor:
        editor.open("Ask about a biopsy before you go.\n")
        hover = editor.request("textDocument/hover", editor.at(0, 14))

    # Then it is shown letter for letter, and said to be the project's
    assert hover["contents"]["kind"] == "plaintext"
    shown = " ".join(hover["contents"]["value"].split())
    assert live in shown
    assert f"From the glossary file {words}" in shown


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


def test_a_quick_fix_puts_the_plain_word(editor: Editor) -> None:
    editor.open("Rest.\n\nYou can utilize ice.\n")

    ((title, text, where),) = editor.fixes(2, 10)

    assert (title, text) == ("Write “use”", "use")
    assert where == {"start": {"line": 2, "character": 8}, "end": {"line": 2, "character": 15}}
    assert editor.fixes(0, 2) == []


def test_a_quick_fix_is_for_the_text_as_it_is_now(editor: Editor) -> None:
    # Given a text that was checked
    editor.open("You can utilize ice.\n")

    # When a word comes before the finding, and the fix is asked for at once
    start = {"line": 0, "character": 0}
    editor.change({"range": {"start": start, "end": start}, "text": "Today "})

    # Then it is made in its new place
    ((_, _, where),) = editor.fixes(0, 15)
    assert where["start"]["character"] == 14


def test_a_quick_fix_is_not_offered_where_hidden_characters_move_the_places(
    editor: Editor,
) -> None:
    assert editor.open("Re\xadst and utilize ice.\n")

    assert editor.fixes(0, 12) == []


def test_changes_come_piece_by_piece(editor: Editor) -> None:
    editor.open("You can use ice.\n")
    word = {"start": {"line": 0, "character": 8}, "end": {"line": 0, "character": 11}}

    editor.change({"range": word, "text": "util"}, {"range": {
        "start": {"line": 0, "character": 12}, "end": {"line": 0, "character": 12}},
        "text": "ize"})  # fmt: skip

    assert "HL201" in [item["code"] for item in editor.diagnostics()]


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("leaflet.html", "html", "<p>Call us.</p>\n<p>Utilize <b>ice</b>.</p>\n"),
        ("leaflet.txt", "plaintext", "Call us.\nUtilize ice.\n"),
        ("leaflet.md", "markdown", "Call us.\r\nUtilize ice.\r\n"),
    ],
)
def test_other_kinds_of_text_are_checked(
    editor: Editor, tmp_path: Path, name: str, language: str, text: str
) -> None:
    editor.uri = (tmp_path / name).as_uri()

    found = editor.open(text, language)

    (hard,) = [item for item in found if item["code"] == "HL201"]
    assert hard["range"]["start"]["line"] == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [("html", "<p>Utilize ice.</p>\n"), ("markdown", "# Ice\n\nUtilize ice.\n")],
)
def test_a_text_that_was_never_saved_is_what_the_editor_takes_it_for(
    editor: Editor, language: str, text: str
) -> None:
    editor.uri = "untitled:Untitled-1"

    found = editor.open(text, language)

    assert "HL201" in [item["code"] for item in found]
    assert [new for _, new, _ in editor.fixes(text.count("\n") - 1, 5)] == ["Use"]


def test_several_texts_are_open_at_once(editor: Editor, tmp_path: Path) -> None:
    first = editor.uri
    editor.open("Utilize ice.\n")
    editor.uri = (tmp_path / "other.md").as_uri()
    editor.open("Rest well.\n")

    assert editor.fixes(0, 2) == []
    editor.uri = first
    assert len(editor.fixes(0, 2)) == 1


def test_new_settings_hold_as_soon_as_they_are_saved(editor: Editor, tmp_path: Path) -> None:
    # Given an open text with a finding
    assert "HL201" in [item["code"] for item in editor.open("Utilize ice.\n")]

    # When a settings file is written
    settings = tmp_path / "hlreader.toml"
    settings.write_text('ignore = ["HL201"]\n')
    change = {"uri": settings.as_uri(), "type": 1}
    editor.notify("workspace/didChangeWatchedFiles", {"changes": [change]})

    # Then the text is checked by it
    assert "HL201" not in [item["code"] for item in editor.diagnostics()]


def test_an_editor_that_can_gets_a_request_to_watch_the_settings_files(tmp_path: Path) -> None:
    wish = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}

    with Editor(tmp_path, wish) as editor:
        editor.open("Rest.\n")

    asked = [one for one in editor.passed_over if one["method"] == "client/registerCapability"]
    assert "**/hlreader.toml" in json.dumps(asked)


def test_a_link_to_a_missing_file_is_shown(editor: Editor) -> None:
    assert "HL607" in [item["code"] for item in editor.open("[What to eat](diet.md)\n")]


def test_broken_settings_are_reported_once_while_one_types(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "hlreader.toml").write_text("max-grad = 3\n")
    editor.open("Rest.\n")
    editor.type("Rest w.\n")
    editor.type("Rest well.\n")

    messages = [one for one in editor.passed_over if one["method"] == "window/showMessage"]
    assert len(messages) == 1


def test_broken_settings_are_reported_and_the_server_goes_on(
    editor: Editor, tmp_path: Path
) -> None:
    (tmp_path / "hlreader.toml").write_text("max-grad = 3\n")
    editor.open("Rest.\n")

    assert editor.request("textDocument/hover", editor.at(0, 1)) is None
    messages = [one for one in editor.passed_over if one["method"] == "window/showMessage"]
    assert "Did you mean `max-grade`?" in messages[0]["params"]["message"]


def test_a_text_that_is_closed_has_no_findings_any_more(editor: Editor) -> None:
    assert editor.open("Utilize ice.\n")

    editor.notify("textDocument/didClose", {"textDocument": {"uri": editor.opened.pop()}})

    assert editor.diagnostics() == []
    assert editor.fixes(0, 2) == []


def test_the_server_ends_on_request(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        assert editor.leave() == 0
