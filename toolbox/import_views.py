"""The desk's import: send files, see what they would change, then decide; and the library as a zip."""

from dataclasses import replace

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.permission_policies.pages import PagePermissionPolicy

from home.statistics import refresh_statistics
from toolbox.library.exporting import export_library
from toolbox.library.loading import load_files
from toolbox.library.parcels import MOST_UPLOADED, unpack
from toolbox.library.registry import KINDS
from toolbox.library.standing import Standing
from toolbox.library.word_template import word_template
from toolbox.library.works import Report, Wishes
from toolbox.models import Upload

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEGABYTES = MOST_UPLOADED // (1024 * 1024)


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(label=gettext_lazy("File"), help_text=gettext_lazy("One .md or .docx file, or a .zip."))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_UPLOADED:
            raise forms.ValidationError(too_large())
        return file


def too_large() -> str:
    return _("The upload has more than %(most)d MB: send fewer files at once.") % {"most": MEGABYTES}


def may_import(user) -> bool:
    """Whether someone may publish any page at all; each file is then held to its own page's rights."""
    return PagePermissionPolicy().user_has_permission(user, "publish")


@csrf_exempt
def upload(request):
    """The form to send a file. An upload that says it is too large is refused before any of it is read."""
    if not may_import(request.user):
        return permission_denied(request)
    size = request.META.get("CONTENT_LENGTH") or "0"
    if not size.isdigit() or int(size) > MOST_UPLOADED + 100_000:
        return HttpResponse(too_large(), status=413, content_type="text/plain; charset=utf-8")
    return take_upload(request)


@csrf_protect
@require_http_methods(["GET", "POST"])
def take_upload(request):
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        Upload.objects.expired().delete()
        values = {"name": file.name[-200:], "content": file.read(), "sent_at": timezone.now()}
        Upload.objects.update_or_create(owner=request.user, defaults=values)
        return redirect("library_import_preview")
    context = {**frame(_("Import")), "form": form, "kinds": [kind.name for kind in KINDS], "most": MEGABYTES}
    return render(request, "toolbox/admin/import.html", context)


@require_http_methods(["GET", "POST"])
def preview(request):
    """What the upload would change; by POST, the decision."""
    if not may_import(request.user):
        return permission_denied(request)
    sent = Upload.objects.of(request.user).first()
    if sent is None:
        messages.warning(request, _("There is no upload of yours here any more: send the file again."))
        return redirect("library_import")
    if request.method == "POST" and "cancel" in request.POST:
        sent.delete()
        return redirect("library_import")
    if request.method == "POST":
        return decide(request, sent)
    wishes = Wishes(dry_run=True, overwrite=True, **editors(request.user))
    report = load(sent, wishes)
    if not report.faults:
        return shown(request, sent, report)
    drafts = load(sent, replace(wishes, as_drafts=True))
    return shown(request, sent, drafts, missing=report.faults)


def editors(user) -> dict:
    """What any import of an editor asks: their own rights, profiles as they choose, and a comparison."""
    return {"user": user, "by_rights": True, "profiles_live": True, "comparing": True}


def load(sent: Upload, wishes: Wishes) -> Report:
    sources, faults = unpack(sent.name, bytes(sent.content))
    if faults or sources:
        return load_files(sources, faults, wishes)
    return Report()


def shown(request, sent: Upload, report: Report, missing=()):
    """The preview: faults, or what would change of each item; `missing` is what keeps it from being published."""
    order = list(Standing)
    unchanged = report.files[Standing.UNCHANGED]
    items = [item for item in report.comparisons if item.standing is not Standing.UNCHANGED]
    context = {
        **frame(_("Import: what would change"), reverse("library_import")),
        "sent": sent,
        "faults": report.faults,
        "items": sorted(items, key=lambda item: (order.index(item.standing), item.name)),
        "unchanged": unchanged,
        "missing": missing,
    }
    return render(request, "toolbox/admin/import_preview.html", context)


def decide(request, sent: Upload):
    """Write what was chosen; where a fault has come up since, show it and write nothing."""
    wishes = Wishes(
        winning=frozenset(request.POST.getlist("winning")),
        as_drafts=request.POST.get("as") != "published",
        **editors(request.user),
    )
    report = load(sent, wishes)
    if report.faults:
        return shown(request, sent, report)
    sent.delete()
    refresh_statistics()
    new, changed = (len(report.files[standing]) for standing in (Standing.NEW, Standing.CHANGED))
    said = _("%(new)d new, %(changed)d changed, %(kept)d left as their editors have them.")
    messages.success(request, said % {"new": new, "changed": changed, "kept": len(report.kept)})
    return redirect("library_import")


@require_GET
def template(request, kind: str):
    """The Word template of a kind."""
    found = next((one for one in KINDS if one.name == kind), None)
    if found is None:
        raise Http404
    return attachment(word_template(found), f"{kind}.docx", WORD)


@require_POST
def export(request):
    """The library as a zip of its files."""
    if not may_import(request.user):
        return permission_denied(request)
    exported = export_library()
    return attachment(exported.zipped(), "library.zip", "application/zip")


def attachment(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)


def frame(title: str, above: str = "") -> dict:
    """What Wagtail's own frame of a page asks for."""
    crumbs = [{"url": above, "label": _("Import")}] if above else []
    return {
        "header_title": title,
        "page_title": title,
        "header_icon": "upload",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            *crumbs,
            {"url": "", "label": title},
        ],
    }
