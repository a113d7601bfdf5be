"""What keeps a catalog true: looks at it, tries it, compares it. Changes to the file: catalog."""
