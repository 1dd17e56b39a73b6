"""Facts about single words: whether they are familiar, and how rare and special they are."""
