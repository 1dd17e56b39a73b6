PLURALS: dict[str, str] = {"biopsies": "biopsy"}
TRAPS: dict[str, tuple[str, ...]] = {"pus": ("pu",)}
