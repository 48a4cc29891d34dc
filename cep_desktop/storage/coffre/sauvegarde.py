"""Sauvegarder un coffre ouvert, sans l’arrêter, et ne garder que ce qui se relit."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import exists, select

from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.storage.coffre import conteneur
from cep_desktop.storage.coffre.controle import Controle, controler
from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.fichiers import (
    BASE,
    SAUVEGARDES,
    creer_dossier,
    creer_vide,
    forcer_sur_disque,
)
from cep_desktop.storage.coffre.interieur import Interieur, composer_temoin, poser_meta
from cep_desktop.storage.coffre.rotation import a_garder
from cep_desktop.storage.coffre.tables import journal
from cep_desktop.storage.coffre.temoin import Temoin
from cep_desktop.storage.sql.chiffree import Acces, executer, ouvrir
from cep_desktop.storage.sql.transaction import ecriture, lecture
from cep_desktop.usecases.coffre.erreurs import SauvegardeImpossible
from cep_desktop.usecases.coffre.journal import Geste
from cep_desktop.usecases.coffre.ports import Sauvegarde, SauvegardeFaite
from cep_desktop.usecases.depot import PREFIXE_PROVISOIRE, en_francais

ENTRE_DEUX = timedelta(hours=4)
_SECOND_DOSSIER, _DERNIERE_LIGNE = "second_dossier", "sauvegarde_n"
_CHANGENT = (Geste.ECRITURE, Geste.EFFACEMENT, Geste.REGLAGE)


@dataclass(frozen=True, slots=True)
class SauvegardesDuCoffre:
    """Les sauvegardes d’un coffre, à côté de lui et dans le second dossier choisi."""

    interieur: Interieur

    @property
    def second_dossier(self) -> Path | None:
        """Où une copie de chaque sauvegarde est déposée, si l’organisme l’a choisi."""
        valeur = self.interieur.reglage(_SECOND_DOSSIER)
        return Path(valeur) if valeur else None

    def choisir_second_dossier(self, dossier: Path | None) -> None:
        """Choisit ce dossier, ou y renonce ; il se crée maintenant, jamais à la sauvegarde.

        Une clé débranchée ne doit pas laisser un dossier du même nom sur le disque du poste.
        Lève `EcritureImpossible`.
        """
        if dossier is not None:
            with suppress(OSError):
                dossier.mkdir(parents=True, exist_ok=True)
        self.interieur.regler(_SECOND_DOSSIER, str(dossier.absolute()) if dossier else "")

    def lister(self) -> tuple[Sauvegarde, ...]:
        """Rend les sauvegardes du coffre, la plus récente d’abord."""
        return _lister(self._dossier, self.interieur.entete.coffre)

    def est_due(self) -> bool:
        """Vrai si rien n’est sauvegardé aujourd’hui, ou depuis quatre heures avec du nouveau."""
        if self.interieur.est_en_lecture_seule:
            return False
        gardees = self.lister()
        if not gardees:
            return True
        derniere, maintenant = gardees[0].faite_le, self.interieur.maintenant()
        est_vieille = derniere.date() != maintenant.date() or maintenant - derniere >= ENTRE_DEUX
        return est_vieille and self._a_change()

    def faire(self) -> SauvegardeFaite:
        """Sauvegarde, relit, copie ailleurs, puis retire les plus anciennes.

        Lève `SauvegardeImpossible` : aucune sauvegarde déjà faite n’a alors été touchée.
        """
        dedans = self.interieur
        with _en_francais(self._dossier):
            dedans.exiger_ecriture()
            creer_dossier(self._dossier)
            _retirer_les_provisoires(self._dossier)
            faite_le = dedans.maintenant()
            nom = conteneur.nommer(dedans.entete.coffre, faite_le)
            with tempfile.TemporaryDirectory(prefix=PREFIXE_PROVISOIRE, dir=self._dossier) as lieu:
                controle, temoin = self._composer(Path(lieu), nom, faite_le)
                conteneur.lire(Path(lieu) / nom)
                (Path(lieu) / nom).replace(self._dossier / nom)
            forcer_sur_disque(self._dossier)
            with ecriture(dedans.moteur) as connexion:
                poser_meta(connexion, _DERNIERE_LIGNE, str(temoin.n))
                dedans.noter_dans(connexion, Geste.SAUVEGARDE)
        self._tourner(self._dossier)
        ailleurs = self._copier_ailleurs(nom)
        dedans.temoigner()
        sauvegarde = Sauvegarde(self._dossier / nom, faite_le)
        return SauvegardeFaite(sauvegarde, controle.dossiers, ailleurs)

    @property
    def _dossier(self) -> Path:
        return self.interieur.dossier / SAUVEGARDES

    def _a_change(self) -> bool:
        """Vrai si un geste a changé le coffre depuis la dernière sauvegarde."""
        jusqu_a = int(self.interieur.reglage(_DERNIERE_LIGNE) or 0)
        gestes = [geste.value for geste in _CHANGENT]
        requete = select(exists().where(journal.c.n > jusqu_a, journal.c.geste.in_(gestes)))
        with lecture(self.interieur.moteur) as connexion:
            return bool(connexion.execute(requete).scalar())

    def _composer(self, lieu: Path, nom: str, faite_le: datetime) -> tuple[Controle, Temoin]:
        """Copie la base, la rouvre et la contrôle, puis la met dans un fichier."""
        dedans, copie = self.interieur, lieu / BASE
        creer_vide(copie)
        executer(dedans.moteur, "VACUUM INTO ?", str(copie))
        moteur = ouvrir(copie, deriver(dedans.cle, Usage.BASE), acces=Acces.INSTANTANE)
        try:
            controle = controler(moteur, dedans.journal)
            with lecture(moteur) as connexion:
                temoin = composer_temoin(connexion, dedans.entete, dedans.journal)
        finally:
            moteur.dispose()
        if controle.defauts:
            raise SauvegardeImpossible(
                f"La copie ne se relit pas bien ({', '.join(controle.defauts)}).",
                remede="Vérifiez le coffre. Les sauvegardes précédentes sont intactes.",
            )
        contenu = conteneur.Contenu(
            coffre=dedans.entete.coffre,
            faite_le=faite_le,
            schema_base=controle.schema,
            dossiers=controle.dossiers,
            entete=dedans.entete.ecrire(),
            temoin=temoin.ecrire(),
            base=copie,
        )
        creer_vide(lieu / nom)
        with (lieu / nom).open("r+b") as fichier:
            conteneur.ecrire(contenu, fichier)
            fichier.flush()
            os.fsync(fichier.fileno())
        return controle, temoin

    def _copier_ailleurs(self, nom: str) -> bool:
        """Dépose la sauvegarde dans le second dossier et la relit ; faux s’il l’a refusée."""
        second = self.second_dossier
        if second is None:
            return True
        provisoire = second / f"{PREFIXE_PROVISOIRE}{nom}"
        try:
            shutil.copyfile(self._dossier / nom, provisoire)
            provisoire.chmod(0o600)
            forcer_sur_disque(provisoire)
            conteneur.lire(provisoire)
            provisoire.replace(second / nom)
            forcer_sur_disque(second)
        except (OSError, SauvegardeImpossible):
            with suppress(OSError):
                provisoire.unlink()
            return False
        self._tourner(second)
        return True

    def _tourner(self, dossier: Path) -> None:
        """Retire les sauvegardes que la rotation ne garde plus ; sans échec."""
        presentes = _lister(dossier, self.interieur.entete.coffre)
        gardes = a_garder((s.faite_le for s in presentes), self.interieur.maintenant())
        for sauvegarde in presentes:
            if sauvegarde.faite_le not in gardes:
                with suppress(OSError):
                    sauvegarde.fichier.unlink()


def _lister(dossier: Path, coffre: str) -> tuple[Sauvegarde, ...]:
    try:
        fichiers = [f for f in dossier.iterdir() if f.name.startswith(coffre)]
    except OSError:
        return ()
    datees = ((conteneur.dater(fichier.name), fichier) for fichier in fichiers)
    gardees = [Sauvegarde(fichier, le) for le, fichier in datees if le is not None]
    return tuple(sorted(gardees, key=lambda s: s.faite_le, reverse=True))


def _retirer_les_provisoires(dossier: Path) -> None:
    """Retire ce qu’une sauvegarde interrompue a laissé."""
    for reste in dossier.glob(f"{PREFIXE_PROVISOIRE}*"):
        shutil.rmtree(reste, ignore_errors=True)


@contextmanager
def _en_francais(lieu: Path) -> Iterator[None]:
    try:
        with en_francais(lieu):
            yield
    except SauvegardeImpossible:
        raise
    except ErreurMetier as cause:
        raison = cause.phrase[0].lower() + cause.phrase[1:]
        raise SauvegardeImpossible(
            f"La sauvegarde n’a pas été faite\u00a0: {raison}",
            remede="Libérez de la place, puis recommencez. Les précédentes sont intactes.",
        ) from cause
