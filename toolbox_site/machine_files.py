"""What machines read first: robots.txt and llms.txt."""

from django.http import HttpResponse
from django.template.loader import render_to_string

from home.markdown_writer import escaped
from home.models import PlainPage
from home.views import home_in
from network.models import OrganisationPage
from toolbox.models import CasePage, GlossaryTermPage, ThematicGuidePage, ToolboxEntryPage

# Questions without end: each facet leads to more of them. What they list is in the sitemap.
WITHOUT_END = [f"/*/{room}/*?" for room in ("search", "phases", "themes", "regions")]
# The shelves of llms.txt, in the order in which a reader in a hurry needs them.
SHELVES = {
    "Entries: what to do, when, and when not to": ToolboxEntryPage,
    "Thematic guides": ThematicGuidePage,
    "Cases": CasePage,
    "Words of the trade": GlossaryTermPage,
    "Organisations": OrganisationPage,
    "About this site": PlainPage,
}
# Of each kind; more is no introduction any more, and is in the API whole.
MOST_OF_A_KIND = 1_000
READ = ("title", "summary", "url_path", "reviewed_on", "review_by", "licence")


def robots(request):
    """Everything may be read but questions with parameters, of which there is no end."""
    lines = ["User-agent: *", "Allow: /", *(f"Disallow: {path}" for path in WITHOUT_END), ""]
    lines += [f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def llms(request):
    """The site on one page for machines that read (https://llmstxt.org): each page, and whether it was reviewed."""
    home, shelves = home_in(request, "en"), []
    for name, model in SHELVES.items() if home else ():
        found = model.objects.readable().in_language("en").only(*READ).order_by("title", "pk")
        found = found.filter(url_path__startswith=home)[: MOST_OF_A_KIND + 1]
        rows = [_row(request, page, home) for page in found]
        shelves.append({"name": name, "rows": rows[:MOST_OF_A_KIND], "is_cut": len(rows) > MOST_OF_A_KIND})
    root = request.build_absolute_uri("/").rstrip("/")
    text = render_to_string("llms.txt", {"root": root, "shelves": [shelf for shelf in shelves if shelf["rows"]]})
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _row(request, page, home: str) -> dict[str, str]:
    address = request.build_absolute_uri(f"/en/{page.url_path.removeprefix(home)}index.md")
    return {"title": escaped(page.title), "address": address, "said": f"{_review(page)} {escaped(page.summary)}"}


def _review(page) -> str:
    if page.review_state == "not-reviewed":
        return "Draft, not yet reviewed."
    overdue = ", overdue for another review" if page.review_state == "overdue" else ""
    return f"Reviewed {page.reviewed_on.isoformat()}{overdue}."
