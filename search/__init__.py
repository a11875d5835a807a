"""One question asked of all the other apps: analysis, projection, engines, criteria."""
