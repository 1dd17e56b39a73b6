"""Writing files: whole or not at all, in the file's own place, and never over someone else's text.

Most tests here are of the one function that writes. Those at the end are of every writer there is.
"""

import ast
import errno
import json
import os
import random
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hlreader import files
from hlreader.files import ChangedError, Draft, make_folder, rewrite, write_whole
from tests.conftest import ROOT

BEFORE = b"Take one tablet a day.\r\nDrink water.\r\n"
AFTER = b"Take two tablets a day.\r\nDrink more water.\r\n"

ELSEWHERE = Path("/dev/shm")  # noqa: S108 - the tests take names at random

posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner and mode here")
as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away"
)


@pytest.fixture
def leaflet(tmp_path: Path) -> Path:
    """Return a file in a folder of its own."""
    path = tmp_path / "leaflets" / "tablets.md"
    path.parent.mkdir()
    path.write_bytes(BEFORE)
    return path


def beside(path: Path) -> list[str]:
    """Return the names in a file's folder."""
    return inside(path.parent)


def inside(folder: Path) -> list[str]:
    """Return the names in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_is_made_below_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a path without a folder before it, when the folder is made, then it is there
    monkeypatch.chdir(tmp_path)
    make_folder("audit")
    make_folder("leaflets/new", 0o755)
    assert inside(tmp_path) == ["audit", "leaflets"]


# --- What is kept --------------------------------------------------------------------------------


def test_a_file_is_written_whole_and_nothing_else_is_left(leaflet: Path) -> None:
    write_whole(leaflet, AFTER)

    assert leaflet.read_bytes() == AFTER
    assert beside(leaflet) == ["tablets.md"]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o640, 0o755, 0o602])
def test_the_mode_of_a_file_stays_whatever_the_umask_and_the_mode_for_new_files(
    leaflet: Path, mode: int
) -> None:
    leaflet.chmod(mode)

    write_whole(leaflet, AFTER, mode=0o600)

    assert stat.S_IMODE(leaflet.stat().st_mode) == mode


@posix
@pytest.mark.parametrize(("umask", "asked", "mode"), [
    (0o022, 0o666, 0o644), (0o077, 0o666, 0o600), (0o002, 0o666, 0o664), (0o002, 0o600, 0o600),
])  # fmt: skip
def test_a_new_file_has_the_mode_wanted_less_the_umask(
    tmp_path: Path, umask: int, asked: int, mode: int
) -> None:
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "new.md", AFTER, mode=asked)
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "new.md").stat().st_mode) == mode


@as_root
def test_a_file_of_someone_else_stays_theirs(leaflet: Path) -> None:
    os.chown(leaflet, 1234, 5678)
    leaflet.chmod(0o640)

    write_whole(leaflet, AFTER)

    found = leaflet.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 5678, 0o640)


@posix
@pytest.mark.parametrize(("kept", "mode"), [("group", 0o664), ("", 0o604)])
def test_where_the_owner_cannot_stay_no_other_group_gets_its_rights(
    leaflet: Path, kept: str, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a file of someone else's that I may write, on a system that lets nobody give files away
    leaflet.chmod(0o664)
    theirs = (leaflet.stat().st_uid + 1, leaflet.stat().st_gid + 1)
    found = os.stat_result((*leaflet.stat()[:4], *theirs, *leaflet.stat()[6:]))
    monkeypatch.setattr(files, "_present", lambda _: found)

    def give(file: int, owner: int, group: int) -> None:
        if owner != -1 or kept != "group":
            raise PermissionError

    monkeypatch.setattr(os, "fchown", give)

    # When it is written
    write_whole(leaflet, AFTER)

    # Then its group keeps its rights only where it is still the group
    assert stat.S_IMODE(leaflet.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_extended_attributes_stay(leaflet: Path) -> None:
    try:
        os.setxattr(leaflet, "user.language", b"en")
    except OSError:
        pytest.skip("this file system has no extended attributes")

    write_whole(leaflet, AFTER)

    assert os.getxattr(leaflet, "user.language") == b"en"


# --- Links ---------------------------------------------------------------------------------------


def test_a_link_stays_and_its_target_is_written(leaflet: Path, tmp_path: Path) -> None:
    link = tmp_path / "today.md"
    link.symlink_to(leaflet)

    write_whole(link, AFTER)

    assert link.is_symlink()
    assert leaflet.read_bytes() == AFTER
    assert inside(tmp_path) == ["leaflets", "today.md"]


@pytest.mark.skipif(not ELSEWHERE.is_dir(), reason="no other file system is at hand")
def test_a_link_may_lead_to_another_file_system(leaflet: Path) -> None:
    other = Path(ELSEWHERE, f"hlreader-test-{os.urandom(8).hex()}.md")
    other.write_bytes(BEFORE)
    link = leaflet.with_name("link.md")
    link.symlink_to(other)
    try:
        write_whole(link, AFTER)
        written = other.read_bytes()
    finally:
        other.unlink()

    assert written == AFTER
    assert link.is_symlink()


def test_a_link_to_a_file_that_is_not_there_yet_makes_it(tmp_path: Path) -> None:
    link = tmp_path / "settings.toml"
    link.symlink_to(tmp_path / "dotfiles.toml")

    write_whole(link, AFTER)

    assert (tmp_path / "dotfiles.toml").read_bytes() == AFTER
    assert link.is_symlink()


@pytest.mark.parametrize("target", ["victim", "nowhere"])
def test_a_new_file_is_never_written_through_a_link(tmp_path: Path, target: str) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(BEFORE)
    link = tmp_path / "cards.tsv"
    link.symlink_to(tmp_path / target)

    with pytest.raises(FileExistsError):
        write_whole(link, AFTER, expect="nothing")

    assert victim.read_bytes() == BEFORE
    assert inside(tmp_path) == ["cards.tsv", "victim"]


def test_a_draft_is_never_opened_through_a_link(
    leaflet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given that someone has guessed even a random name
    victim = tmp_path / "victim"
    victim.write_bytes(BEFORE)
    monkeypatch.setattr(os, "urandom", lambda size: b"\0" * size)
    Path(Draft(leaflet).path).symlink_to(victim)

    with pytest.raises(OSError, match="exists"):
        write_whole(leaflet, AFTER)

    assert victim.read_bytes() == BEFORE
    assert leaflet.read_bytes() == BEFORE


def test_no_two_drafts_have_the_same_name_and_none_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 250}.md"

    names = {Draft(path).path for _ in range(100)}
    write_whole(path, AFTER)

    assert len(names) == 100
    assert path.read_bytes() == AFTER


# --- What is not written -------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("mode", [0o444, 0o400, 0o464, 0o555])
def test_a_file_that_is_marked_as_read_only_is_not_written_by_root_either(
    leaflet: Path, mode: int
) -> None:
    leaflet.chmod(mode)

    with pytest.raises(PermissionError):
        write_whole(leaflet, AFTER)

    assert leaflet.read_bytes() == BEFORE
    assert beside(leaflet) == ["tablets.md"]


@posix
@pytest.mark.parametrize("kind", ["folder", "pipe", "link to a device"])
def test_what_is_no_ordinary_file_is_left_as_it_is(tmp_path: Path, device: Path, kind: str) -> None:
    path = tmp_path / "leaflet.md"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(device)
    before = path.lstat().st_mode

    with pytest.raises(OSError, match="it is "):
        write_whole(path, AFTER)

    assert path.lstat().st_mode == before
    assert device.is_char_device()
    assert beside(path) == ["leaflet.md"]


# --- Interrupted, or out of room -----------------------------------------------------------------


@pytest.mark.parametrize("expect", ["anything", "nothing", BEFORE])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(errno.ENOSPC, "full"), MemoryError])
@pytest.mark.parametrize("step", ["open", "write", "fsync", "close", "replace", "link", "chmod"])
def test_whatever_fails_the_old_file_is_there_and_no_draft(
    leaflet: Path,
    step: str,
    error: type[BaseException] | BaseException,
    expect: files.Expected,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = leaflet.with_name("new.md") if expect == "nothing" else leaflet
    works = getattr(os, step)

    def fails(*arguments: object, **options: object) -> object:
        if step == "open":
            os.close(works(*arguments, **options))  # it is made, and then Ctrl-C comes
        elif step == "close":
            works(*arguments)
        elif step == "write":
            works(arguments[0], b"half")
        raise error

    monkeypatch.setattr(os, step, fails)
    if step == "link":
        monkeypatch.setattr(os, "replace", fails)
    try:
        write_whole(path, AFTER, expect=expect)
    except (KeyboardInterrupt, MemoryError, OSError):
        written = False
    else:
        written = True  # this step is not taken here
    monkeypatch.undo()

    assert leaflet.read_bytes() == (AFTER if written and expect != "nothing" else BEFORE)
    assert beside(leaflet) == ["new.md"] * (written and expect == "nothing") + ["tablets.md"]


@posix
def test_a_file_that_does_not_fit_on_the_disk_leaves_nothing(leaflet: Path) -> None:
    code = """
