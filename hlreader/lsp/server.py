"""Speak the language server protocol on standard input and output, with pygls."""

import asyncio
import os
import sys
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from hlreader import __version__
from hlreader.checker.config.configuration import NAMES, Configurations
from hlreader.checker.rule import Finding, Severity
from hlreader.errors import ContentError, HlreaderError
from hlreader.glossary import Glossary
from hlreader.lsp.open_text import OpenText, broken
from hlreader.lsp.positions import Positions

PAUSE = 0.15
"""Seconds to wait after a change, so that fast typing does not start a check for each letter."""

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.ADVICE: lsp.DiagnosticSeverity.Information,
}


class Server(LanguageServer):
    """Holds the open texts with the results of their last checks."""

    def __init__(self, glossary: Glossary) -> None:
        super().__init__("hlreader", __version__)
        self.glossary = glossary
        self._checked: dict[str, tuple[str, OpenText | None]] = {}
        """The last checked source of each text, and its result, or None if it cannot be checked."""
        self._told = ""

    def positions(self, source: str) -> Positions:
        """Return the converter between places in a text and the editor's positions."""
        encoding = lsp.PositionEncodingKind(self.workspace.position_encoding or "utf-16")
        return Positions(source.split("\n"), encoding.value)

    def current(self, uri: str) -> OpenText | None:
        """Return a checked text, or None if it is not open or cannot be read."""
        if uri not in self.workspace.text_documents:
            return None
        source = self.workspace.get_text_document(uri).source
        if self._checked.get(uri, (None, None))[0] != source:
            self.check(uri)
        return self._checked[uri][1]

    def check_all(self) -> None:
        """Check all open texts again after a change of settings."""
        for uri in [*self._checked]:
            self.check(uri)

    def close(self, uri: str) -> None:
        """Forget a text and its findings."""
        self._checked.pop(uri, None)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def check(self, uri: str) -> None:
        """Check a text, and send the findings to the editor."""
        text = self.workspace.get_text_document(uri)
        # A text that was never saved counts as a file in the editor's working directory.
        path = Path(to_fs_path(uri) or text.filename or "untitled")
        opened: OpenText | None = None
        findings: tuple[Finding, ...] = ()
        try:
            configuration = Configurations().of(str(path))
            opened = OpenText(
                text.source, path, configuration, self.glossary, text.language_id or ""
            )
            findings = opened.findings
            self._told = ""
        except ContentError as error:
            findings = (broken(error),)
        except HlreaderError as error:
            self._show_once(str(error))
        self._checked[uri] = (text.source, opened)
        positions = self.positions(text.source)
        shown = [_diagnostic(positions, finding) for finding in findings]
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri, shown, text.version)
        )

    def _show_once(self, message: str) -> None:
        """Show a message, but do not repeat it while the user types."""
        if message != self._told:
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, message))
        self._told = message


def serve(glossary: Glossary) -> None:
    """Serve an editor on standard input and output until it disconnects."""
    # pygls closes its streams. It gets copies, because the program needs its own to the end.
    build(glossary).start_io(
        os.fdopen(os.dup(sys.stdin.fileno()), "rb"), os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    )


def build(glossary: Glossary) -> Server:
    """Return the server with all its features."""
    server = Server(glossary)
    _follow_texts(server)
    _follow_settings(server)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def _hover(params: lsp.HoverParams) -> lsp.Hover | None:
        text = server.current(params.text_document.uri)
        if not text:
            return None
        positions = server.positions(text.checked.document.source)
        note = text.note(positions.place(params.position))
        if not note:
            return None
        # Plain text, because in Markdown a project's glossary could show pictures and command
        # links.
        shown = lsp.MarkupContent(lsp.MarkupKind.PlainText, note.text)
        return lsp.Hover(shown, positions.range(note.start, note.end))

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]),
    )
    def _actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        text = server.current(uri)
        if not text or not text.is_exact:
            return []
        positions = server.positions(text.checked.document.source)
        found = (_action(uri, text, positions, finding) for finding in text.findings)
        return [action for action in found if action and _touches(action, params.range)]

    return server


def _follow_texts(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def _opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def _changed(params: lsp.DidChangeTextDocumentParams) -> None:
        await asyncio.sleep(PAUSE)
        server.current(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def _closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _follow_settings(server: Server) -> None:
    """Check again when the editor or another program changes settings files."""

    @server.feature(lsp.INITIALIZED)
    def _ready(_: lsp.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        files = workspace.did_change_watched_files if workspace else None
        if files and files.dynamic_registration:
            watchers = [lsp.FileSystemWatcher(f"**/{name}") for name in NAMES]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            wish = lsp.Registration(
                "settings", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, register_options=options
            )
            server.client_register_capability(lsp.RegistrationParams([wish]))

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _written(_: lsp.DidChangeWatchedFilesParams) -> None:
        server.check_all()

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def _saved(_: lsp.DidSaveTextDocumentParams) -> None:
        server.check_all()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def _configured(_: lsp.DidChangeConfigurationParams) -> None:
        server.check_all()


def _touches(action: lsp.CodeAction, wanted: lsp.Range) -> bool:
    """Return whether a quick fix is about a range."""
    return any(
        diagnostic.range.start <= wanted.end and wanted.start <= diagnostic.range.end
        for diagnostic in action.diagnostics or ()
    )


def _action(
    uri: str, text: OpenText, positions: Positions, finding: Finding
) -> lsp.CodeAction | None:
    """Return the quick fix of a finding, if it has one."""
    if not finding.fix:
        return None
    place = text.checked.document.place
    where = positions.range(place(finding.fix.start), place(finding.fix.end))
    return lsp.CodeAction(
        f"Write “{finding.fix.text}”" if finding.fix.text else "Remove it",
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(positions, finding)],
        edit=lsp.WorkspaceEdit(changes={uri: [lsp.TextEdit(where, finding.fix.text)]}),
        is_preferred=True,
    )


def _diagnostic(positions: Positions, finding: Finding) -> lsp.Diagnostic:
    return lsp.Diagnostic(
        positions.range(finding.place, finding.end),
        finding.text,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source="hlreader",
    )
