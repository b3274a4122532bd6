"""A patient's first draft, made of a template."""

from datetime import date
from uuid import UUID

from msgspec.structs import replace

from corecoach.library import Library
from corecoach.practice.draft import Draft
from corecoach.practice.patient import PatientFile
from corecoach.practice.shelf import Shelf
from corecoach.practice.templates import draft_of_own, draft_of_template


def begun_with(
    template_id: str, library: Library, shelf: Shelf, file: PatientFile, today: date
) -> Draft:  # fmt: skip
    """The draft of a template, of the library or own, for a patient. Raises KeyError for none."""
    programme, patient = str(UUID(hex=file.patient.id)), file.patient
    own = next((t.draft for t in shelf.templates() if t.id == template_id), None)
    if own is not None:
        draft = draft_of_own(own, programme, today)
    else:
        built_in = {t.id: t for t in library.templates}
        draft = draft_of_template(built_in[template_id], programme, today)
    return replace(draft, cautions=patient.cautions, version=patient.many)
