"""The text that rules check: its passages, and facts that several rules need."""
