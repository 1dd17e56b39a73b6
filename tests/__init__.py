"""The tests: a specification of hlreader, file by file."""
