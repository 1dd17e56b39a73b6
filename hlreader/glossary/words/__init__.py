"""Words: the key of a name, its forms, names found in text, and what a misspelling means."""
