"""Word files: ``document`` and ``body`` read the blocks, and the other modules their contents."""
