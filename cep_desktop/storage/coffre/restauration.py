"""Remettre une sauvegarde en place : rien n’est écrasé, et une coupure ne laisse pas d’entre-deux.

La base est d’abord préparée entière à côté. Le seul instant qui décide est le renommage du dossier
de préparation : avant, l’ancien coffre est intact ; après, l’échange se termine, au besoin à
l’ouverture suivante.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre import conteneur
from cep_desktop.storage.coffre import entete as en_tete
from cep_desktop.storage.coffre.conteneur import Lue
from cep_desktop.storage.coffre.controle import controler
from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.entete import Entete
from cep_desktop.storage.coffre.fichiers import (
    BASE,
    ENTETE,
    SUITES_DE_LA_BASE,
    TEMOIN,
    creer_dossier,
    forcer_sur_disque,
    lieux_du_temoin,
)
from cep_desktop.storage.coffre.interieur import Horloge, composer_temoin
from cep_desktop.storage.coffre.journal import Journal
from cep_desktop.storage.coffre.registre import RegistreDuCoffre
from cep_desktop.storage.coffre.rejeu import rejouer_effacements
from cep_desktop.storage.coffre.rotation import AGE_MAXIMAL
from cep_desktop.storage.coffre.temoin import (
    Effacement,
    Temoin,
    charger_temoin,
    deposer_temoin,
)
from cep_desktop.storage.coffre.verrou import Verrou
from cep_desktop.storage.sql.chiffree import ouvrir
from cep_desktop.storage.sql.depot import DossiersEnBase
from cep_desktop.storage.sql.fts5 import IndexFts5
from cep_desktop.storage.sql.transaction import ecriture
from cep_desktop.usecases.coffre.erreurs import (
    CoffreFerme,
    EcritureImpossible,
    SauvegardeImpossible,
)
from cep_desktop.usecases.coffre.journal import Geste
from cep_desktop.usecases.depot import DepotImpossible, charger, en_francais

REMPLACES = "remplaces"
_PREPARATION, _PRETE = "restauration.preparation", "restauration"
_ANCIEN = "ancien.txt"
_INSTANT = "%Y%m%dT%H%M%SZ"
_TAILLE_ENTETE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Restauration:
    """Une sauvegarde à remettre en place dans un coffre fermé."""

    sauvegarde: Path
    coffre: Path
    ailleurs: Path | None
    auteur: str
    horloge: Horloge

    def faire(self, saisie: str) -> Path | None:
        """Remet la sauvegarde en place ; rend où l’ancien coffre est gardé, s’il y en avait un.

        `saisie` est la phrase de passe d’aujourd’hui, celle d’alors, ou le code de secours. Lève
        `SauvegardeImpossible`, `PhraseDePasseFausse` ou `CoffreFerme` : rien n’a alors changé.
        """
        with _en_francais(self.coffre):
            creer_dossier(self.coffre)
            with _tenir(self.coffre, self.auteur, self.horloge()):
                achever(self.coffre)
                preparation = self.coffre / _PREPARATION
                shutil.rmtree(preparation, ignore_errors=True)
                creer_dossier(preparation)
                try:
                    temoin = self._preparer(preparation, saisie)
                    preparation.rename(self.coffre / _PRETE)
                finally:
                    shutil.rmtree(preparation, ignore_errors=True)
                forcer_sur_disque(self.coffre)
                ancien = achever(self.coffre)
        deposer_temoin(
            temoin, lieux_du_temoin(self.coffre, temoin.entete.coffre, self.ailleurs)[1:]
        )
        return ancien

    def _preparer(self, preparation: Path, saisie: str) -> Temoin:
        lue = conteneur.lire(self.sauvegarde, preparation / BASE)
        entete, cle = self._ouvrir(lue, saisie)
        journal = Journal(deriver(cle, Usage.JOURNAL), entete.coffre, self.auteur)
        temoin = self._rejouer(preparation, lue, entete, cle, journal)
        (preparation / ENTETE).write_bytes(entete.ecrire())
        (preparation / TEMOIN).write_bytes(temoin.ecrire())
        (preparation / _ANCIEN).write_text(self.horloge().strftime(_INSTANT), encoding="ascii")
        for fichier in preparation.iterdir():
            fichier.chmod(0o600)
            forcer_sur_disque(fichier)
        forcer_sur_disque(preparation)
        return temoin

    def _ouvrir(self, lue: Lue, saisie: str) -> tuple[Entete, bytes]:
        """Ouvre par l’en-tête en place, s’il est du même coffre, ou celui de la sauvegarde."""
        sauvegarde = en_tete.lire(lue.entete)
        en_place = self._entete_en_place()
        if en_place is not None and en_place.coffre != sauvegarde.coffre:
            raise CoffreFerme(
                "Cette sauvegarde est celle d’un autre coffre.",
                remede="Choisissez-en une de ce coffre, ou restaurez dans un dossier vide.",
            )
        if en_place is not None:
            with suppress(CoffreFerme):
                return en_place, en_tete.ouvrir(en_place, saisie)
        return sauvegarde, en_tete.ouvrir(sauvegarde, saisie)

    def _entete_en_place(self) -> Entete | None:
        with suppress(ErreurMetier):
            return en_tete.lire(charger(self.coffre / ENTETE, taille_maximale=_TAILLE_ENTETE))
        return None

    def _rejouer(
        self, preparation: Path, lue: Lue, entete: Entete, cle: bytes, journal: Journal
    ) -> Temoin:
        """Contrôle la base préparée, y rejoue les effacements connus, et en rend le témoin."""
        moteur = ouvrir(preparation / BASE, deriver(cle, Usage.BASE))
        try:
            controle = controler(moteur, journal)
            if controle.defauts:
                raise SauvegardeImpossible(
                    f"Cette sauvegarde ne se relit pas bien ({', '.join(controle.defauts)}).",
                    remede="Choisissez-en une autre. Le coffre n’a pas été modifié.",
                )
            registre = RegistreDuCoffre(moteur, journal, self.horloge, lambda: None)
            dossiers = DossiersEnBase(
                moteur, IndexFts5(), self.auteur, self.horloge, registre=registre
            )
            with ecriture(moteur) as connexion:
                connus = tuple(self._effacements(lue, entete, journal))
                rejouer_effacements(connexion, dossiers, journal, connus)
                quand = f"du {lue.manifeste.faite_le.strftime(_INSTANT)}"
                journal.noter(connexion, Geste.RESTAURATION, self.horloge(), precision=quand)
                return composer_temoin(connexion, entete, journal)
        finally:
            moteur.dispose()

    def _effacements(self, lue: Lue, entete: Entete, journal: Journal) -> Iterator[Effacement]:
        chemins = lieux_du_temoin(self.coffre, entete.coffre, self.ailleurs)
        for temoin in (Temoin.lire(lue.temoin), *map(charger_temoin, chemins)):
            if temoin is not None and temoin.est_authentique(journal):
                yield from temoin.effacements


def achever(coffre: Path) -> Path | None:
    """Termine un échange décidé : range l’ancien coffre, s’il y en avait un, et pose le nouveau.

    Se rejoue sans risque après une coupure, à n’importe quel endroit. Lève `OSError`.
    """
    prete = coffre / _PRETE
    if not prete.is_dir():
        return None
    ancien = coffre / REMPLACES / _lire_nom(prete / _ANCIEN)
    creer_dossier(ancien.parent)
    creer_dossier(ancien)
    if (prete / BASE).exists():
        for suite in SUITES_DE_LA_BASE:
            _deplacer(coffre / f"{BASE}{suite}", ancien)
    for nom in (BASE, TEMOIN, ENTETE):
        if (prete / nom).exists():
            _deplacer(coffre / nom, ancien)
            (prete / nom).rename(coffre / nom)
    forcer_sur_disque(ancien)
    forcer_sur_disque(coffre)
    shutil.rmtree(prete)
    if any(ancien.iterdir()):
        return ancien
    ancien.rmdir()
    return None


def retirer_les_anciens(coffre: Path, maintenant: datetime) -> None:
    """Retire les coffres remplacés depuis plus de 70 jours, comme les sauvegardes ; sans échec."""
    for ancien in (coffre / REMPLACES).glob("*"):
        with suppress(ValueError):
            le = datetime.strptime(ancien.name, _INSTANT).replace(tzinfo=maintenant.tzinfo)
            if maintenant - le > AGE_MAXIMAL:
                shutil.rmtree(ancien, ignore_errors=True)


def _lire_nom(chemin: Path) -> str:
    nom = chemin.read_text(encoding="ascii").strip()
    datetime.strptime(nom, _INSTANT)  # noqa: DTZ007 - seule la forme compte : c’est un nom de dossier
    return nom


def _deplacer(fichier: Path, vers: Path) -> None:
    if fichier.exists():
        fichier.rename(vers / fichier.name)


@contextmanager
def _tenir(coffre: Path, auteur: str, depuis: datetime) -> Iterator[None]:
    verrou = Verrou(coffre)
    tenu_par = verrou.prendre(auteur, depuis)
    if tenu_par is not None:
        raise CoffreFerme(
            f"Ce coffre est ouvert par {tenu_par}.", remede="Fermez-le, puis recommencez."
        )
    try:
        yield
    finally:
        verrou.rendre()


@contextmanager
def _en_francais(lieu: Path) -> Iterator[None]:
    try:
        with en_francais(lieu):
            yield
    except (DepotImpossible, EcritureImpossible) as cause:
        raison = cause.phrase[0].lower() + cause.phrase[1:]
        raise SauvegardeImpossible(
            f"La sauvegarde n’a pas pu être remise en place\u00a0: {raison}",
            remede="Libérez de la place, puis recommencez. L’ancien coffre est gardé.",
        ) from cause
