"""What the site is measured with. Nothing of the site imports this."""
