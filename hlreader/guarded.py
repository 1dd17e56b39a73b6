"""Run a command so that errors become one line of words and an exit code, never a traceback."""

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from hlreader.errors import HlreaderError
from hlreader.exits import Exit
from hlreader.sanitize import clean_line

_REPORT = "This is a fault of hlreader: run it again with --debug and report what it shows."


def guarded(command: Callable[[], int]) -> int:
    """Run a command and return its exit code. No traceback reaches the user."""
    if sys.stdout is None:
        return _tell("standard output is closed. Send it somewhere, such as /dev/null.")
    prepare_streams()
    try:
        return finished(command)
    except HlreaderError as error:
        return _tell(str(error), error.exit_code)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except OSError as error:  # files that are read have errors of their own: this is the output
        reason = error.strerror or error
        _discard_output()
        return _tell(f"the output cannot be written ({reason}). Check where it goes.")
    except Exception as error:
        return _tell(f"something went wrong ({type(error).__name__}: {error}). {_REPORT}")


def prepare_streams() -> None:
    """Let output end quietly, and go on where a letter cannot be written."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends us quietly, as any tool
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a letter the terminal lacks is no reason to end


def finished(command: Callable[[], int]) -> int:
    """Run a command to the end of its output."""
    code = command()
    sys.stdout.flush()
    gc.freeze()  # the process ends here: spare it the last collection, a tenth of its time
    return code


def _discard_output() -> None:
    """Let what could not be written go, or Python tries again at its end and reports it."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no pathlib yet
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _tell(message: str, code: int = Exit.UNREADABLE) -> int:
    if sys.stderr is not None:
        sys.stderr.write(f"hlreader: {clean_line(message)}\n")
    return code