import resource, sys
from hlreader.files import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
for path, expect in ((sys.argv[1], "anything"), (sys.argv[2], "nothing")):
    try:
        write_whole(path, b"x" * 100_000, expect=expect)
    except OSError:
        print("full")
"""
    command = [sys.executable, "-c", code, str(leaflet), str(leaflet.with_name("new.md"))]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "full\nfull\n"
    assert leaflet.read_bytes() == BEFORE
    assert beside(leaflet) == ["tablets.md"]


# --- What is expected ----------------------------------------------------------------------------


@pytest.mark.parametrize("meanwhile", [b"", AFTER, BEFORE[:-1], BEFORE.replace(b"one", b"six")])
def test_a_text_that_someone_else_has_changed_is_left_to_them(
    leaflet: Path, meanwhile: bytes
) -> None:
    leaflet.write_bytes(meanwhile)

    with pytest.raises(ChangedError, match="it changed in the meantime"):
        write_whole(leaflet, AFTER, expect=BEFORE)

    assert leaflet.read_bytes() == meanwhile
    assert beside(leaflet) == ["tablets.md"]


def test_it_is_compared_when_the_draft_is_ready(
    leaflet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given an editor that saves while the draft goes to the disk
    monkeypatch.setattr(os, "fsync", lambda _: leaflet.write_bytes(b"Saved by an editor."))

    with pytest.raises(ChangedError):
        write_whole(leaflet, AFTER, expect=BEFORE)

    assert leaflet.read_bytes() == b"Saved by an editor."


def test_a_file_that_went_is_not_brought_back(leaflet: Path) -> None:
    leaflet.unlink()

    with pytest.raises(ChangedError):
        write_whole(leaflet, AFTER, expect=BEFORE)

    assert beside(leaflet) == []


def test_a_new_file_needs_no_links_of_the_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)

    write_whole(tmp_path / "cards.tsv", AFTER, expect="nothing")
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "cards.tsv", BEFORE, expect="nothing")

    assert (tmp_path / "cards.tsv").read_bytes() == AFTER
    assert inside(tmp_path) == ["cards.tsv"]


# --- Several at once -----------------------------------------------------------------------------


def started(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a process that says it is ready, and waits for a line."""
    ready = "print('ready', flush=True); import sys; sys.stdin.readline()\n"
    command = [sys.executable, "-c", ready + code, *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=-1, stdout=-1, text=True, start_new_session=True
    )


