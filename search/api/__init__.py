"""What machines read: the search as JSON, works, downloads, and the description of all that (docs/api.md)."""
