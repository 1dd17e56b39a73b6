"""Whatever comes in, the terminal is safe, and the user gets one clear line."""

import marshal
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.error_handler import run_safely
from hlreader.exits import Exit
from tests.conftest import ROOT, Result

Run = Callable[..., Result]

ATTACK = (
    "\x1b]0;owned\x07\x1b[2J\x1b[31mred\x1b[0m\x9b5mblink\u202egnirts\u200b\x1b]52;c;ZXZpbA==\x1b\\"
)
FORBIDDEN = {chr(code) for code in [*range(9), *range(11, 32), *range(127, 160), 0x202E, 0x200B]}


@pytest.fixture
def hostile_library(tmp_path: Path) -> Path:
    """An article with attacks in every place that is printed."""
    folder = tmp_path / "library"
    folder.mkdir()
    quoted = ATTACK.encode("unicode_escape").decode()
    (folder / "bad.md").write_text(
        f'---\ntitle: "Bad {quoted}"\ntopic: T{ATTACK}\nbyline: "{quoted}"\n'
        f'reviewed_by: "{quoted}"\nkeywords: ["{quoted}"]\nsummary: {ATTACK}\n'
        f'related: [other, ../../etc/passwd]\nsources:\n  - title: "{quoted}"\n---\n\n'
        f"Text {ATTACK} and &#27;[31m &#x9b;31m &#8238;bidi and biopsy.\n\n"
        f"[link{ATTACK}](http://x.example/{ATTACK}) `code{ATTACK}`\n\n"
        f"    block {ATTACK}\n\n| a{ATTACK} |\n|---|\n| b |\n\n<b>{ATTACK}html</b>\n",
        "utf-8",
    )
    (folder / "other.md").write_text(f'---\nteaser: "{quoted}"\n---\nOther {ATTACK}.\n', "utf-8")
    return folder


@pytest.fixture
def hostile_glossary(tmp_path: Path) -> Path:
    path = tmp_path / "words.yaml"
    quoted = ATTACK.encode("unicode_escape").decode()
    path.write_text(f'- term: biopsy\n  plain: "Taken {quoted} out."\n  more: {ATTACK}\n', "utf-8")
    return path


