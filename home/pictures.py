"""What is done to every picture that is uploaded."""

import struct
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _
from PIL import Image as Pixels
from PIL import ImageOps

FORMATS = {"JPEG": {"quality": 88, "optimize": True}, "PNG": {"optimize": True}, "WEBP": {"quality": 88}}
MOST_PIXELS = 20_000_000
# What decoding raises, sooner or later, where a file is cut off, damaged or made to do harm.
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, struct.error, Pixels.DecompressionBombError)


def stripped(upload: File) -> ContentFile:
    """The same pixels, decoded whole and written anew: no position, author, thumbnail or trailing bytes.

    Takes an open image file of at most 20 megapixels. Raises ValidationError with a message for the editor
    where it is no image of a kind we keep (JPEG, PNG, WebP).
    """
    try:
        upload.seek(0)
        with Pixels.open(upload) as picture:
            kind = picture.format
            if kind not in FORMATS or picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(_("Use a JPEG, PNG or WebP picture of at most 20 megapixels."))
            upright = ImageOps.exif_transpose(picture)
            upright.load()
            if upright.has_transparency_data and upright.mode not in ("RGBA", "LA"):
                upright = upright.convert("RGBA")  # else what shines through is kept apart from the pixels, and lost
            clean = Pixels.frombytes(upright.mode, upright.size, upright.tobytes())
            if upright.mode == "P":
                clean.putpalette(upright.getpalette())
            written = BytesIO()
            clean.save(written, kind, **FORMATS[kind])
    except UNREADABLE as fault:
        raise unreadable() from fault
    # Without a name Django takes it for no file, and the picture for one without a width.
    return ContentFile(written.getvalue(), name=upload.name)


def unreadable() -> ValidationError:
    """What the editor is told of a file that no picture comes out of."""
    return ValidationError(_("This file could not be read as a picture."), code="unreadable")
