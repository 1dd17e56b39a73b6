"""The interactive reader: keys → session → frame → painter → terminal.

``session`` turns a state and a key into the next state, ``frame`` turns a state into rows; both are
pure. ``terminal`` alone touches the terminal, ``app`` ties them together.
"""
