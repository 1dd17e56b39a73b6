"""What is known of single words: which are familiar, how rare and how special they are."""
