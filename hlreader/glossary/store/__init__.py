"""The compiled index of a glossary: build, cache, update and query it."""