@pytest.mark.parametrize(
    "command",
    [
        ["read", "bad"], ["read", "bad", "--plain"], ["read", "bad", "--definitions", "notes"],
        ["read", "bad", "--text-size", "large"], ["list"], ["list", "--json"],
        ["search", "text"], ["search", "text", "--json"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("time", ["first", "again, from the compiled copy"])
def test_no_byte_of_a_file_drives_the_terminal(
    run: Run, hostile_library: Path, hostile_glossary: Path, command: list[str], time: str
) -> None:
    arguments = [*command, "--library", str(hostile_library)]
    if command[0] != "list":
        arguments += ["--glossary", str(hostile_glossary)]
    if time != "first":
        run(*arguments)

    result = run(*arguments)

    assert result.code == Exit.OK, result.err
    assert set(result.out) & FORBIDDEN == set()


def test_a_hostile_file_is_checked_and_defined_safely(
    run: Run, hostile_library: Path, hostile_glossary: Path
) -> None:
    outputs = [
        run("check", str(hostile_library)),
        run("check", str(hostile_library), "--json"),
        run("define", "biopsy", "--glossary", str(hostile_glossary)),
        run("define", ATTACK, "--glossary", str(hostile_glossary)),
        run("read", f"no{ATTACK}.md"),
        run("read", ATTACK),
        run(ATTACK),
        run("read", "--width", ATTACK, "x"),
    ]

    for result in outputs:
        assert set(result.out + result.err) & FORBIDDEN == set()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..", ".", "bad/../../x", "~root/.profile", "con:"]
)
def test_a_name_never_leaves_the_library(run: Run, hostile_library: Path, name: str) -> None:
    result = run("read", name, "--library", str(hostile_library))

    assert result.code != Exit.OK
    assert result.out == ""
    assert result.err.count("\n") == 1


def test_a_link_out_of_the_library_is_not_followed(run: Run, library: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("A secret.\n", "utf-8")
    (library / "evil.md").symlink_to(secret)

    assert run("read", "evil", "--library", str(library)).code == Exit.NO
    assert "evil" not in run("list", "--library", str(library)).out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", None),
        (b"\n\n\n", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "this is a picture."),
        (b"Rest\x00now", "this is a binary file, not text."),
        ("Café du matin.".encode("latin-1"), None),
        ("Тихий час в больнице.".encode("cp1251"), "not UTF-8 text."),
        ("\ufeffYou may eat.".encode("utf-16"), None),
        (b"---\ntitle: [\n---\nx", "the YAML is broken"),
        (b"---\ntitle: x\n", "the front matter has no end."),
        (b"---\n- a\n---\nx", "the front matter must be fields."),
        (b"---\n" + b"[" * 5000 + b"\n---\nx", "the nesting is too deep."),
        (b">" * 3000 + b" deep", None),
        (b"- " * 2000 + b"deep", None),
        (b"*a" * 3000, None),
        (b"x" * 100_000, None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["read", "check"])
def test_odd_files_work_or_give_one_clear_line(
    run: Run, tmp_path: Path, command: str, content: bytes, message: str | None
) -> None:
    path = tmp_path / "file.md"
    path.write_bytes(content)

    result = run(command, str(path))

    if message is None:
        assert (result.code in (Exit.OK, Exit.NO), result.err) == (True, "")
    else:
        assert result.code == Exit.UNREADABLE
        assert message in result.err
        assert result.err.startswith(f"hlreader: {path}")
        assert result.err.count("\n") == 1


def test_a_folder_is_not_an_article(run: Run, tmp_path: Path) -> None:
    assert "this is a folder" in run("read", f"{tmp_path}/").err


@pytest.mark.skipif(os.getuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "private.md"
    path.write_text("x", "utf-8")
    path.chmod(0)

    assert "you may not read this file" in run("read", str(path)).err


def test_a_file_too_large_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hlreader.limits.LARGEST_FILE", 1024 * 1024)
    path = tmp_path / "large.md"
    path.write_bytes(b"word " * 300_000)

    result = run("read", str(path))

    assert result.code == Exit.UNREADABLE
    assert "larger than 1 MB" in result.err


def hlreader(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "hlreader", *arguments],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.parametrize("command", [["list"], ["read", "metastatic"], ["check", "articles"]])
def test_a_closed_pipe_ends_quietly(command: list[str]) -> None:
    # Given a reader that closes its end at once, as `head` does
    process = hlreader(*command)
    assert process.stdout
    process.stdout.close()

    _, errors = process.communicate()

    assert errors == b""


def test_ctrl_c_ends_with_130() -> None:
    # Given a command that waits for standard input
    process = hlreader("read", "-")
    assert process.stdin
    process.stdin.write(b"You may eat.\n")
    process.stdin.flush()
    while not _waits_for_input(process.pid):
        pass

    process.send_signal(signal.SIGINT)
    out, errors = process.communicate()

    assert (process.returncode, out, errors) == (Exit.INTERRUPTED, b"", b"")


def _waits_for_input(pid: int) -> bool:
    """Return whether a process sleeps in a read of its standard input (Linux)."""
    call = Path(f"/proc/{pid}/syscall").read_text("ascii").split()
    return call[:2] == ["0", "0x0"]


def test_closed_standard_input_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)

    result = run("read", "-")

    assert result.code == Exit.UNREADABLE
    assert result.err == ("hlreader: standard input is closed. Pipe in a text, or name a file.\n")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_says_so(unbuffered: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "hlreader", "list"],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )  # fmt: skip

    assert done.returncode == Exit.UNREADABLE
    assert done.stderr.startswith("hlreader: the output cannot be written (No space left")
    assert done.stderr.count("\n") == 1


def test_a_fault_of_ours_is_reported_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hlreader.library.find.Library.slugs", lambda _: 1 / 0)

    result = run("read", "metastatic")

    assert result.err.startswith("hlreader: something went wrong (ZeroDivisionError")
    assert result.err.count("\n") == 1


def test_bytecode_that_is_cut_short_is_no_interrupt(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a module whose import fails, as when a full disk has cut its bytecode short
    def imported(_: object) -> None:
        marshal.loads(marshal.dumps("biopsy")[:-1])  # noqa: S302 - our own

    monkeypatch.setattr("hlreader.library.find.Library.slugs", imported)

    result = run("read", "metastatic")

    assert result.code == Exit.UNREADABLE
    assert result.err.lstrip().startswith("hlreader: something went wrong (EOFError: marshal data")


def test_debug_shows_the_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hlreader.library.find.Library.slugs", lambda _: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        run("--debug", "read", "metastatic")


def test_a_terminal_without_the_letters_gets_substitutes() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hlreader", "read", "metastatic"],
        cwd=ROOT, capture_output=True, check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip

    assert done.stderr == b""
    assert b"  - liver" in done.stdout


# --- Interrupted, and without the usual streams --------------------------------------------------

INTERRUPTED_IN_AN_IMPORT = """
import os, signal, sys
from importlib.abc import MetaPathFinder

interrupted = sys.argv.pop(1)

class Interrupting(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == interrupted:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from hlreader.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    "module",
    ["hlreader.quick.lookup", "hlreader.cli", "hlreader.commands.list",
     "hlreader.library.find", "hlreader.pages.listing"],
)  # fmt: skip
def test_ctrl_c_while_the_program_starts_prints_nothing(module: str) -> None:
    process = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_IN_AN_IMPORT, module, "list"],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )

    assert process.returncode in (Exit.INTERRUPTED, -signal.SIGINT)
    assert (process.stdout, process.stderr) == (b"", b"")


def test_an_interrupt_that_an_import_turns_into_another_error_is_still_one(run: Run) -> None:
    # Given a command in which a module swallows Ctrl-C and then fails for want of something
    def command() -> int:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise SyntaxError("can't load unicodedata module") from None
        return 0

    assert run_safely(command) == Exit.INTERRUPTED


def test_ctrl_c_stays_ignored_where_the_shell_ignores_it() -> None:
    # Given a command in the background of a script, for which SIGINT is ignored
    script = "trap '' INT; exec \"$@\""
    process = subprocess.Popen(
        ["/bin/sh", "-c", script, "sh", sys.executable, "-m", "hlreader", "read", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    while not _waits_for_input(process.pid):
        pass

    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(b"You may eat.\n")

    assert (process.returncode, errors) == (0, b"")
    assert b"You may eat." in out


@pytest.mark.slow
@pytest.mark.parametrize("closed", ["2>&-", "0<&-", "0<&- 2>&-"])
def test_closed_streams_that_nothing_needs_keep_nothing_from_working(
    tmp_path: Path, closed: str
) -> None:
    text = tmp_path / "ok.md"
    text.write_text("You may eat and drink as you like.\n")

    for command in (f"check {text}", f"check {text} --fix", f"read {text} --print", "doctor",
                    "define nosuchword", "glossary lookup biopsy"):  # fmt: skip
        process = subprocess.run(
            ["/bin/sh", "-c", f"exec {sys.executable} -m hlreader {command} {closed}"],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            check=False,
        )

        assert process.returncode == (1 if "nosuchword" in command else 0), command
        assert process.stdout
    assert text.read_text() == "You may eat and drink as you like.\n"


@pytest.mark.parametrize("terminal", ["dumb", "unknown", "", "xterm"])
def test_doctor_works_anywhere(run: Run, monkeypatch: pytest.MonkeyPatch, terminal: str) -> None:
    monkeypatch.setenv("TERM", terminal)

    result = run("doctor")

    assert (result.code, result.err) == (Exit.OK, "")
    assert "Your terminal" in result.out


def test_a_home_folder_that_nobody_has_is_no_such_file(run: Run) -> None:
    result = run("read", "~nosuchuser/leaflet.md")

    assert (result.code, result.out) == (Exit.USAGE, "")
    assert "this file does not exist" in result.err


DEEP = {
    "quotations": "> " * 300 + "Take one tablet.",
    "lists": "".join("  " * depth + "- Step.\n" for depth in range(300)) + "- Take one tablet.",
    "a list in quotations": "> " * 39 + "- Take one\n" + "> " * 39 + "  tablet.",
    "quotations in a list": "- " * 60 + "> " * 60 + "Take one tablet.",
    "code": "> " * 60 + "```\n" + "> " * 60 + "Take one tablet.",
}


@pytest.mark.parametrize("name", DEEP)
def test_text_in_deep_nesting_and_after_it_is_read(run: Run, tmp_path: Path, name: str) -> None:
    """Given text deep in lists and quotations, when it is read, then nothing of it is lost."""
    path = tmp_path / "deep.md"
    path.write_text(f"Before.\n\n{DEEP[name]}\n\nAfter that, rest.\n", "utf-8")

    said = " ".join(run("read", path, "--plain").out.replace(">", " ").split())

    assert "Take one tablet." in said
    assert said.endswith("After that, rest.")
