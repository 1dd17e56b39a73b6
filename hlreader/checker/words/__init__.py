"""English words: word lists with better words, and the forms of words."""
