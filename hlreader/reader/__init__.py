"""The interactive reader: keys → session → frame → painter → terminal.

``session`` turns a state and a key into the next state, and ``frame`` turns a state into rows. Both
are pure. Only ``terminal`` touches the terminal. ``app`` connects them.
"""
