"""Benchmarks to run by hand: speed and agreement, compared with other programs."""
