"""Addresses of search and browse, below a language."""

from django.urls import path, re_path

from . import feeds, news, opensearch, start, views
from .facets import at_one_moment

urlpatterns = [
    path("search/", at_one_moment(views.results), name="search"),
    path("search/complete/", at_one_moment(views.complete), name="complete"),
    path("search/feed/", at_one_moment(feeds.feed), name="search_feed"),
    path("search/new/", at_one_moment(news.latest), name="news"),
    re_path(r"^search/new/(?P<month>[0-9]{4}-[0-9]{2})/$", at_one_moment(news.month), name="news_month"),
    path("search/start/", at_one_moment(start.start), name="start"),
    path("search/opensearch.xml", opensearch.description, name="opensearch"),
    re_path(r"^(?P<room>phases|themes|regions)/$", at_one_moment(views.terms), name="terms"),
    re_path(r"^(?P<room>phases|themes|regions)/(?P<slug>[-a-z0-9]+)/$", at_one_moment(views.term), name="term"),
]
