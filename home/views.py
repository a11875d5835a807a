"""Pages as readers get them."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import IntegerField, Q
from django.db.models.functions import Cast
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.static import serve
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.views.serve import serve as serve_document
from wagtail.models import Page, ReferenceIndex, Site

from .markdown import page_markdown
from .models import Document, Image, Rendition, Withdrawal
from .querysets import readable_pages


def serve_page(request, path: str):
    """The readable page at an address; else where it moved, that it was withdrawn, or the original's text.

    Raises Http404 where none of these is true. Draft, expired and withdrawn pages are never told apart
    from what does not exist, but for the one word "withdrawn".
    """
    page = page_at(request, path, get_language())
    if page is not None:
        return with_its_locale(page).serve(request)
    here = moved(request, path, get_language())
    return here or withdrawn(request, path) or in_original_language(request, path)


def page_as_markdown(request, path: str):
    """The same page as Markdown, for readers and machines that want only the words."""
    page = page_at(request, path, get_language())
    if page is None:
        raise Http404
    return HttpResponse(page_markdown(page.specific), content_type="text/markdown; charset=utf-8")


def page_at(request, path: str, language: str) -> Page | None:
    """The readable page at a path below one language's home page."""
    root = home_in(request, language)
    if root is None:
        return None
    return readable_pages().filter(url_path=root + path).select_related("locale", "content_type").first()


def with_its_locale(page: Page):
    """The page as its own type, keeping the locale that is already known: a query saved on every page."""
    specific = page.specific
    specific.locale = page.locale
    return specific


def home_in(request, language: str) -> str | None:
    """The url_path of a language's home page; None where there is none.

    Wagtail keeps the roots of all sites: which site is asked for is a question only where there are several.
    """
    roots = Site.get_site_root_paths()
    if len({root.site_id for root in roots}) > 1:
        site = Site.find_for_request(request)
        roots = [root for root in roots if site and root.site_id == site.pk]
    return next((root.root_path for root in roots if root.language_code == language), None)


def is_offered(kind: type[models.Model], number: int | str) -> bool:
    """Whether a page that readers may open shows a picture or offers a file: the row of a model with an id."""
    kinds = ContentType.objects.get_for_models(Page, kind)
    offering = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[kind], to_object_id=number
    )
    return readable_pages().filter(pk__in=offering.values(page=Cast("object_id", IntegerField()))).exists()


def document(request, number: str, name: str):
    """A file to take away, as long as a page that readers may open offers it; Http404 where none does."""
    if not is_offered(Document, number):
        raise Http404
    return serve_document(request, number, name)


def media(request, path: str):
    """A picture as pages show it, as long as one that readers may open does; the desk also sees what was uploaded.

    Raises Http404 for everything else: documents have addresses of their own, and some names no file system takes.
    """
    try:
        if settings.DOOR == "public":
            shown = Rendition.objects.filter(file=path).first()
            if shown is None or not is_offered(Image, shown.image_id):
                raise Http404
        return serve(request, path, settings.MEDIA_ROOT)
    except (OSError, ValueError):
        raise Http404 from None


def moved(request, path: str, language: str):
    """A permanent redirect to where a once public page is now; None where it never was, or cannot be read.

    `language` is that of the page that moved: the reader who asked in another stays in hers.
    """
    old = Redirect.normalise_path(f"/{language}/{path}")
    found = Redirect.get_for_site(Site.find_for_request(request)).filter(old_path=old)
    for redirect in found.select_related("redirect_page"):
        target = redirect.redirect_page
        if target is None:
            if redirect.redirect_link:
                return HttpResponsePermanentRedirect(redirect.redirect_link)
        elif readable_pages().filter(pk=target.pk).exists() and target.get_url():  # none outside every site
            address = target.get_url()
            if address.startswith(f"/{language}/"):
                address = f"/{get_language()}/{address.removeprefix(f'/{language}/')}"
            return HttpResponsePermanentRedirect(address)
    return None


def withdrawn(request, path: str):
    """Say “withdrawn”, never why, where a withdrawn page stood, or what translates it; not where none ever did."""
    here, original = (
        root + path if (root := home_in(request, code)) else "" for code in (get_language(), "en")
    )
    translates = Page.objects.filter(url_path=here).values("translation_key")
    stood = Q(page__url_path__in=[here, original])
    stood |= Q(page__locale__language_code="en", page__translation_key__in=translates)
    if Withdrawal.objects.filter(stood, page__first_published_at__isnull=False).exists():
        return render(request, "withdrawn.html", status=410)
    return None


def in_original_language(request, path: str):
    """The original's text with a notice, where this language has no version of its own; or where it moved."""
    if get_language() == "en":
        raise Http404
    original = page_at(request, path, "en")
    if original is None:
        if there := moved(request, path, "en"):
            return there
        raise Http404
    versions = readable_pages().filter(translation_key=original.translation_key)
    here = versions.filter(locale__language_code=get_language()).first()
    if here:
        return HttpResponsePermanentRedirect(here.get_url())
    request.shown_in_original = True
    return with_its_locale(original).serve(request)
