"""What the commands do, without Typer. Each module serves one or more commands."""
