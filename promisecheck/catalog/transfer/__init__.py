"""Features from sheets and other programs' files into a catalog, and out of it again."""
