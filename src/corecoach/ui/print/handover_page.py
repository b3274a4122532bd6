"""What stands on the page for the clinician, most important first, as rich text."""

from collections.abc import Iterator, Sequence

from corecoach.exchange.handover import (
    AdviceShown,
    ExerciseDone,
    Handover,
    HeatAndIce,
    LastSession,
    Locked,
    PainDay,
    Person,
    Plan,
    Symptom,
)
from corecoach.safety import grouped
from corecoach.ui.names import weekday_short
from corecoach.ui.print.handover_timeline import timeline_table
from corecoach.ui.print.handover_words import (
    answer_words,
    answered_words,
    assessed_words,
    day,
    exit_words,
    listed,
    lock_words,
    moment,
    rule_words,
    score_words,
    span,
    status_words,
)
from corecoach.ui.print.markup import Html, bold, el, grid, joined, para, plain
from corecoach.words import _, ngettext

_TITLE = "margin-bottom:1px"
_NAME = "font-size:11pt"
_SIDE_BY_SIDE = (17, 83)
_GAP = Html("&nbsp;&nbsp;&nbsp; ")
# So many uses of ice and heat are printed; the file has more.
_USES = 10


def body(handover: Handover, *, flowing: bool = False) -> Html:
    """The whole content. Where it does not fit on one page, it is the timeline that flows on."""
    return joined(_sections(handover, flowing), "")


def _sections(handover: Handover, flowing: bool) -> Iterator[Html]:
    yield _locks_now(handover)
    if handover.symptoms:
        yield _section(_("Symptoms reported"), _symptoms(handover.symptoms))
    if not flowing:
        yield _timeline(handover)
    yield _pain(handover.pain)
    rows = [
        (bold(_("Last session")), joined(_session(handover.last_session))),
        (bold(_("Person, as entered")), joined(_person(handover.person))),
        (bold(_("Plan")), joined(_plan(handover.plan))),
        (bold(_("Heat and ice")), _packs(handover.heat_and_ice)),
    ]
    yield _section("", grid(rows, _SIDE_BY_SIDE))
    yield _advice(handover)
    if flowing:
        yield _timeline(handover)
    yield para(_meaning(handover), css="font-size:7pt")


def _section(title: str, *parts: str) -> Html:
    return joined([para(bold(title), css=_TITLE), *parts], "")


def _facts(*pairs: tuple[str, str]) -> Html:
    """Names and values, without the empty ones."""
    return joined([joined([bold(name), value], ": ") for name, value in pairs if value], _GAP)


# -- what is reported -----------------------------------------------------------------------------------


def _locks_now(handover: Handover) -> Html:
    locks = [(e.at, e.locked) for e in handover.events if e.locked and e.locked.locks_now]
    rows = [(el("b", grouped(lock.challenge), css=_NAME), _lock_now(moment(at), lock)) for at, lock in locks]
    title = _("Locked now: the short name is for the clearance code") if rows else _("Locked now")
    return _section(title, grid(rows, (16, 84)) if rows else para(_("No lock is in force.")))


def _lock_now(since: str, lock: Locked) -> Html:
    words = _("{tier}, reported {moment}; {ends}")
    first = words.format(tier=lock.tier, moment=since, ends=exit_words(lock.ends_by))
    held = _("Locked: {locks}")
    if lock.locks_now != lock.locks:
        held = _("A clinician cleared a part. Still locked: {locks}")
    locked = held.format(locks=lock_words(lock.locks_now, lock.exercise))
    said = _("; ").join(answered_words(item) for item in lock.items)
    return joined([bold(first), bold(said), locked, rule_words(lock.fired, lock.rules_version)])


def _symptoms(symptoms: Sequence[Symptom]) -> Html:
    head = (_("Symptom"), _("Answer"), _("First reported"), _("Last reported"), _("No since"))
    rows = [
        (
            s.item.words,
            listed([answer_words(s.answer), status_words(s.status)]),
            moment(s.first_reported),
            moment(s.last_reported),
            day(s.no_from) if s.no_from else "",
        )
        for s in symptoms
    ]
    return grid(rows, (27, 14, 23, 23, 13), head)


def _timeline(handover: Handover) -> Html:
    title = _("Timeline, newest first. The patient answered, where no carer is named.")
    return _section(title, timeline_table(handover) if handover.events else para(_("Nothing recorded.")))


# -- pain and exercise ----------------------------------------------------------------------------------


def _pain(days: Sequence[PainDay]) -> Html:
    rows = [
        (_("Before"), [d.before for d in days]),
        (_("After"), [d.after for d in days]),
        (_("Next morning"), [d.next_morning for d in days]),
        (_("Other times"), [(*d.now, *d.day) for d in days]),
    ]
    # Asked only of those who want to say more: without any the page stays as short as it can be.
    seldom = ((_("Worst of the day"), [d.worst for d in days]), (_("Leg"), [d.leg for d in days]))
    rows += [row for row in seldom if any(row[1])]
    shown = [(name, *(bold(score_words(s)) if s else "" for s in scores)) for name, scores in rows]
    head = ("", *(joined([weekday_short(d.date), str(d.date.day)]) for d in days))
    each = 86 // max(1, len(days))
    widths = (100 - each * len(days), *[each] * len(days))
    words = _("Pain, 0 to 10, {first} to {last}. An empty field is not recorded.")
    title = words.format(first=day(days[0].date), last=day(days[-1].date)) if days else ""
    return _section(title, grid(shown, widths, head)) if days else Html()