def released(processes: list[subprocess.Popen[str]]) -> list[str]:
    """Let processes begin when all are ready, and return what each has printed to its end."""
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate()[0] for process in processes]


ADDS_LINES = """
from hlreader.files import rewrite
for number in range(25):
    line = f"{sys.argv[2]} {number}\\n".encode()
    rewrite(sys.argv[1], lambda before: (before or b"") + line)
"""


def test_of_changes_made_at_once_none_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "places.json"

    released([started(ADDS_LINES, path, name) for name in "abcd"])

    lines = path.read_text("utf-8").splitlines()
    assert sorted(lines) == sorted(f"{name} {number}" for name in "abcd" for number in range(25))
    assert inside(tmp_path) == ["places.json"]


def test_nothing_is_written_where_nothing_changes(leaflet: Path) -> None:
    before = leaflet.stat()

    rewrite(leaflet, lambda data: data or b"")
    rewrite(leaflet.with_name("new.md"), lambda data: data or b"")

    assert leaflet.stat() == before
    assert beside(leaflet) == ["tablets.md"]


def test_a_file_that_never_rests_ends_in_an_error(leaflet: Path) -> None:
    def change(before: bytes | None) -> bytes:
        leaflet.write_bytes(before + b"." if before else b"")
        return AFTER

    with pytest.raises(ChangedError):
        rewrite(leaflet, change)


