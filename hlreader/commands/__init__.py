"""One module per command. Its function for Typer imports what it needs when it runs."""
