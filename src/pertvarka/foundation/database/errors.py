"""What can stop the database from starting, as named errors with a sentence for people in both languages.

Each sentence says what happened, why it matters and what to do next; the command line prints it as it is.
"""

from collections.abc import Sequence
from pathlib import Path


class DatabaseStartError(Exception):
    """The database under the house cannot be used; the sentences say why and what to do."""

    def __init__(self, *, sentence_en: str, sentence_lt: str) -> None:
        super().__init__(sentence_en, sentence_lt)
        self.sentence_en = sentence_en
        self.sentence_lt = sentence_lt

    def __str__(self) -> str:
        return f"{self.sentence_en}\n{self.sentence_lt}"


class NoPostgresFound(DatabaseStartError):
    """There is no usable PostgreSQL on this machine, or the one named by hand is not usable."""

    def __init__(self, looked_in: Sequence[str]) -> None:
        places = "; ".join(looked_in)
        super().__init__(
            sentence_en=(
                f"The database could not be started: no usable PostgreSQL 15 or newer was found (looked in: {places}). "
                "Install the requirements of this project again (they bring one), or install PostgreSQL from your "
                "system, or set PERTVARKA_PG_BIN to the bin folder of one; if you already have a database, name it in "
                "DATABASE_URL."
            ),
            sentence_lt=(
                "Duomenų bazės paleisti nepavyko: nerasta tinkama PostgreSQL 15 ar naujesnė versija "
                f"(ieškota: {places}). Iš naujo įdiekite šio projekto priklausomybes (su jomis ateina ir PostgreSQL), "
                "arba įdiekite PostgreSQL iš savo sistemos, arba kintamajame PERTVARKA_PG_BIN nurodykite jos aplanką "
                "„bin“; jei duomenų bazę jau turite, nurodykite ją kintamajame DATABASE_URL."
            ),
        )


class NoUnprivilegedAccount(DatabaseStartError):
    """We are root, and there is no other account that could run PostgreSQL."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            sentence_en=(
                f"The database could not be started: PostgreSQL refuses to run as root, and no other account can be "
                f"used here ({reason}). Run the command as an ordinary user, or name a database in DATABASE_URL."
            ),
            sentence_lt=(
                "Duomenų bazės paleisti nepavyko: PostgreSQL atsisako veikti root teisėmis, o kita paskyra čia "
                f"pasinaudoti negalima ({reason}). Paleiskite komandą kaip paprastas naudotojas arba nurodykite "
                "duomenų bazę kintamajame DATABASE_URL."
            ),
        )


class HomeNotWritable(DatabaseStartError):
    """The folder for data cannot be made or written to."""

    def __init__(self, *, folder: Path, reason: str) -> None:
        super().__init__(
            sentence_en=(
                f"Data cannot be kept in {folder}, so the database has nowhere to live: {reason}. "
                "Set PERTVARKA_HOME to a folder you may write to, then try again."
            ),
            sentence_lt=(
                f"Aplanke {folder} duomenų laikyti negalima, todėl duomenų bazė neturi kur būti: {reason}. "
                "Kintamajame PERTVARKA_HOME nurodykite aplanką, į kurį galite rašyti, ir bandykite dar kartą."
            ),
        )


class HomeNotReachable(DatabaseStartError):
    """Data are in the home folder, but the account that runs PostgreSQL may no longer enter it."""

    def __init__(self, *, folder: Path, account_name: str) -> None:
        super().__init__(
            sentence_en=(
                f"The database cannot be opened: its data are in {folder}, and the account {account_name} that runs "
                "PostgreSQL may not enter that folder. Let the account pass through the folders above it again; "
                "nothing was changed, so that an empty database does not take the place of yours."
            ),
            sentence_lt=(
                f"Duomenų bazės atverti negalima: jos duomenys yra aplanke {folder}, o paskyra {account_name}, kuria "
                "veikia PostgreSQL, į jį patekti negali. Vėl leiskite šiai paskyrai pereiti aukščiau esančius "
                "aplankus; niekas nepakeista, kad jūsų duomenų bazės vietos neužimtų tuščia."
            ),
        )


class FolderNotOurs(DatabaseStartError):
    """A folder in a shared place has our name but another owner, or is open to others."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            sentence_en=(
                f"The database could not be started: {folder} already exists, but it belongs to someone else or others "
                "may write to it, so it is not safe to use. Remove it, or set PERTVARKA_HOME to another folder."
            ),
            sentence_lt=(
                f"Duomenų bazės paleisti nepavyko: aplankas {folder} jau yra, bet jis priklauso kam nors kitam arba "
                "į jį gali rašyti kiti, todėl naudoti jį nesaugu. Pašalinkite jį arba kintamajame PERTVARKA_HOME "
                "nurodykite kitą aplanką."
            ),
        )


