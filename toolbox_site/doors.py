"""Which door a request came through: the public one never varies by reader."""

from django.conf import settings

DESK_PATHS = ("/admin/", "/accounts/", "/room/")
API_PATH = "/api/"


def is_desk(request) -> bool:
    """Whether this request belongs to the desk door, judged by the outermost request.

    A page preview runs under the page's public address but inside an admin request: it carries is_dummy.
    """
    if settings.DOOR == "public":
        return False
    return (
        getattr(request, "is_dummy", False)
        or request.path_info.startswith(DESK_PATHS)
        or request.path_info in (path.rstrip("/") for path in DESK_PATHS)
    )


def is_api(request) -> bool:
    """Whether a machine asks, and is to be answered in its own way."""
    return request.path_info.startswith(API_PATH)
