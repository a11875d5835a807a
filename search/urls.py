"""Addresses of search and browse, below a language."""

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("search/", views.results, name="search"),
    path("search/complete/", views.complete, name="complete"),
    re_path(r"^(?P<room>phases|themes|regions)/$", views.terms, name="terms"),
    re_path(r"^(?P<room>phases|themes|regions)/(?P<slug>[-a-z0-9]+)/$", views.term, name="term"),
]