@posix
def test_a_lock_that_someone_keeps_stops_nobody(
    leaflet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    monkeypatch.setattr(files, "_PATIENCE", 0.01)
    folder = os.open(leaflet.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        write_whole(leaflet, AFTER, expect=BEFORE)
    finally:
        os.close(folder)

    assert leaflet.read_bytes() == AFTER


@posix
def test_folders_are_made_for_the_user_alone(tmp_path: Path) -> None:
    make_folder(tmp_path / "state" / "hlreader")
    make_folder(tmp_path / "state" / "hlreader")

    assert [
        stat.S_IMODE(path.stat().st_mode)
        for path in (tmp_path / "state", tmp_path / "state" / "hlreader")
    ] == [0o700, 0o700]


def test_a_folder_is_not_made_in_the_place_of_a_file(leaflet: Path) -> None:
    for path in (leaflet, leaflet / "hlreader"):
        with pytest.raises(OSError, match="tablets"):
            make_folder(path)


# --- Every writer --------------------------------------------------------------------------------

WRITERS = """
import os, sys
from pathlib import Path

folder = Path(sys.argv[1])
os.environ.update({f"XDG_{kind}_HOME": str(folder) for kind in ("CACHE", "CONFIG", "STATE")})

from hlreader import settings
from hlreader.library import compiled
from hlreader.checker.runner import check
from hlreader.checker.baseline import renewed
from hlreader.checker.fixes import apply_fixes
from hlreader.commands.glossary.export import export
from hlreader.glossary import Glossary
from hlreader.models import Term
from hlreader.reader import bookmarks as places
from hlreader.textsize import tty
from hlreader.textsize.capabilities import UNKNOWN

sys.setswitchinterval(1e-5)
article, words = folder / "article.md", folder / "words.yaml"
article.write_text("Rest.\\n")
words.write_text("- {term: ward, plain: A room for several people.}\\n")
texts = [f"{'Rest. ' * 8_000}{word} ice.\\n" for word in ("Utilize", "Use")]
few_words = Glossary([Term("ward", "A room for several people.")])  # at once: nothing to compile

def writers(number):
    leaflet = folder / f"leaflet-{number % 2}.md"
    leaflet.write_text(texts[0])
    report = check([leaflet], glossary=few_words)
    fixed = apply_fixes(leaflet, report.files[0].findings, report.files[0].digest)
    os.utime(words, (number, number))
    return {
        "fix": fixed.write,
        "baseline": lambda: [*renewed(iter(report.files), folder / "known.json")],
        "settings": lambda: settings.change({"width": str(50 + number % 50)}),
        "places": lambda: places.remember("mammogram", "A place to come back to.", number % 20),
        "terminal": lambda: tty.remember("/dev/pts/0", UNKNOWN),
        "copy": lambda: compiled.save(
            article, compiled.fingerprint(article), ["ab"[number % 2] * 300_000]
        ),
        "index": lambda: Glossary.load(words),
        "export": lambda: export("json", folder / "all.json", force=True, glossary=[words]),
        "new export": lambda: export("json", folder / f"new-{number}.json", glossary=[words]),
    }
"""

RECORDS = """
recorded = []

def record(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)) and arguments[2] & 3:
        recorded.append((os.fsdecode(arguments[0]), arguments[2]))

before = {*os.listdir(folder)}
sys.addaudithook(record)
for write in writers(0).values():
    write()
import json
print(json.dumps([one for one in recorded if "leaflet-" not in one[0] and ".pyc" not in one[0]]))
"""


@pytest.mark.slow
@posix
def test_every_writer_opens_a_new_file_under_a_name_that_nobody_can_guess(tmp_path: Path) -> None:
    opened = []
    for name in ("first", "second"):
        folder = tmp_path / name
        folder.mkdir()
        (found,) = released([started(WRITERS + RECORDS, folder)])
        opened.append(json.loads(found))

    first, second = ({Path(path).name for path, _ in some} for some in opened)
    assert min(len(first), len(second)) >= 9
    assert not first & second
    made = dict(reversed(opened[0] + opened[1]))  # the first opening of each
    for path, flags in made.items():
        assert flags & os.O_EXCL, path
        assert flags & os.O_NOFOLLOW, path


KILLED = """
print("begun", flush=True)
for number in range(10_000):
    for write in writers(number).values():
        write()
        print(number, flush=True)
"""


def parts_of_killed_writers(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield the files that a writer may have left half written, and whether they are whole."""
    for path in folder.rglob("*"):
        if path.name.startswith(".hlreader-") or path.is_dir():
            continue  # the draft of a process that was killed: nobody reads it
        data = path.read_bytes()
        if path.suffix == ".json":
            yield path.name, bool(json.loads(data))
        elif path.name == "settings.toml":
            yield path.name, data.startswith(b"width = ") and data.endswith(b"\n")
        elif path.suffix == ".sqlite":
            yield path.name, data.startswith(b"SQLite format 3")


KILLED_IN_THE_MIDST = """
import resource, signal

def files():
    paths = (path for path in folder.rglob("*") if not path.name.startswith(".hlreader-"))
    return {path: path.read_bytes() for path in paths if path.is_file()}

resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
for number in range(2):
    for name, write in writers(number).items():
        before = files()
        child = os.fork()
        if not child:
            # The system ends a process that writes more to a file than it may
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
            write()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXFSZ
        print(name, "killed" if killed else "alive", "whole" if files() == before else "broken")
        write()
"""


@pytest.mark.slow
@posix
@pytest.mark.parametrize("room", [0, 10])
def test_a_writer_that_is_killed_in_the_midst_of_writing_has_changed_nothing(
    tmp_path: Path, room: int
) -> None:
    (said,) = released([started(WRITERS + KILLED_IN_THE_MIDST, tmp_path, room)])

    lines = said.splitlines()
    assert len(lines) == 18
    assert [line for line in lines if not line.endswith("killed whole")] == []


@pytest.mark.slow
@posix
def test_a_writer_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    chosen = random.Random(20)  # noqa: S311
    seen: set[str] = set()
    for turn in range(6):
        # Given one process that writes all there is to write, again and again
        folder = tmp_path / str(turn)
        folder.mkdir()
        process = started(WRITERS + KILLED, folder)
        assert process.stdout
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()

        # When it is killed at any moment
        for _ in range(2 + chosen.randrange(25)):
            process.stdout.readline()
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()

        # Then every file is whole
        left = dict(parts_of_killed_writers(folder))
        assert all(left.values()), left
        seen |= {*left}
    assert {"known.json", "settings.toml", "places.json", "terminals.json", "all.json"} <= seen


@posix
def test_names_that_were_guessed_once_lead_nowhere(tmp_path: Path) -> None:
    # Given links under all the names that drafts of a process were known to have
    victim = tmp_path / ".bashrc"
    victim.write_text("alias ll='ls -l'\n")
    victim.chmod(0o600)
    folder = tmp_path / "leaflets"
    (folder / "hlreader").mkdir(parents=True)
    code = """
from threading import get_ident
victim = folder.parent / ".bashrc"
names = ("leaflet-0.md", "known.json", "all.json", "words", "article", "terminals", "places")
for place in (folder, folder / "hlreader"):
    for name in names:
        for suffix in (f".{os.getpid()}.tmp", f".{os.getpid()}-{get_ident()}.tmp"):
            for draft in (f".{name}{suffix}", f"{name}{suffix}", f"settings{suffix}"):
                if not (place / draft).is_symlink():
                    (place / draft).symlink_to(victim)
for write in writers(0).values():
    write()
"""

    released([started(WRITERS + code, folder)])

    assert victim.read_text() == "alias ll='ls -l'\n"
    assert stat.S_IMODE(victim.stat().st_mode) == 0o600
    assert (folder / "known.json").is_file()


WRITES = {"write_bytes", "write_text", "touch", "mkdir", "makedirs", "rename", "link", "symlink",
          "hardlink_to", "symlink_to", "truncate", "mkstemp", "NamedTemporaryFile"}  # fmt: skip


def is_writing(node: ast.AST) -> bool:
    """Return whether a piece of code makes, moves or writes a file by itself."""
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if ast.unparse(node.func).startswith("formatter."):  # of help, which it writes in memory
        return False
    if name == "replace":  # of a path: that of a text takes two
        return len(node.args) == 1 or ast.unparse(node.func) == "os.replace"
    if name in ("open", "fdopen") or ast.unparse(node.func) == "open":
        values = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        return any(isinstance(value, str) and value[:1] in "wxa" for value in values)
    return name in WRITES


@pytest.mark.slow
def test_all_writing_is_in_one_module() -> None:
    # Given what else opens something to write: a folder that nobody else can see, the draft of an
    # index, standard output, a pipe, a folder for pages, sounds in a folder of their own, and
    # settings that are broken and moved
    known = {"files.py", "checker/reports/compare.py", "glossary/store/compile.py",
             "error_handler.py", "lsp/server.py", "settings.py",
             "actions/rule_pages.py", "audit/page_program.py", "speech/recording.py"}  # fmt: skip

    found = {
        path.relative_to(ROOT / "hlreader").as_posix()
        for path in (ROOT / "hlreader").rglob("*.py")
        if any(is_writing(node) for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    }

    assert found == known
