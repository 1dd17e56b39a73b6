"""The short ways past Typer, for the command lines that are used most.

Each serves the plain forms of one command and leaves all else, every error included, to the long
way, which gives the same: a test for each compares the two.
"""
