"""Benchmarks: speed and agreement, measured against other programs. Run by hand."""
