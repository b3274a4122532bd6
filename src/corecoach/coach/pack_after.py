"""What follows a use of ice or heat: what was seen on the skin, one more look, and corrections of the log."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from corecoach.coach.pack_shelf import LOCK_OF, PackShelf
from corecoach.coach.pack_views import LogEntry
from corecoach.coach.saving import Saved, SaveResult
from corecoach.safety import SEEN_ON_SKIN, Answer, Case, Fired, Stamp, Tier
from corecoach.thermal.protocol import GROUP, Group
from corecoach.thermal.record import Application, PackLook, PackRecord, standing
from corecoach.thermal.rules import Sign

# The skin is looked at once more from ten minutes after the end on, and on the same day.
LOOK_AGAIN_FROM, LOOK_AGAIN_UNTIL = timedelta(minutes=10), timedelta(hours=12)
MORNING_UNTIL = timedelta(hours=36)
LONGEST_S = 24 * 3600


class PackAfter:
    """What was seen, and what is put right."""

    def __init__(self, shelf: PackShelf) -> None:
        self._shelf = shelf

    def signs(self, record: PackRecord, *, later: bool = False) -> tuple[Sign, ...]:
        """What can be seen after a use of these, each once; some things only show later."""
        signs = {s.words: s for s in reversed(self._of(record)) if later or s.id != "still_red"}
        return tuple(reversed(signs.values()))

    def _of(self, record: PackRecord) -> list[Sign]:
        """The signs of all that was on the skin: one of cold may only show in the warmth after it."""
        modes = {a.mode for a in record.applications}
        return [s for s in self._shelf.sound_rules().signs if set(s.modes) & modes]

    def name_sign(self, record: PackRecord, sign_id: str) -> SaveResult:
        """Store what was seen on the skin, and what follows: hours of rest, and a lock where it needs one.
        After cold and heat nobody can tell of which of them the same words are a sign: then it is of both."""
        sign = self._shelf.sound_rules().sign(sign_id)
        meant = [s for s in self._of(record) if s.words == sign.words] or [sign]
        named = self._correction(record)
        named = replace(
            named,
            signs=(*named.signs, sign.id),
            rest_h=self._rest_h(record, meant),
            seen=named.seen if named.outcome == "sign" and not named.signs else self._shelf.stamp(),
            outcome="ended" if all(s.fine for s in meant) and not named.signs else "sign",
        )
        result = self._shelf.coach.save(named)
        for each in meant:
            result = self._lock(each) or result
        return result

    def _rest_h(self, record: PackRecord, meant: Sequence[Sign]) -> dict[Group, int]:
        hours: dict[Group, int] = {"cold": 0, "heat": 0}
        used = set(record.groups)
        for sign in meant:
            own = {GROUP[m] for m in sign.modes} & used
            for group in hours:
                hours[group] = max(hours[group], sign.rest_h if group in own else sign.other_rest_h)
        for group, known in self._hours(record):
            hours[group] = max(hours[group], known)
        return {g: h for g, h in hours.items() if h}

    def _lock(self, sign: Sign) -> SaveResult | None:
        coach = self._shelf.coach
        if sign.item is not None and coach.rules is not None:
            return coach.lock_case(Case({sign.item: "yes"})).saved
        if not sign.locks:
            return None
        fired = (Fired(f"{SEEN_ON_SKIN}{sign.id}", (), "CLIN"),)
        locks = tuple(LOCK_OF[g] for g in sign.locks)
        return coach.save(coach.new_lockout(Tier.CAUTION, locks, fired))

    def _hours(self, record: PackRecord) -> Iterator[tuple[Group, int]]:
        """The hours of rest that a use asks for so far. Those for the worst, where nobody has said what was
        seen, are left out: what is said takes their place."""
        first = record.corrects or record.id
        for written in self._shelf.written():
            if first in (written.id, written.corrects) and (written.outcome != "sign" or written.signs):
                yield from written.rest_h.items()

    def report(self, tick_id: str) -> tuple[bool, SaveResult]:
        """Store that one of the ticks is not true: whether that locks something, and is on disk."""
        items = next((t.items for t in self._shelf.sound_rules().ticks if t.id == tick_id), ())
        if not items or self._shelf.coach.rules is None:
            return False, Saved()
        said: dict[str, Answer] = dict.fromkeys(items, "yes")
        result = self._shelf.coach.lock_case(Case(said))
        return result.lockout is not None, result.saved

    def to_look_again(self, now: datetime) -> PackRecord | None:
        """The use after which the skin has to be looked at once more: on the day, and where it was red on the
        next one, too. What keeps ice and heat away for a day has been said to be looked at."""
        last = next(reversed([r for r in self._shelf.records() if r.applications]), None)
        if last is None or any(self._serious(sign) for sign in last.signs):
            return None
        looks = [x.at for x in self._looks(last) if x.record == (last.corrects or last.id)]
        passed = now - last.ended_at
        if LOOK_AGAIN_FROM <= passed <= LOOK_AGAIN_UNTIL:
            return None if looks else last
        morning = last.ended_at.date() < now.date() and passed <= MORNING_UNTIL
        seen = any(at.date() == now.date() for at in looks)
        return last if last.signs and morning and not seen else None

    def _serious(self, sign_id: str) -> bool:
        return self._shelf.sound_rules().sign(sign_id).rest_h >= self._shelf.worst_h()["cold"]

    def _looks(self, record: PackRecord) -> list[PackLook]:
        return self._shelf.coach.recorded(PackLook, record.ended_at.date())

    def note_look(self, record: PackRecord, *, normal: bool) -> SaveResult:
        """Store that the skin was looked at once more. What is not normal counts as the worst until it has a
        name (RT7)."""
        first = record.corrects or record.id
        look = PackLook(self._shelf.new_id(), self._shelf.coach.clock.now(), first, normal)
        if normal:
            return self._shelf.coach.save(look)
        return self._shelf.coach.save(look, self._worst(record))

    def note_doubt(self, record: PackRecord) -> SaveResult:
        """Store that something was seen, and nobody could say what: it counts as the worst (RT7)."""
        return self._shelf.coach.save(self._worst(record))

    def _worst(self, record: PackRecord) -> PackRecord:
        worst, seen = self._shelf.worst_h(), self._shelf.stamp()
        return replace(self._correction(record), outcome="sign", rest_h=worst, seen=seen)

    def correct(self, record: PackRecord, minutes: Mapping[int, float], note: str = "") -> SaveResult:
        """Store that some of the packs of a use, by their number, were on for other minutes. The time that
        they were certainly on stays: raises ValueError for less, and for more than a day."""
        correction = self._correction(record)
        changed = list(correction.applications)
        for number, value in minutes.items():
            changed[number] = _with_minutes(changed[number], value, self._shelf.stamp())
        return self._shelf.coach.save(replace(correction, applications=tuple(changed), note=note[:400]))

    def _correction(self, record: PackRecord) -> PackRecord:
        record = self._shelf.as_it_stands(record)
        # Never dated before what it corrects, or the order of both would be lost.
        at = max(self._shelf.coach.clock.now(), record.at + timedelta(microseconds=1))
        return replace(record, id=self._shelf.new_id(), at=at, corrects=record.corrects or record.id)

    def entries(self) -> tuple[LogEntry, ...]:
        """The log, newest first, with what each entry was before it was corrected."""
        written = self._shelf.written()
        made = []
        for record in reversed([r for r in standing(written) if r.applications]):
            first = record.corrects or record.id
            before = [r for r in written if (r.corrects or r.id) == first and r.id != record.id]
            modes = tuple(dict.fromkeys(a.mode for a in record.applications))
            made.append(LogEntry(record, tuple(before), modes))
        return tuple(made)


def _with_minutes(application: Application, minutes: float, now: Stamp) -> Application:
    seconds = minutes * 60
    if not application.least_s <= seconds + 59 or seconds > LONGEST_S:
        raise ValueError("outside of what is possible")
    seconds = max(seconds, application.least_s)
    overdue_s = max(0.0, seconds - application.least_s)
    off = _off_after(application, seconds, now)
    return replace(application, off=off, exposed_s=seconds, overdue_s=overdue_s, unknown=False)


def _off_after(application: Application, seconds: float, now: Stamp) -> Stamp:
    """When it came off, if it was on for so long."""
    on, off = application.on, application.off
    if on.boot != off.boot:
        # The machine was started anew meanwhile: only when somebody said so is certain.
        return off
    off = Stamp(on.at + timedelta(seconds=seconds), on.boot, on.boot_s + seconds)
    # It is off by now, whoever says how long it was on.
    ahead = off.at > now.at or (off.boot == now.boot and off.boot_s > now.boot_s)
    return now if ahead else off
