"""An article as lines: its parts, laid out for a size and a width, and found by place."""
