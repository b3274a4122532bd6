"""Who the clinician is: what they say of themselves, their key, and how it is opened."""

from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from corecoach.coach import Saved, SaveResult
from corecoach.diary import Preferences
from corecoach.exchange import Problem
from corecoach.exchange.keys import (
    SigningKey,
    changed_passphrase,
    fingerprint,
    new_key,
    open_key,
    passphrase_fault,
)
from corecoach.exchange.sealed import box_public
from corecoach.practice.keeping import kept, replaced
from corecoach.prescription import Author
from corecoach.words import _


class Clinician(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands under every programme, and the public keys (base64): `key` signs, `box` is what results are
    sealed to. `backed_up_at` is when the key file was last copied to another place."""

    author: Author
    key: str
    box: str
    made_at: datetime
    backed_up_at: datetime | None = None


class Identity:
    """The clinician's own two files: `clinician.json`, and `key.json`, which only the passphrase opens. The
    key that signs is opened for one signature at a time and never kept."""

    def __init__(self, folder: Path) -> None:
        self._who = Preferences(folder / "clinician.json", Clinician)
        self._key_file = folder / "key.json"
        self._loaded: Clinician | None = None

    @property
    def clinician(self) -> Clinician | None:
        """Who it is; None before it was set up."""
        if self._loaded is None and self._key_file.exists():
            self._loaded = self._who.found()
        return self._loaded

    def set_up(self, who: Author, passphrase: str, at: datetime) -> SaveResult | Problem:
        """Make a key. One that is there already is never replaced: who lost the details goes on with it."""
        if self._key_file.exists():
            return self._go_on(who, passphrase, at)
        made = new_key(passphrase)
        return made if isinstance(made, Problem) else self._begin(made, who, passphrase, at)

    def restore(self, backup: bytes, who: Author, passphrase: str, at: datetime) -> SaveResult | Problem:
        """Begin with the key of a copy that was kept."""
        if self._key_file.exists():
            return self._go_on(who, passphrase, at)
        return self._begin(backup, who, passphrase, at)

    def _go_on(self, who: Author, passphrase: str, at: datetime) -> SaveResult | Problem:
        """Go on with the key that is there, where nobody knows whose it is."""
        if self.clinician is not None:
            return Problem("", _("there is a key already"), _("the passphrase of that key"))
        key = self.opened(passphrase)
        return key if isinstance(key, Problem) else self._keep_whole(_clinician(who, key, at))

    def opened(self, passphrase: str) -> SigningKey | Problem:
        """The key, for one use."""
        try:
            data = self._key_file.read_bytes()
        except OSError as error:
            what = _("cannot be opened ({reason})").format(reason=error.strerror)
            return Problem("", what, _("the copy of your key that you kept"))
        return open_key(data, passphrase)

    def backup(self) -> bytes:
        """The key file: of no use to anybody without the passphrase. Raises OSError."""
        return self._key_file.read_bytes()

    def change_passphrase(self, old: str, new: str) -> SaveResult | Problem:
        """Lock the key by another passphrase. Copies that were kept still open by the old one, so there is
        none any more that counts."""
        fault = passphrase_fault(new)
        changed = fault or changed_passphrase(self.backup(), old, new)
        if isinstance(changed, Problem):
            return changed
        result = replaced(self._key_file, changed)
        return self._keep(backed_up_at=None) if isinstance(result, Saved) else result

    def change_details(self, who: Author) -> SaveResult:
        """Other words about oneself; the key stays."""
        return self._keep(author=who)

    def note_backup(self, at: datetime) -> SaveResult:
        """Remember that the key was copied to another place."""
        return self._keep(backed_up_at=at)

    def _begin(self, file: bytes, who: Author, passphrase: str, at: datetime) -> SaveResult | Problem:
        key = open_key(file, passphrase)
        if isinstance(key, Problem):
            return key
        # The key first: details without a key would be somebody who cannot sign.
        result = replaced(self._key_file, file)
        return self._keep_whole(_clinician(who, key, at)) if isinstance(result, Saved) else result

    def _keep(self, **changes: object) -> SaveResult:
        assert self.clinician is not None, "nobody was set up"
        return self._keep_whole(replace(self.clinician, **changes))

    def _keep_whole(self, clinician: Clinician) -> SaveResult:
        result = kept(self._who, clinician)
        if isinstance(result, Saved):
            self._loaded = clinician
        return result


def _clinician(who: Author, key: SigningKey, at: datetime) -> Clinician:
    return Clinician(who, key.public, box_public(key.box_key()), at)


def fingerprint_of(clinician: Clinician) -> str:
    """The public key, short enough to be read out and compared."""
    return fingerprint(clinician.key)
