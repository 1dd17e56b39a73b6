"""One module a command. Each is a function that Typer calls; what it needs it imports itself."""
