"""L’intérieur d’un coffre ouvert : la base, les clés, l’heure, et ce qui témoigne au-dehors."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre.entete import Entete
from cep_desktop.storage.coffre.fichiers import BASE, lieux_du_temoin
from cep_desktop.storage.coffre.journal import Journal
from cep_desktop.storage.coffre.tables import effacement
from cep_desktop.storage.coffre.temoin import Effacement, Temoin, deposer_temoin
from cep_desktop.storage.sql.chiffree import executer
from cep_desktop.storage.sql.fts5 import IndexFts5
from cep_desktop.storage.sql.schema import meta
from cep_desktop.storage.sql.transaction import SAUF, ecriture, lecture
from cep_desktop.usecases.coffre.erreurs import CoffreEnLectureSeule
from cep_desktop.usecases.coffre.journal import Geste

Horloge = Callable[[], datetime]


@dataclass(slots=True)
class Interieur:
    """Ce que se partagent les services d’un coffre ; seul `entete` change, avec les serrures.

    `ailleurs` est le dossier du poste qui garde une copie du témoin. `empeche` dit pourquoi rien
    ne s’écrit ; vide, le coffre s’écrit.
    """

    dossier: Path
    ailleurs: Path | None
    entete: Entete
    cle: bytes
    moteur: Engine
    journal: Journal
    horloge: Horloge
    empeche: str = ""

    @property
    def base(self) -> Path:
        """Le fichier de la base ; rien d’autre que SQLite ne l’ouvre tant que le coffre l’est."""
        return self.dossier / BASE

    @property
    def est_en_lecture_seule(self) -> bool:
        """Vrai si rien ne s’écrit."""
        return bool(self.empeche)

    def maintenant(self) -> datetime:
        """Rend l’instant présent, en temps universel."""
        return self.horloge().astimezone(UTC)

    def exiger_ecriture(self) -> None:
        """Lève `CoffreEnLectureSeule` si rien ne s’écrit."""
        if self.empeche:
            raise CoffreEnLectureSeule(
                f"{self.empeche} {SAUF}",
                remede="Rouvrez le coffre quand ce sera possible.",
            )

    def noter(self, geste: Geste, *, objet: str = "", precision: str = "") -> None:
        """Ajoute une ligne au journal. Lève `EcritureImpossible`."""
        self.exiger_ecriture()
        with ecriture(self.moteur) as connexion:
            self.noter_dans(connexion, geste, objet=objet, precision=precision)

    def noter_dans(
        self, connexion: Connection, geste: Geste, *, objet: str = "", precision: str = ""
    ) -> None:
        """Ajoute une ligne au journal dans la transaction ouverte."""
        self.journal.noter(connexion, geste, self.maintenant(), objet=objet, precision=precision)

    def reglage(self, cle: str) -> str | None:
        """Rend un réglage gardé dans le coffre."""
        with lecture(self.moteur) as connexion:
            return connexion.execute(select(meta.c.valeur).where(meta.c.cle == cle)).scalar()

    def regler(self, cle: str, valeur: str) -> None:
        """Change un réglage et le note. Lève `EcritureImpossible`."""
        self.exiger_ecriture()
        with ecriture(self.moteur) as connexion:
            poser_meta(connexion, cle, valeur)
            self.noter_dans(connexion, Geste.REGLAGE, precision=cle)

    def temoin(self) -> Temoin:
        """Rend le témoin de cet instant."""
        with lecture(self.moteur) as connexion:
            return composer_temoin(connexion, self.entete, self.journal)

    def temoigner(self) -> None:
        """Écrit le témoin partout où l’on peut ; sans échec."""
        with suppress(ErreurMetier):
            chemins = lieux_du_temoin(self.dossier, self.entete.coffre, self.ailleurs)
            deposer_temoin(self.temoin(), chemins)

    def vider_le_journal_de_la_base(self) -> bool:
        """Ramène dans la base ce que son journal retient encore, et le vide.

        Rend faux si un lecteur l’en empêche : ce sera pour la fois suivante.
        """
        with suppress(ErreurMetier):
            ((est_occupe, *_),) = executer(self.moteur, "PRAGMA wal_checkpoint(TRUNCATE)")
            return not est_occupe
        return False

    def reposer(self) -> None:
        """Fond l’index, vide le journal de la base et met le témoin à jour ; sans échec."""
        if not self.est_en_lecture_seule:
            with suppress(ErreurMetier), ecriture(self.moteur) as connexion:
                IndexFts5().fondre(connexion)
            self.vider_le_journal_de_la_base()
            self.temoigner()


def composer_temoin(connexion: Connection, entete: Entete, journal: Journal) -> Temoin:
    """Rend le témoin de ce que la base dit à cet instant."""
    tete = journal.tete(connexion)
    requete = select(effacement.c.empreinte, effacement.c.le).order_by(*effacement.c)
    effacements = tuple(
        Effacement(empreinte=ligne.empreinte, le=ligne.le) for ligne in connexion.execute(requete)
    )
    temoin = Temoin(entete=entete, n=tete.n, tete=tete.sceau, effacements=effacements)
    return temoin.sceller(journal)


def poser_meta(connexion: Connection, cle: str, valeur: str) -> None:
    """Pose une valeur de `meta`, neuve ou non."""
    connexion.exec_driver_sql(
        "INSERT INTO meta (cle, valeur) VALUES (?, ?) "
        "ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur",
        (cle, valeur),
    )
