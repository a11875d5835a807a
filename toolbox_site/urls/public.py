"""Addresses of the public door."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path

from home import views as home_views
from search.facets import at_one_moment
from toolbox_site import machine_files, sitemaps, views

handler404 = "toolbox_site.views.not_found"
handler500 = "toolbox_site.views.broken"
handler400 = "toolbox_site.views.bad_request"

# A translation key, as addresses write it.
KEY = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

urlpatterns = [
    path("", views.to_language, name="root"),
    path("health/live", views.live),
    path("health/ready", views.ready),
    path("robots.txt", machine_files.robots),
    path("llms.txt", machine_files.llms),
    path("sitemap.xml", at_one_moment(sitemaps.sitemap)),
    path("sitemap-terms.xml", at_one_moment(sitemaps.of_terms)),
    re_path(r"^sitemap-pages-(?P<part>[0-9]{1,9})\.xml$", sitemaps.of_pages),
    path("api/v1/", include("search.api_urls")),
    re_path(r"^documents/(\d+)/(.*)$", home_views.document, name="wagtaildocs_serve"),
    re_path(r"^media/(?P<path>.*)$", home_views.media),
    re_path(rf"^cards/(?P<key>{KEY})/(?P<name>[a-z]{{2}}-[0-9a-f]{{16}}\.png)$", home_views.card),
    *i18n_patterns(
        path("", include("search.urls")),
        re_path(r"^((?:[\w\-]+/)*)index\.md$", home_views.page_as_markdown, name="page_as_markdown"),
        re_path(r"^((?:[\w\-]+/)*)cite\.bib$", home_views.page_as_bibtex, name="page_as_bibtex"),
        re_path(r"^((?:[\w\-]+/)*)cite\.json$", home_views.page_as_csl, name="page_as_csl"),
        re_path(r"^((?:[\w\-]+/)*)$", home_views.serve_page, name="wagtail_serve"),
    ),
]
