"""An article as lines: its parts, folded at a size and a width, found again by place."""
