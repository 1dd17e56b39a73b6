"""For those who edit a glossary: what to fix in it, and its schemas."""
