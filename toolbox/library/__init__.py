"""The library as files: how they are read, checked, and become pages."""
