"""What stands on a handout, from its title to the code: all of it made from the programme."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from corecoach.coach.session_cases import whole_minutes
from corecoach.exchange import ProgrammeFile
from corecoach.exchange.keys import fingerprint
from corecoach.exchange.packed import MOST_LETTERS
from corecoach.library import Country, Library
from corecoach.prescription import Exercise, Programme, Routine, Slot, resolve
from corecoach.prescription.programme import DAYS
from corecoach.ui.dates import plain_date_words
from corecoach.ui.names import weekday_short
from corecoach.ui.print.exercise_picture import PaperPicture
from corecoach.ui.print.paper import dots
from corecoach.ui.print.programme_blocks import Block, Setter, Space
from corecoach.ui.print.programme_code import CodeBlock, module_dots, modules_of
from corecoach.ui.print.programme_diary import diary_units, letters_of
from corecoach.ui.print.programme_dose import DoseWeeks, time_words
from corecoach.ui.print.programme_exercise import ExerciseSetter, Shown
from corecoach.ui.print.programme_packs import pack_units
from corecoach.ui.print.programme_pages import Unit, height_of
from corecoach.ui.print.programme_safety import emergency_box, safety_box
from corecoach.ui.print.programme_said import Said
from corecoach.ui.programme_words import PhaseWeeks, phase_weeks
from corecoach.words import _, ngettext

_MONDAY = date(2024, 1, 1)
# Room for the line of the frame.
_FRAME = dots(8)


class ProgrammePage:
    """Makes the parts of a handout in their order."""

    def __init__(self, file: ProgrammeFile, library: Library, setter: Setter, paint: PaperPicture) -> None:
        self._file, self._programme, self._library = file, file.programme, library
        self._setter, self._say, self._paint = setter, setter.say, paint
        self._exercises = exercises_of(file.programme, library.exercises)

    def units(self, country: Country, packed: str | None, room: float) -> Iterator[Unit]:
        """All parts; `packed` is the text for the code, None where the programme does not fit into one."""
        urgent = emergency_box(self._setter, self._library, country)
        yield from self._first_page(urgent, room)
        yield safety_box(self._setter, self._library, self._programme.pain_limits)
        yield from self._plan()
        yield from self._routines()
        yield from pack_units(self._setter, self._programme, self._library)
        yield from diary_units(self._setter, self._programme, room)
        yield Unit([*self._code(packed), Space(2)])

    # -- for whom, by whom ------------------------------------------------------------------------------

    def _first_page(self, urgent: Unit, room: float) -> Iterator[Unit]:
        """The emergencies stand on the first page, whatever else has to wait for the next one."""
        names, facts, gap = list(self._names()), list(self._facts()), Space(6)
        if height_of(Unit([*names, *facts, gap]), urgent) + _FRAME <= room:
            yield from (Unit([*names, *facts, gap]), urgent)
        elif height_of(Unit([*names, gap]), urgent) + _FRAME <= room:
            yield from (Unit([*names, gap]), urgent, Unit([Space(8), *facts, gap]))
        else:
            yield from (urgent, Unit([Space(8), *names]), Unit([*facts, gap]))

    def _names(self) -> Iterator[Block]:
        setter, say, programme = self._setter, self._say, self._programme
        yield setter.row(say.text(programme.title), size_pt=setter.sizes.title, strong=True)
        yield setter.row(say(lambda: for_words(programme)), strong=True)
        yield setter.row(say(lambda: by_words(programme)))

    def _facts(self) -> Iterator[Block]:
        setter, say, programme = self._setter, self._say, self._programme
        if programme.author.contact:
            yield setter.row(say(lambda: _("Contact: {contact}").format(contact=programme.author.contact)))
        yield setter.row(say(lambda: dates_words(programme)))
        yield setter.row(say(lambda: signature_words(self._file)))
        if self._unreviewed():
            yield setter.row(say(lambda: _("No clinician has reviewed the texts of CoreCoach's library.")))

    def _unreviewed(self) -> bool:
        """Whether a text of the library stands here that nobody has reviewed; the box always is one."""
        rules, own = self._library.rules, {exercise.id for exercise in self._programme.exercises}
        named = (self._exercises[e] for e in self._exercises if e not in own)
        return rules is None or rules.reviewed_by is None or any(e.reviewed_by is None for e in named)

    # -- the weeks --------------------------------------------------------------------------------------

    def _plan(self) -> Iterator[Unit]:
        setter, say = self._setter, self._say
        title: list[Block] = [setter.heading(say(lambda: _("Your weeks")))]
        for part in phase_weeks(self._programme):
            head = say(partial(_phase, part))
            lines = [self._slot(slot) for slot in part.phase.schedule]
            yield Unit([*title, setter.label(head), *setter.listed(lines)])
            title = []

    def _slot(self, slot: Slot) -> Said:
        routine = self._programme.routine(slot.routine)
        title = routine.title if routine else slot.routine
        letter = self._letter(slot.routine)

        def words() -> str:
            name = _("{letter}: {title}").format(letter=letter, title=_(title)) if letter else _(title)
            return _("{routine}: {days}").format(routine=name, days=slot_words(slot))

        return self._say(words)

    def _letter(self, routine: str) -> str:
        """The letter of a routine; none where there is only one."""
        return letters_of(self._programme)[routine] if len(self._programme.routines) > 1 else ""

    # -- the routines -----------------------------------------------------------------------------------

    def _routines(self) -> Iterator[Unit]:
        programme, shown = self._programme, dict[str, Shown]()
        resolved = {routine.id: resolve(routine, self._exercises) for routine in programme.routines}
        one = ExerciseSetter(
            self._setter, self._paint, programme.pain_limits, programme.cautions,
            DoseWeeks(programme, resolved),
        )  # fmt: skip
        for routine in programme.routines:
            head = list(self._routine_head(routine))
            if not shown:
                head.append(self._setter.row(self._say(dose_counts_words), keep=True))
            for number, item in enumerate(resolved[routine.id], 1):
                name = item.exercise.id
                yield one.unit(item, routine.id, number, shown.get(name), *head)
                shown.setdefault(name, Shown(self._letter(routine.id) or routine.title, number))
                head = []

    def _routine_head(self, routine: Routine) -> Iterator[Block]:
        setter, say = self._setter, self._say
        letter = self._letter(routine.id)
        title = _("{letter}: {title}").format(letter=letter, title=routine.title) if letter else routine.title
        yield Space(6, keep=True)
        yield setter.row(
            say(lambda: _("Routine {title}").format(title=title)),
            size_pt=(setter.sizes.heading + setter.sizes.title) / 2, strong=True, above_pt=8, keep=True,
        )  # fmt: skip
        minutes, count = whole_minutes(routine, self._exercises), len(routine.items)
        yield setter.row(say(lambda: size_words(minutes, count)), keep=True)

    # -- the code ---------------------------------------------------------------------------------------

    def _code(self, packed: str | None) -> Iterator[Block]:
        setter, say = self._setter, self._say
        yield setter.heading(say(lambda: _("The programme as a code")), above_pt=14)
        modules = modules_of(packed) if packed else None
        module = module_dots(modules, setter.width) if modules else 0
        if modules is None or not module:
            yield setter.row(say(too_long_words))
            return
        yield setter.row(say(scan_words), keep=True)
        yield CodeBlock(modules, module)
        yield setter.row(say(private_words))


def exercises_of(programme: Programme, library: Mapping[str, Exercise]) -> Mapping[str, Exercise]:
    """The exercises that a programme names, by id: its own before those of the library."""
    own = {exercise.id: exercise for exercise in programme.exercises}
    named = dict.fromkeys(item.exercise for routine in programme.routines for item in routine.items)
    return {name: own.get(name) or library[name] for name in named}


def for_words(programme: Programme) -> str:
    """For whom it is."""
    patient = programme.patient
    if patient.birth_year is None:
        return _("For {name}").format(name=patient.name)
    return _("For {name}, born {year}").format(name=patient.name, year=patient.birth_year)


def by_words(programme: Programme) -> str:
    """By whom it is: name, role and registration, as the file says them."""
    author = programme.author
    words = ", ".join(part for part in (author.name, author.role, author.registration) if part)
    return _("By {author}").format(author=words)


def dates_words(programme: Programme) -> str:
    """When it was made, and by when it is to be looked at again."""
    made = _("Made on {day}.").format(day=plain_date_words(programme.issued))
    if programme.review_by is None:
        return made
    review = _("To be reviewed by {day}.").format(day=plain_date_words(programme.review_by))
    return f"{made} {review}"


def signature_words(file: ProgrammeFile) -> str:
    """Whether the file was signed, and the letters by which its key is known."""
    if file.signature is None:
        return _("The file of this programme is not signed.")
    letters = _("Letters of the signature: {letters}.").format(letters=fingerprint(file.signature.key))
    return f"{letters} {_('CoreCoach shows the same letters when you open the file.')}"


def _phase(part: PhaseWeeks) -> str:
    return phase_words(part.words(), _(part.phase.title))


def phase_words(weeks: str, title: str) -> str:
    """`Weeks 3 to 6: Build`, or one of both where they say the same."""
    return weeks if weeks == title else _("{weeks}: {title}").format(weeks=weeks, title=title)


def slot_words(slot: Slot) -> str:
    """`Mon, Wed, Fri`, or `every day, 3 times a day`."""
    days = _("every day") if len(slot.days) == len(DAYS) else _(", ").join(_weekdays(slot))
    if slot.per_day == 1:
        return days
    times = ngettext("{days}, {n} time a day", "{days}, {n} times a day", slot.per_day)
    return times.format(days=days, n=slot.per_day)


def _weekdays(slot: Slot) -> Iterator[str]:
    """The names of its days, Monday first; any Monday will do to ask for them."""
    return (weekday_short(_MONDAY + timedelta(days=n)) for n, name in enumerate(DAYS) if name in slot.days)


def size_words(minutes: int, count: int) -> str:
    """How long a routine takes, and of how many exercises it is."""
    words = ngettext("{time}, {n} exercise", "{time}, {n} exercises", count)
    return words.format(time=time_words(60 * minutes), n=count)


def dose_counts_words() -> str:
    """What counts where a dose and a step differ."""
    return _("Do each dose as it is written. It counts where a step says something else.")


def scan_words() -> str:
    """What to do with the code."""
    return " ".join(
        (
            _("This code holds the whole programme, as the file does."),
            _("Scan it and save its text as a file that ends in .corecoach."),
            _("Then open that file with CoreCoach."),
        )
    )


def private_words() -> str:
    """Whom to show the code to."""
    return _("Whoever scans the code can read the programme. Keep it as you keep a letter from your physio.")


def too_long_words() -> str:
    """What to do without a code."""
    words = _("This programme is too long for a QR code, which holds {n} letters. Use the file.")
    return words.format(n=MOST_LETTERS)
