"""`corecoach tour`."""

from argparse import Namespace

from corecoach.cli.out import DONE, REFUSED, USAGE, complain, say
from corecoach.display import missing_packages
from corecoach.words import _


def tour(options: Namespace) -> int:
    """Draw every screen and print the names."""
    missing = missing_packages(window=False)
    if missing:
        words = _("corecoach: drawing needs system libraries; install them with: apt install {packages}")
        complain(words.format(packages=" ".join(missing)))
        return USAGE
    from corecoach.tour import draw_all, scene_names

    if options.only and options.only not in scene_names():
        complain(_("--only: there is no screen {name}; must be one of: {names}").format(
            name=options.only, names=", ".join(scene_names())
        ))  # fmt: skip
        return REFUSED
    names = draw_all(
        options.folder,
        theme=options.theme,
        text_scale=options.text_scale,
        size=options.size,
        only=options.only,
        language=options.language,
    )
    for name in names:
        say(name)
    return DONE
