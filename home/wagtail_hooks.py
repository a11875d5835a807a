"""What the desk's admin is given, and what is taken out of it."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .vocabularies_admin import VocabulariesGroup


@hooks.register("register_admin_viewset")
def vocabularies():
    return VocabulariesGroup()


@hooks.register("insert_global_admin_js")
def counting_limits():
    return format_html('<script src="{}"></script>', static("admin/limits.js"))


@hooks.register("insert_global_admin_js")
def narrowing_long_lists():
    return format_html(
        '<script src="{}" data-label="{}"></script>', static("admin/long-lists.js"), _("Type to narrow the list")
    )


@hooks.register("insert_global_admin_css")
def admin_additions():
    return format_html('<link rel="stylesheet" href="{}">', static("admin/admin.css"))


@hooks.register("construct_page_listing_buttons")
def no_privacy_button(buttons, *args, **kwargs):
    buttons[:] = [button for button in buttons if "privacy" not in str(getattr(button, "url", ""))]


@hooks.register("register_log_actions")
def what_the_history_says(actions):
    @actions.register_action("toolbox.not_ready")
    class NotReady(LogFormatter):
        """A scheduled page that the gate refused when its hour came."""

        label = _("Not ready to publish")

        def format_message(self, entry):
            return gettext("Its hour came, but it was not ready and stays a draft. %(said)s") % entry.data
