"""What an editor sent and has not yet decided on."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT_FOR = timedelta(hours=1)


class UploadQuerySet(models.QuerySet):
    def of(self, user):
        """The upload of one user that has not expired."""
        return self.filter(owner=user, sent_at__gt=timezone.now() - KEPT_FOR)

    def expired(self):
        return self.filter(sent_at__lte=timezone.now() - KEPT_FOR)


class Upload(models.Model):
    """A file between its preview and the decision: one a user, for an hour, read by nobody else."""

    wagtail_reference_index_ignore = True

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("owner"))
    name = models.CharField(_("name"), max_length=200)
    content = models.BinaryField(_("content"))
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")

    def __str__(self):
        return self.name
