"""One module per command: a function for Typer, which imports what it needs itself."""
