"""Word files: ``document`` reads the body, and the other modules what its paragraphs hold."""
