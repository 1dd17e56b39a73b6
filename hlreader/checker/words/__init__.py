"""English words: lists with better ones, their forms, how common they are."""
