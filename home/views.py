"""Pages as readers get them."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
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

from .cards import FOLDER as CARDS
from .citations import Citation, bibtex, citation_of, csl_json, owner_of
from .markdown import page_markdown
from .models import Document, Image, Rendition, Withdrawal
from .querysets import readable_pages

# The other forms of a page: what follows its address; media type, and how a file of it ends that one keeps.
MARKDOWN, BIBTEX, CSL = "index.md", "cite.bib", "cite.json"
FORMS = {
    MARKDOWN: ("text/markdown", ""),
    BIBTEX: ("application/x-bibtex", "bib"),
    CSL: ("application/vnd.citationstyles.csl+json", "json"),
}


def serve_page(request, path: str):
    """The readable page at an address; else where it moved, that it was withdrawn, or the original's text.

    Raises Http404 where none of these is true. Draft, expired and withdrawn pages are never told apart
    from what does not exist, but for the one word "withdrawn".
    """
    return answered(request, path, lambda page: page.serve(request))


def page_as_markdown(request, path: str):
    """The same page as Markdown, for readers and machines that want only the words."""
    return in_other_form(request, path, MARKDOWN, lambda page: page_markdown(page, request))


def page_as_bibtex(request, path: str):
    """How the page is cited, for a reference manager that reads BibTeX."""
    return in_other_form(request, path, BIBTEX, lambda page: bibtex(cited(request, page)))


def page_as_csl(request, path: str):
    """How the page is cited, for one that reads CSL-JSON."""
    return in_other_form(request, path, CSL, lambda page: csl_json(cited(request, page)))


def answered(request, path: str, show: Callable[[Page], HttpResponse], form: str = ""):
    """What `show` makes of the readable page at an address; else what stands there instead (see serve_page).

    `form`: what follows the page's own address in that of another form of it ("index.md").
    """
    page = page_at(request, path, get_language())
    if page is not None:
        return show(with_its_locale(page))
    here = moved(request, path, get_language(), form)
    return here or withdrawn(request, path) or in_original_language(request, path, show, form)


def cited(request, page) -> Citation:
    """How a page is cited by its lasting address."""
    return citation_of(page, request.build_absolute_uri(page.get_url()), owner_of(page))


def in_other_form(request, path: str, form: str, write: Callable[[Page], str]):
    """A page as text in one of FORMS, which says in which language it is and of which page it is a form."""

    def show(page):
        media_type, ending = FORMS[form]
        response = HttpResponse(write(page), content_type=f"{media_type}; charset=utf-8")
        response["Content-Language"] = page.language
        response["Link"] = f'<{request.build_absolute_uri(page.get_url())}>; rel="canonical"'
        if ending:
            response["Content-Disposition"] = f'attachment; filename="{page.slug}.{page.language}.{ending}"'
        return response

    return answered(request, path, show, form)


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


def card(request, key: str, name: str):
    """The picture that stands for a page where its address is sent on, as long as readers may open the page.

    It is asked for each time, like the page: what was withdrawn is gone from caches too. Raises Http404 where there
    is none, or no such page.
    """
    language = name.partition("-")[0]
    if not readable_pages().filter(translation_key=key, locale__language_code=language).exists():
        raise Http404
    try:
        with default_storage.open(f"{CARDS}/{key}/{name}") as file:
            return HttpResponse(file.read(), content_type="image/png")
    except OSError:
        raise Http404 from None


def moved(request, path: str, language: str, form: str = ""):
    """A permanent redirect to where a once public page is now; None where it never was, or cannot be read.

    `language` is that of the page that moved: the reader who asked in another stays in hers. `form`: see answered.
    """
    old = Redirect.normalise_path(f"/{language}/{path}")
    found = Redirect.get_for_site(Site.find_for_request(request)).filter(old_path=old)
    for redirect in found.select_related("redirect_page"):
        target = redirect.redirect_page
        if target is None:
            if redirect.redirect_link and not form:
                return HttpResponsePermanentRedirect(redirect.redirect_link)
        elif readable_pages().filter(pk=target.pk).exists() and target.get_url():  # none outside every site
            address = target.get_url()
            if address.startswith(f"/{language}/"):
                address = f"/{get_language()}/{address.removeprefix(f'/{language}/')}"
            return HttpResponsePermanentRedirect(address + form)
    return None


def withdrawn(request, path: str):
    """Say “withdrawn”, never why, where a withdrawn page stood, or what translates it; not where none ever did."""
    here, original = (root + path if (root := home_in(request, code)) else "" for code in (get_language(), "en"))
    translates = Page.objects.filter(url_path=here).values("translation_key")
    stood = Q(page__url_path__in=[here, original])
    stood |= Q(page__locale__language_code="en", page__translation_key__in=translates)
    if Withdrawal.objects.filter(stood, page__first_published_at__isnull=False).exists():
        return render(request, "withdrawn.html", status=410)
    return None


def in_original_language(request, path: str, show: Callable[[Page], HttpResponse], form: str = ""):
    """The original's text with a notice, where this language has no version of its own; or where it moved."""
    if get_language() == "en":
        raise Http404
    original = page_at(request, path, "en")
    if original is None:
        if there := moved(request, path, "en", form):
            return there
        raise Http404
    specific = with_its_locale(original)
    for version in specific.translations_to_read:
        if version.locale.language_code == get_language():
            return HttpResponsePermanentRedirect(version.get_url() + form)
    request.shown_in_original = True
    return show(specific)
