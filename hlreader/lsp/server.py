"""The language server proper: the protocol, on standard input and output, with pygls."""

import os
import sys
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from hlreader import __version__
from hlreader.checker.configuration import Configurations
from hlreader.checker.rule import Finding, Severity
from hlreader.errors import ContentError, HlreaderError
from hlreader.glossary import Glossary
from hlreader.lsp.open_text import OpenText, broken
from hlreader.models import Place

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.ADVICE: lsp.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """Holds the texts that are open, checked as they last stood."""

    def __init__(self, glossary: Glossary) -> None:
        super().__init__("hlreader", __version__)
        self.glossary = glossary
        self.open: dict[str, OpenText] = {}

    def check(self, uri: str) -> None:
        """Check a text as it stands, and tell the editor what was found."""
        text = self.workspace.get_text_document(uri)
        path = Path(to_fs_path(uri) or "untitled.md")
        try:
            asked = Configurations().of(str(path))
            found = self.open[uri] = OpenText(text.source, path, asked, self.glossary)
            findings = found.findings
        except ContentError as error:
            self.open.pop(uri, None)
            findings = (broken(error),)
        except HlreaderError as error:
            self.open.pop(uri, None)
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, str(error)))
            return
        lines = text.source.split("\n")
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(
                uri, [_diagnostic(lines, finding) for finding in findings], text.version
            )
        )


def serve(glossary: Glossary) -> None:
    """Serve one editor on standard input and output until it says goodbye."""
    # pygls closes the streams it is given; the program's own are needed to the end.
    build(glossary).start_io(
        os.fdopen(os.dup(sys.stdin.fileno()), "rb"), os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    )


def build(glossary: Glossary) -> Server:
    """Return the server with all it can do."""
    server = Server(glossary)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def _opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def _changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def _closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.open.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(params.text_document.uri, [])
        )

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def _hover(params: lsp.HoverParams) -> lsp.Hover | None:
        text = server.open.get(params.text_document.uri)
        note = text.note(_place(text.lines, params.position)) if text else None
        if not text or not note:
            return None
        shown = lsp.MarkupContent(lsp.MarkupKind.Markdown, note.text)
        return lsp.Hover(shown, _range(text.lines, note.start, note.end))

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]),
    )
    def _actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        text = server.open.get(params.text_document.uri)
        wanted = params.range
        return [
            action
            for finding in (text.findings if text else ())
            if text and (action := _action(params.text_document.uri, text, finding, wanted))
        ]

    return server


def _action(uri: str, text: OpenText, finding: Finding, wanted: lsp.Range) -> lsp.CodeAction | None:
    """Return the quick fix of a finding, if it has one and touches the range."""
    found = _range(text.lines, finding.place, finding.end)
    if not finding.fix or found.end < wanted.start or wanted.end < found.start:
        return None
    place = text.checked.document.place
    where = _range(text.lines, place(finding.fix.start), place(finding.fix.end))
    return lsp.CodeAction(
        f"Write “{finding.fix.text}”" if finding.fix.text else "Take it out",
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(text.lines, finding)],
        edit=lsp.WorkspaceEdit(changes={uri: [lsp.TextEdit(where, finding.fix.text)]}),
        is_preferred=True,
    )


def _diagnostic(lines: list[str], finding: Finding) -> lsp.Diagnostic:
    return lsp.Diagnostic(
        _range(lines, finding.place, finding.end),
        f"{finding.message} {finding.suggestion}".rstrip(),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source="hlreader",
    )


def _range(lines: list[str], start: Place, end: Place) -> lsp.Range:
    return lsp.Range(_position(lines, start), _position(lines, end))


def _position(lines: list[str], place: Place) -> lsp.Position:
    """Return a place as editors count: from 0, columns in units of UTF-16."""
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return lsp.Position(place.line - 1, len(line[: place.column - 1].encode("utf-16-le")) // 2)


def _place(lines: list[str], position: lsp.Position) -> Place:
    line: Any = lines[position.line] if position.line < len(lines) else ""
    units = line.encode("utf-16-le")[: 2 * position.character]
    return Place(position.line + 1, len(units.decode("utf-16-le", "ignore")) + 1)
