"""``python -m hlreader`` is the ``hlreader`` command."""

import sys

from hlreader.cli import main

sys.exit(main())
