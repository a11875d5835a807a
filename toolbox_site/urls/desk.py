"""Addresses of the desk door; it also serves the public pages, for previews and links."""

from django.urls import include, path, re_path
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

from toolbox_site import views

from . import public

handler404, handler500, handler400 = public.handler404, public.handler500, public.handler400

urlpatterns = [
    # Nothing here is private to some readers: what is confidential is never a page.
    re_path(r"^admin/(pages|collections)/\d+/privacy/$", views.absent),
    path("admin/", include(admin_urls)),
    path("documents/", include(document_urls)),
    *public.urlpatterns,
]
