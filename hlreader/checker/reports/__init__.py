"""Reports: one module an output format."""
