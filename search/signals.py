"""What search must hear of: a term that was added, renamed, retired or moved changes the allow-lists and names."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from home.models import Phase, Region, Role, RoleGroup, Theme, ThemeGroup, Track

from . import changes

VOCABULARIES = (Phase, Region, Role, RoleGroup, Theme, ThemeGroup, Track)


@receiver(post_save)
@receiver(post_delete)
def a_term_changed(sender, **kwargs):
    if sender in VOCABULARIES and not kwargs.get("raw"):
        changes.note_vocabularies()
