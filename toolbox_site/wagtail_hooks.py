"""What the desk is greeted with: what is waiting, before Wagtail's own lists."""

from wagtail import hooks

from .dashboard import WaitingPanel


@hooks.register("construct_homepage_panels")
def what_is_waiting(request, panels):
    panels.insert(0, WaitingPanel(request.user))
