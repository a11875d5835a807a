"""What templates of the desk know of their reader; public templates know nothing of theirs."""

from django.contrib.auth.context_processors import auth

from .doors import is_desk


def desk_auth(request):
    return auth(request) if is_desk(request) else {}
