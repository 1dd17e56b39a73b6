"""The faces: a module each, named as in ``Face``, whose ``letterings`` yields its sizes."""
