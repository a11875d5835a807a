"""A page that was public and moved leaves a redirect; a draft never does."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from .querysets import readable_pages


def public_path(page: Page, url_path: str) -> str | None:
    """The public address that a tree path had, or None outside every site."""
    for site in Site.objects.select_related("root_page"):
        for root in Page.objects.filter(translation_key=site.root_page.translation_key).select_related("locale"):
            if url_path.startswith(root.url_path):
                return f"/{root.locale.language_code}/{url_path[len(root.url_path) :]}"
    return None


def leave_redirects(page: Page, old_url_path: str, new_url_path: str) -> None:
    """For a page and what lies below it: from each old public address to the page where it is now."""
    if old_url_path == new_url_path:
        return
    for moved in readable_pages().descendant_of(page, inclusive=True):
        old = public_path(moved, old_url_path + moved.url_path[len(new_url_path) :])
        if old:
            Redirect.objects.update_or_create(
                old_path=Redirect.normalise_path(old),
                site=None,
                defaults={"redirect_page": moved, "is_permanent": True},
            )
