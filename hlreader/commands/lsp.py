"""``hlreader lsp``: the language server."""

from hlreader.commands.options import GlossaryOption
from hlreader.errors import UsageError
from hlreader.exits import Exit
from hlreader.messages import Message


def lsp(glossary: GlossaryOption = None) -> Exit:
    """Start the language server for editors.

    It checks texts as you type. To install it, run this in the folder of hlreader:
    pip install ".[lsp]"
    """
    from hlreader.actions.open_glossary import open_words

    try:
        from hlreader.lsp.server import serve
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        hint = Message('In the folder of hlreader, run pip install ".[lsp]".')
        raise UsageError(Message("The language server needs pygls."), hint=hint) from None
    serve(open_words(glossary))
    return Exit.OK
