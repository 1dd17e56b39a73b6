"""Pages: articles, entries and lists, laid out for printed and piped output."""
