"""Which state of the site readers see."""

from django.db import models


class SiteVersion(models.Model):
    """One row, with a number that is another one after each write that a reader might see: home/site_version.py."""

    token = models.BigIntegerField()

    def __str__(self):
        return str(self.token)
