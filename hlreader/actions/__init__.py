"""What the commands do, without Typer: each module serves one command or several."""
