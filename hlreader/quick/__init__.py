"""Fast paths that skip Typer, for the most common command lines.

Each handles the simple forms of one command and leaves everything else, including errors, to the
normal path. Both print the same. A test compares them.
"""
