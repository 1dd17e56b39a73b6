"""Tools for editors of a glossary: what to fix, and schemas."""
