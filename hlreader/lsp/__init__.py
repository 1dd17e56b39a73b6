"""The language server: an editor shows what `check` finds. It needs the extra ``lsp``."""
