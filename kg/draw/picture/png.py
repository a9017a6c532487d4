"""SVG -> PNG, with the font that is shipped, so that it looks alike everywhere."""

from kg.draw.picture.font import FILES

_ZOOM = 2  # sharp on a dense screen and in print


def as_png(picture: str) -> bytes:
    """The picture at twice its size; letters that the font lacks come from the system's fonts."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=picture,
            zoom=_ZOOM,
            font_files=[str(file) for file in FILES],
            font_family="Liberation Sans",
            sans_serif_family="Liberation Sans",
        )
    )
