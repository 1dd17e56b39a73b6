"""One module per face, with its name in ``Face``. Its ``letterings`` yields its sizes."""
