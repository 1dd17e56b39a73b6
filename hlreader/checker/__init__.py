"""Check health text: measure files and find what to improve."""
