"""What the toolbox adds to the desk's admin: import, export and the library's report."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import import_views, report_views


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("library/import/", import_views.upload, name="library_import"),
        path("library/import/preview/", import_views.preview, name="library_import_preview"),
        path("library/import/template/<slug:kind>.docx", import_views.template, name="library_word_template"),
        path("library/export/", import_views.export, name="library_export"),
        path("library/report/", report_views.report, name="library_report"),
    ]


class ImportMenuItem(MenuItem):
    """Shown to those who may publish something."""

    def is_shown(self, request):
        return import_views.may_import(request.user)


@hooks.register("register_admin_menu_item")
def import_menu():
    return ImportMenuItem(_("Import"), reverse("library_import"), name="library-import", icon_name="upload", order=600)


@hooks.register("register_reports_menu_item")
def report_menu():
    return MenuItem(_("Library"), reverse("library_report"), name="library-report", icon_name="list-ul", order=50)
