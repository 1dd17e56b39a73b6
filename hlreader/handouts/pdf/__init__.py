"""Hand-outs as PDF, through Typst."""
