"""The library's report in the desk's admin, as tables and as CSV."""

import csv

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from toolbox.import_views import frame
from toolbox.library.survey import Sheet, sheets


@require_GET
def report(request):
    """Every table of the report; with ?csv=anchor one of them as CSV."""
    found = sheets()
    wanted = request.GET.get("csv")
    if wanted is None:
        context = {**frame(_("Library")), "header_icon": "list-ul", "sheets": found}
        return render(request, "toolbox/admin/library_report.html", context)
    for sheet in found:
        if sheet.anchor == wanted:
            return as_csv(sheet)
    raise Http404


def as_csv(sheet: Sheet) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{sheet.anchor}.csv"', "Cache-Control": "no-store"}
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    rows = csv.writer(response)
    rows.writerows([harmless(cell) for cell in row] for row in [sheet.columns, *sheet.rows])
    return response


def harmless(cell):
    """A cell no spreadsheet takes for a formula."""
    formula = isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{cell}" if formula else cell
