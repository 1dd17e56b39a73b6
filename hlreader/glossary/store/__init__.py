"""The compiled index of a glossary: made, kept, brought up to date, and asked."""
