"""What search must hear of: terms that were added, renamed, retired, moved or listed elsewhere.

The allow-lists and names of the vocabularies change with any of it; documents change, in the same
transaction, where it touches what stands above their terms or what their text says.
"""

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from home.models import Phase, Region, RegionMember, Role, RoleGroup, Theme, ThemeGroup, Track
from home.vocabulary_files import vocabularies_synced

from . import analysis, changes, refiling

FACETS = {
    Phase: "phase",
    Region: "region",
    Role: "role",
    RoleGroup: "role",
    Theme: "theme",
    ThemeGroup: "theme",
    Track: "track",
}
# What places a term below another.
PLACED_BY = {Region: "parent_id", Theme: "group_id", Role: "group_id"}
LABELS = tuple(f"label_{language}" for language in analysis.LANGUAGES)


@receiver(pre_save)
def a_term_may_change(sender, instance, raw=False, **kwargs):
    """What it was is kept for after: only then do the terms say what they will say."""
    if sender in FACETS and instance.pk and not raw:
        columns = ("slug", *LABELS, *filter(None, [PLACED_BY.get(sender)]))
        instance.search_was = sender.objects.filter(pk=instance.pk).values(*columns).first()


@receiver(post_save)
def a_term_changed(sender, instance, raw=False, created=False, **kwargs):
    if sender not in FACETS or raw:
        return
    changes.note_vocabularies()
    was, facet = getattr(instance, "search_was", None), FACETS[sender]
    if created or not was:
        return
    differing = {name for name, value in was.items() if getattr(instance, name) != value}
    if "slug" in differing:
        refiling.reread(facet, was["slug"])
    elif PLACED_BY.get(sender) in differing:
        refiling.refile_below(facet, [instance.slug])
    if differing.intersection(LABELS):
        refiling.reread(facet, instance.slug, refiling.NAMING_TERMS)


@receiver(post_delete)
def a_term_went(sender, instance, **kwargs):
    if sender in FACETS:
        changes.note_vocabularies()
        refiling.reread(FACETS[sender], instance.slug)


@receiver(pre_save, sender=RegionMember)
def a_listing_may_change(sender, instance, raw=False, **kwargs):
    if instance.pk and not raw:
        instance.search_was = RegionMember.objects.filter(pk=instance.pk).select_related("region").first()


@receiver([post_save, post_delete], sender=RegionMember)
def a_listing_changed(sender, instance, raw=False, **kwargs):
    """A body or practice area covers a country, or no longer does: the country is what moved."""
    was = getattr(instance, "search_was", None)
    said = [(one.area_id, one.region_id, one.status) for one in (was, instance) if one is not None]
    deleted = kwargs["signal"] is post_delete
    if not raw and (deleted or len(set(said)) == len(said)):
        refiling.refile_below("region", {one.region.slug for one in (was, instance) if one is not None})


@receiver(vocabularies_synced)
def the_vocabularies_were_synced(sender, **kwargs):
    """Memberships come many at a time, and no signal tells of each."""
    refiling.refile_all()