class DataFromOtherVersion(DatabaseStartError):
    """The data on disk were made by another major version of PostgreSQL."""

    def __init__(self, *, folder: Path, made_by: str, found: str) -> None:
        super().__init__(
            sentence_en=(
                f"The database cannot be opened: the data in {folder} were made by PostgreSQL {made_by}, the one found "
                f"here is {found}, and one major version cannot read the data of another. Set PERTVARKA_PG_BIN to the "
                f"bin folder of PostgreSQL {made_by}, or move that folder aside to begin with an empty database."
            ),
            sentence_lt=(
                f"Duomenų bazės atverti negalima: duomenis aplanke {folder} sukūrė PostgreSQL {made_by}, o čia rasta "
                f"{found}; viena pagrindinė versija kitos duomenų perskaityti negali. Kintamajame PERTVARKA_PG_BIN "
                f"nurodykite PostgreSQL {made_by} aplanką „bin“ arba perkelkite duomenų aplanką kitur ir pradėkite nuo "
                "tuščios duomenų bazės."
            ),
        )


class DiskFull(DatabaseStartError):
    """There is not enough room on the disk for the database to start."""

    def __init__(self, *, folder: Path, free_bytes: int) -> None:
        free_mb = free_bytes // 1_000_000
        super().__init__(
            sentence_en=(
                f"The database could not be started: the disk is full, only {free_mb} MB are free where {folder} is. "
                "Free some room there, or set PERTVARKA_HOME to a folder on another disk, then try again."
            ),
            sentence_lt=(
                f"Duomenų bazės paleisti nepavyko: diskas pilnas, ten, kur yra {folder}, laisva tik {free_mb} MB. "
                "Atlaisvinkite vietos arba kintamajame PERTVARKA_HOME nurodykite aplanką kitame diske ir bandykite "
                "dar kartą."
            ),
        )


class ClusterDidNotStart(DatabaseStartError):
    """PostgreSQL was started but did not begin to answer."""

    def __init__(self, *, log_path: Path, last_lines: str) -> None:
        super().__init__(
            sentence_en=(
                f"The database did not start. Its log {log_path} ends with: {last_lines or '(nothing)'} "
                "– put right what it names, then try again, or name another database in DATABASE_URL."
            ),
            sentence_lt=(
                f"Duomenų bazė nepasileido. Jos žurnalo {log_path} pabaiga: {last_lines or '(tuščia)'} "
                "– pašalinkite nurodytą kliūtį ir bandykite dar kartą arba kintamajame DATABASE_URL nurodykite kitą "
                "duomenų bazę."
            ),
        )


class ClusterDidNotStop(DatabaseStartError):
    """PostgreSQL was asked to stop but is still there."""

    def __init__(self, *, process_id: int, log_path: Path) -> None:
        super().__init__(
            sentence_en=(
                f"The database was asked to stop, but its process {process_id} is still there. "
                f"Its log {log_path} may say why; wait a little and stop it again."
            ),
            sentence_lt=(
                f"Duomenų bazės paprašyta sustoti, bet jos procesas {process_id} vis dar veikia. "
                f"Priežastis gali būti žurnale {log_path}; truputį palaukite ir stabdykite dar kartą."
            ),
        )
