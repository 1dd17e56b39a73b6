"""The names of the elements and attributes of OpenDocument."""

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, STYLE, DRAW, META = (
    f"{_URN}{name}:1.0}}" for name in ("office", "text", "table", "style", "drawing", "meta")
)
FO, SVG = (f"{_URN}{name}-compatible:1.0}}" for name in ("xsl-fo", "svg"))
LINK = "{http://www.w3.org/1999/xlink}href"
ID = "{http://www.w3.org/XML/1998/namespace}id"
TERMS = "{http://purl.org/dc/elements/1.1/}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
SKIPPED = frozenset(
    [
        *(f"{TEXT}{tag}" for tag in (
            "table-of-content", "illustration-index", "table-index", "tracked-changes",
            "sequence-decls", "variable-decls", "user-field-decls", "hidden-paragraph", "ruby-text",
            "note",
        )),
        *(f"{OFFICE}{tag}" for tag in ("annotation", "annotation-end", "forms", "scripts")),
        f"{MATH}annotation",
        f"{SVG}title", f"{SVG}desc",
    ]
)  # fmt: skip
"""Elements without text to read, or that are read through another element."""
