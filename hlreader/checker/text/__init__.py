"""A text as the rules see it: its passages, and what of it several rules look at."""
