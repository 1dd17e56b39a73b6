"""The window that this system has: a terminal, or the console of Windows."""

import sys

from hlreader.reader.screen.window import Window


def keys_of_window(platform: str = sys.platform) -> int | None:
    """Return a file descriptor that keys can be read from, or None if there is none."""
    if platform == "win32":
        from hlreader.reader.screen.console import has_console

        return 0 if has_console() else None
    from hlreader.reader.screen.terminal import keys_of_terminal

    return keys_of_terminal()


def window_on(keys: int, output: int, encoding: str, platform: str = sys.platform) -> Window:
    """Return the window of this system. Keys come from one file descriptor, bytes go to another."""
    if platform == "win32":
        from hlreader.reader.screen.console import ConsoleWindow, WindowsConsole

        return ConsoleWindow(WindowsConsole(output))
    from hlreader.reader.screen.terminal import TerminalWindow

    return TerminalWindow(keys, output, encoding)
