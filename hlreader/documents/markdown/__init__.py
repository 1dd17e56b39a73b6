"""CommonMark with tables and front matter."""