def _session(session: LastSession | None) -> Iterator[Html]:
    if session is None:
        yield plain(_("Nothing recorded."))
        return
    outcomes = {"finished": _("finished"), "ended": _("ended early"), "stopped": _("stopped")}
    yield plain(listed([session.title, moment(session.began), outcomes[session.outcome]]))
    if session.outcome != "finished":
        where = session.stopped_in.words if session.stopped_in else _("not known")
        why = session.stop_reason.words if session.stop_reason else _("not said")
        yield _facts((_("Ended in"), where), (_("Reason"), why))
    done = _("; ").join(_done(exercise) for exercise in session.exercises)
    yield _facts((_("Repetitions"), done))
    yield _after(session)


def _done(done: ExerciseDone) -> str:
    words = _("{exercise}: {done} of {prescribed}")
    if done.skipped:
        words = _("{exercise}: {done} of {prescribed}, skipped")
    return words.format(exercise=done.exercise.words, done=done.reps_done, prescribed=done.reps_prescribed)


def _after(session: LastSession) -> Html:
    def score(value: int | None) -> str:
        return _("not recorded") if value is None else str(value)

    return _facts(
        (_("Pain before"), score(session.pain_before)),
        (_("Pain after"), score(session.pain_after)),
        (_("Effort"), score(session.effort)),
        (_("Anything new"), _new_words(session.anything_new)),
        (_("Note"), session.note),
    )


def _new_words(anything_new: bool | None) -> str:
    """Empty where it was not asked or not answered."""
    return {True: _("yes, something came on"), False: _("no"), None: ""}[anything_new]


# -- person and plan ------------------------------------------------------------------------------------


def _person(person: Person) -> Iterator[Html]:
    entered = _("entered {moment}").format(moment=moment(person.entered)) if person.entered else ""
    age = "" if person.age is None else _("{age} ({entered})").format(age=person.age, entered=entered)
    born = "" if person.birth_year is None else str(person.birth_year)
    yield _facts((_("Name"), person.name), (_("Year of birth"), born), (_("Age"), age))
    said = joined((m.words for m in person.modifiers), _GAP)
    nothing = _("nothing") if person.entered else _("not asked yet")
    yield _facts((_("Yes to"), said or nothing))
    yield _facts((_("Cautions"), listed(person.cautions)))


def _plan(plan: Plan | None) -> Iterator[Html]:
    if plan is None:
        yield plain(_("No programme was taken in."))
        return
    author, review = plan.author, day(plan.review_by) if plan.review_by else ""
    by = listed([author.name, author.role, author.registration, author.contact])
    yield _facts((_("Programme"), plan.title), (_("By"), by))
    signed = _("yes") if plan.signed else _("no")
    dates = (
        (_("Issued"), day(plan.issued)),
        (_("Review by"), review),
        (_("Taken in"), moment(plan.taken_in)),
    )
    yield _facts((_("Id"), plan.id), *dates, (_("Signed"), signed))
    known = _("; ").join(assessed_words(entry) for entry in plan.baseline)
    yield _facts((_("Known symptoms"), known or _("none written down")))
    yield _facts((_("Confirmed"), listed(plan.confirmations)), (_("Cautions"), listed(plan.cautions)))


def _packs(used: HeatAndIce) -> Html:
    """The newest uses one after the other: a line each would push out what matters more."""
    left = len(used.uses) - _USES
    more = ngettext("and {n} more", "and {n} more", left).format(n=left) if left > 0 else ""
    return joined([*map(_use, used.uses[:_USES]), more, used.note], _GAP)


def _use(line: str) -> Html:
    """A use with its moment in bold, all of which stays on one line."""
    when, colon, rest = line.partition(": ")
    return joined([bold(when.replace(" ", "\u00a0") + colon.strip()), rest], " ") if colon else plain(line)


# -- advice ---------------------------------------------------------------------------------------------


def _advice(handover: Handover) -> Html:
    shown = [event.advice for event in handover.events if event.advice]
    rows = [(joined([_advice_head(a), a.text or _("(the words were not kept)")]),) for a in shown]
    return _section(_("Advice shown, word for word"), grid(rows, (100,))) if rows else Html()


def _advice_head(advice: AdviceShown) -> Html:
    gone = [_("acknowledged {moment}").format(moment=moment(at)) for at in advice.acknowledged[-1:]]
    page = _("Emergency page") if advice.page == "emergency" else _("Lock page")
    words = _("{page}, {name}").format(page=page, name=grouped(advice.challenge))
    version = _("rules {version}").format(version=advice.rules_version)
    facts = [span(advice.times), *(gone or [_("not acknowledged")]), version]
    return joined([bold(words), *facts], _("; "))


def _meaning(handover: Handover) -> Html:
    """What the short words mean, and the questions that are named."""
    codes = _(
        "CLIN-A: a clinician who examined after the report clears it. CLIN: a clinician. RE-n: asked again"
        " after n hours. L0: by time. L1: details typed in. L2: code or signed file. L3: in person."
    )
    asked = {g.question.id: g.question.words for e in handover.events if e.checks for g in e.checks.gates}
    questions = [_("{name}: {question}").format(name=n, question=q) for n, q in sorted(asked.items())]
    return joined([codes, *questions])
