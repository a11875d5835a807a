"""The form by which pictures are uploaded."""

from wagtail.images.forms import BaseImageForm

from .pictures import UNREADABLE, unreadable


class PictureForm(BaseImageForm):
    """Wagtail's, which breaks over a picture that is cut off: it looks at the size outside its own check."""

    def full_clean(self):
        try:
            super().full_clean()
        except UNREADABLE:
            self.add_error("file", unreadable())
