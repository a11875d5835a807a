"""Addresses of search and browse, below a language."""

from django.urls import path, re_path

from . import feeds, news, views

urlpatterns = [
    path("search/", views.results, name="search"),
    path("search/feed/", feeds.feed, name="search_feed"),
    path("search/new/", news.latest, name="news"),
    re_path(r"^search/new/(?P<month>[0-9]{4}-[0-9]{2})/$", news.month, name="news_month"),
    re_path(r"^(?P<room>phases|themes|regions)/$", views.terms, name="terms"),
    re_path(r"^(?P<room>phases|themes|regions)/(?P<slug>[-a-z0-9]+)/$", views.term, name="term"),
]
