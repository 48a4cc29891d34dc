"""Vérifier un coffre ouvert, sans effrayer pour rien.

Une page abîmée n’inquiète que si elle sert : on vide d’abord le journal de la base, on rouvre à
neuf, puis on distingue les pages libres des pages utiles (SQLCipher confond les deux).
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Engine, select

from cep_desktop.documents.typographie import accorder
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.storage.coffre import entete as en_tete
from cep_desktop.storage.coffre import reserve
from cep_desktop.storage.coffre.conservation import ConservationDuCoffre
from cep_desktop.storage.coffre.controle import (
    inconnus_du_journal,
    pages_abimees,
    relire,
    structure_abimee,
)
from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.emplacement import Emplacement, copies_en_conflit, situer
from cep_desktop.storage.coffre.fichiers import (
    ENTETE,
    RESERVE,
    a_un_journal,
    est_prive,
    lieux_du_temoin,
)
from cep_desktop.storage.coffre.interieur import Interieur
from cep_desktop.storage.coffre.sauvegarde import SauvegardesDuCoffre
from cep_desktop.storage.coffre.temoin import charger_temoin
from cep_desktop.storage.sql.chiffree import Acces, ouvrir
from cep_desktop.storage.sql.schema import entete
from cep_desktop.storage.sql.transaction import lecture
from cep_desktop.usecases.coffre.bilan import Bilan, Constat, Gravite
from cep_desktop.usecases.depot import charger

_RECENTE = timedelta(hours=24)
_PLACE_UTILE = 200 * 1024 * 1024
_TAILLE_ENTETE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Verification:
    """Tous les contrôles d’un coffre ouvert."""

    interieur: Interieur
    sauvegardes: SauvegardesDuCoffre
    conservation: ConservationDuCoffre

    def faire(self) -> Bilan:
        """Contrôle tout, du plus grave au moins grave ; rien n’est modifié."""
        if not self.interieur.est_en_lecture_seule:
            self.interieur.vider_le_journal_de_la_base()
        controles = (
            self._entete,
            self._base,
            self._dossiers,
            self._journal,
            self._sauvegardes,
            self._emplacement,
            self._droits,
            self._place,
            self._conservation,
        )
        return Bilan(tuple(controle() for controle in controles))

    @contextmanager
    def _a_neuf(self) -> Iterator[Engine]:
        """Rouvre la base : une connexion qui a lu une page abîmée refuserait aussi les bonnes."""
        dedans = self.interieur
        acces = Acces.LECTURE if a_un_journal(dedans.base) else Acces.INSTANTANE
        acces = acces if dedans.est_en_lecture_seule else Acces.LECTURE
        moteur = ouvrir(dedans.base, deriver(dedans.cle, Usage.BASE), acces=acces)
        try:
            yield moteur
        finally:
            moteur.dispose()

    def _entete(self) -> Constat:
        dedans, sujet = self.interieur, "En-tête"
        try:
            octets = charger(dedans.dossier / ENTETE, taille_maximale=_TAILLE_ENTETE)
            if en_tete.lire(octets) != dedans.entete:
                return _grave(sujet, "Il ne correspond pas au coffre ouvert.")
        except ErreurMetier as refus:
            return _grave(sujet, refus.phrase)
        chemins = lieux_du_temoin(dedans.dossier, dedans.entete.coffre, dedans.ailleurs)
        for temoin in map(charger_temoin, chemins):
            if temoin is None or not temoin.est_authentique(dedans.journal):
                return _a_faire(sujet, "Une de ses copies manque\u00a0: rouvrez le coffre.")
        return _bon(sujet, f"Il est intact, et ses {len(chemins)} copies aussi.")

    def _base(self) -> Constat:
        sujet = "Base"
        try:
            with self._a_neuf() as moteur:
                pages = pages_abimees(moteur)
            with self._a_neuf() as moteur:
                structure = structure_abimee(moteur)
        except ErreurMetier as refus:
            return _grave(sujet, refus.phrase)
        if structure:
            return _grave(sujet, f"{_phrase((*structure, *pages))} Restaurez une sauvegarde.")
        if pages:
            return _a_faire(
                sujet, "Des pages inutilisées sont abîmées\u00a0; aucun dossier ne l’est."
            )
        return _bon(sujet, "Toutes ses pages se déchiffrent.")

    def _dossiers(self) -> Constat:
        sujet = "Dossiers"
        try:
            with self._a_neuf() as moteur:
                with lecture(moteur) as connexion:
                    identifiants = connexion.execute(select(entete.c.id)).scalars().all()
                defauts = relire(moteur, self.interieur.journal, list(map(UUID, identifiants)))
        except ErreurMetier as refus:
            return _grave(sujet, refus.phrase)
        if defauts:
            return _grave(sujet, f"{_phrase(defauts)} Les autres s’ouvrent.")
        if not identifiants:
            return _bon(sujet, "Aucun dossier encore.")
        return _bon(sujet, f"{accorder(len(identifiants), 'dossier')}, tous relus.")

    def _journal(self) -> Constat:
        sujet, journal = "Journal des accès", self.interieur.journal
        try:
            with lecture(self.interieur.moteur) as connexion:
                rupture = journal.rupture(connexion)
                inconnus = inconnus_du_journal(connexion, journal)
                lignes = journal.tete(connexion).n - journal.reprise(connexion).n
        except ErreurMetier as refus:
            return _grave(sujet, refus.phrase)
        if rupture is not None:
            return _grave(sujet, f"Il a été altéré\u00a0: la ligne {rupture} ne suit pas.")
        if inconnus:
            return _a_faire(sujet, f"Il ignore {accorder(inconnus, 'dossier')}.")
        return _bon(sujet, f"{accorder(lignes, 'ligne')}, sans rupture.")

    def _sauvegardes(self) -> Constat:
        sujet, gardees = "Sauvegardes", self.sauvegardes.lister()
        if not gardees:
            return _a_faire(sujet, "Aucune sauvegarde. Faites-en une maintenant.")
        le = gardees[0].faite_le
        phrase = f"Dernière sauvegarde vérifiée le {ecrire_date(le.date())}."
        if self.interieur.maintenant() - le > _RECENTE:
            return _a_faire(sujet, f"{phrase} Faites-en une maintenant.")
        if self.sauvegardes.second_dossier is None:
            return _a_faire(sujet, f"{phrase} Choisissez un second dossier, sur un autre disque.")
        return _bon(sujet, phrase)

    def _emplacement(self) -> Constat:
        sujet, dossier = "Emplacement", self.interieur.dossier
        conflits = copies_en_conflit(dossier)
        if conflits:
            return _a_faire(sujet, f"Des copies traînent à côté\u00a0: {', '.join(conflits)}.")
        lieu = situer(dossier)
        if lieu is Emplacement.POSTE:
            return _bon(sujet, "Le coffre est sur ce poste.")
        return _a_faire(sujet, f"{lieu.libelle}\u00a0: déplacez le coffre sur le poste.")

    def _droits(self) -> Constat:
        sujet = "Droits"
        try:
            prive = est_prive(self.interieur.dossier)
        except OSError:
            prive = False
        if prive:
            return _bon(sujet, "Seul ce compte peut lire les fichiers.")
        return _a_faire(
            sujet, "D’autres comptes peuvent lire les fichiers\u00a0: rouvrez le coffre."
        )

    def _place(self) -> Constat:
        sujet, dossier = "Place", self.interieur.dossier
        reste = shutil.disk_usage(dossier).free
        if reste < _PLACE_UTILE or not (dossier / RESERVE).exists():
            return _a_faire(sujet, "Le disque est presque plein\u00a0: libérez de la place.")
        return _bon(
            sujet, f"Le disque a de la place, et {reserve.OCTETS >> 20}\u00a0Mo de réserve."
        )

    def _conservation(self) -> Constat:
        sujet, mois = "Conservation", self.conservation.mois
        if mois is None:
            return _a_faire(
                sujet, "Aucune durée n’est réglée\u00a0: votre organisme doit la choisir."
            )
        echus = len(self.conservation.echus())
        if echus:
            return _a_faire(sujet, f"{accorder(echus, 'dossier')} à purger ou à geler.")
        return _bon(sujet, f"Aucun dossier n’a dépassé {mois} mois.")


def _phrase(defauts: tuple[str, ...]) -> str:
    texte = " et ".join(defauts)
    return f"{texte[0].upper()}{texte[1:]}."


def _bon(sujet: str, phrase: str) -> Constat:
    return Constat(sujet, phrase, Gravite.BON)


def _a_faire(sujet: str, phrase: str) -> Constat:
    return Constat(sujet, phrase, Gravite.A_FAIRE)


def _grave(sujet: str, phrase: str) -> Constat:
    return Constat(sujet, phrase, Gravite.GRAVE)
