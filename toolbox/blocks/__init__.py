"""Blocks of entries, guides and cases."""
