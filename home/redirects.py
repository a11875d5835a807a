"""A page that was public and moved leaves a redirect; a draft never does."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from .querysets import hidden, readable_pages


def public_path(url_path: str) -> str | None:
    """The public address that a tree path had, or None outside every site."""
    for site in Site.objects.select_related("root_page"):
        for root in Page.objects.filter(translation_key=site.root_page.translation_key).select_related("locale"):
            if url_path.startswith(root.url_path):
                return f"/{root.locale.language_code}/{url_path[len(root.url_path) :]}"
    return None


def leave_redirects(page: Page, parent_before: Page, old_url_path: str, new_url_path: str) -> None:
    """For a page and what lies below it: from each address that was public to the page where it is now.

    Whether readers may follow is asked when they do: home.views.moved.
    """
    if old_url_path == new_url_path or not readable_pages().filter(pk=parent_before.pk).exists():
        return
    for moved in were_public(page):
        old = public_path(old_url_path + moved.url_path[len(new_url_path) :])
        if old:
            Redirect.objects.update_or_create(
                old_path=Redirect.normalise_path(old),
                site=None,
                defaults={"redirect_page": moved, "is_permanent": True},
            )


def were_public(page: Page) -> list[Page]:
    """A page and what lies below it, as far as readers saw it where it stood: without drafts and what they cover."""
    seen: dict[str, Page] = {}
    for one in Page.objects.descendant_of(page, inclusive=True).exclude(hidden()).order_by("path"):
        if one.pk == page.pk or one.path[: -Page.steplen] in seen:
            seen[one.path] = one
    return list(seen.values())
