"""Ouvrir un coffre : prendre le verrou, déverrouiller, regarder la base, puis l’ouvrir."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine

from cep_desktop.storage.coffre import reserve
from cep_desktop.storage.coffre.derivation import Usage, deriver
from cep_desktop.storage.coffre.entete import Entete
from cep_desktop.storage.coffre.entetes import candidats, est_en_place
from cep_desktop.storage.coffre.fichiers import BASE, ENTETE, a_un_journal, resserrer
from cep_desktop.storage.coffre.interieur import Horloge, Interieur
from cep_desktop.storage.coffre.journal import Journal
from cep_desktop.storage.coffre.mise_a_niveau import est_a_niveau, mettre_a_niveau
from cep_desktop.storage.coffre.ouvert import CoffreOuvert
from cep_desktop.storage.coffre.restauration import achever, retirer_les_anciens
from cep_desktop.storage.coffre.reveil import alertes_du_lieu, reveiller
from cep_desktop.storage.coffre.serrure import Argon2id
from cep_desktop.storage.coffre.sondage import ouvrir_pour_lire, sonder
from cep_desktop.storage.coffre.trousseau import Trousseau
from cep_desktop.storage.coffre.verrou import Detenteur, Verrou
from cep_desktop.storage.sql import chiffree
from cep_desktop.storage.sql.chiffree import Acces
from cep_desktop.usecases.coffre.erreurs import (
    CoffreFerme,
    DisquePlein,
    EcritureImpossible,
    PhraseDePasseFausse,
    SauvegardeImpossible,
)
from cep_desktop.usecases.depot import PREFIXE_PROVISOIRE, DepotImpossible, deposer, en_francais

Resultat = TypeVar("Resultat")
Deverrouiller = Callable[[Entete], bytes]
"""Rend la clé d’un coffre d’après son en-tête. Lève `PhraseDePasseFausse`."""

_DISQUE_FIGE = "Le disque de ce coffre ne s’écrit pas\u00a0: il est ouvert en lecture seule."
_DISQUE_PLEIN = "Le disque est plein\u00a0: le coffre est ouvert en lecture seule."
_RESERVE_RENDUE = "Le disque était plein\u00a0: la réserve du coffre a servi. Libérez de la place."
_ENTETE_REPARE = "L’en-tête du coffre était abîmé\u00a0: sa copie l’a remplacé."
_MIS_A_NIVEAU = (
    "Ce coffre a été mis à niveau pour cette version de CEP Desktop. "
    "Une sauvegarde d’avant est gardée."
)
_A_METTRE_A_NIVEAU = (
    "Ce coffre d’une version plus ancienne n’a pas pu être sauvegardé puis mis à niveau\u00a0: "
    "il est ouvert en lecture seule."
)
_SANS_PLACE = {errno.ENOSPC, errno.EDQUOT}
_SANS_DROIT = {errno.EROFS, errno.EACCES, errno.EPERM}


@dataclass(slots=True)
class Ouverture:
    """Une ouverture en cours ; `empeche` dit pourquoi rien ne s’écrira, `alertes` ce qu’on dira."""

    dossier: Path
    auteur: str
    horloge: Horloge
    ailleurs: Path | None
    trousseau: Trousseau
    cout: Argon2id
    detenteur: Detenteur | None = None
    empeche: str = ""
    alertes: list[str] = field(default_factory=list)

    def faire(self, deverrouiller: Deverrouiller) -> CoffreOuvert:
        """Ouvre le coffre. Lève `CoffreFerme` ou `DepotImpossible` : rien n’a alors changé."""
        verrou = Verrou(self.dossier)
        with en_francais(self.dossier), _rendu_si_echec(verrou):
            self._tenir(verrou)
            entete, cle = self._deverrouiller(deverrouiller)
            coffre = self._assembler(verrou, entete, cle)
            try:
                self._eveiller(coffre)
            except BaseException:
                coffre.interieur.moteur.dispose()
                raise
        coffre.alertes = tuple(self.alertes)
        return coffre

    def _tenir(self, verrou: Verrou) -> None:
        candidats(self.dossier, self.ailleurs)
        try:
            self.detenteur = self._avec_la_reserve(
                lambda: verrou.prendre(self.auteur, self.horloge())
            )
        except OSError as cause:
            if cause.errno not in _SANS_PLACE | _SANS_DROIT:
                raise
            self.empeche = _DISQUE_PLEIN if cause.errno in _SANS_PLACE else _DISQUE_FIGE
            return
        if self.detenteur is not None:
            self.empeche = (
                f"Ce coffre est déjà ouvert par {self.detenteur}\u00a0: ici, il se lit seulement."
            )
            return
        achever(self.dossier)
        _retirer_les_provisoires(self.dossier)

    def _deverrouiller(self, deverrouiller: Deverrouiller) -> tuple[Entete, bytes]:
        """Rend le premier en-tête qui s’ouvre, et la clé. Lève `PhraseDePasseFausse`."""
        premier, *copies = candidats(self.dossier, self.ailleurs)
        try:
            return premier, deverrouiller(premier)
        except PhraseDePasseFausse:
            for copie in copies:
                with suppress(PhraseDePasseFausse):
                    return copie, deverrouiller(copie)
            raise

    def _assembler(self, verrou: Verrou, entete: Entete, cle: bytes) -> CoffreOuvert:
        dedans = Interieur(
            dossier=self.dossier,
            ailleurs=self.ailleurs,
            entete=entete,
            cle=cle,
            moteur=self._ouvrir_la_base(deriver(cle, Usage.BASE)),
            journal=Journal(deriver(cle, Usage.JOURNAL), entete.coffre, self.auteur),
            horloge=self.horloge,
            empeche=self.empeche,
        )
        return CoffreOuvert(
            dedans, verrou, self.detenteur, trousseau=self.trousseau, cout=self.cout
        )

    def _ouvrir_la_base(self, cle: bytes) -> Engine:
        base = self.dossier / BASE
        try:
            if self.empeche:
                return ouvrir_pour_lire(base, cle, self._acces(base))
            return self._avec_la_reserve(lambda: _ouvrir_pour_ecrire(base, cle))
        except DisquePlein as cause:
            raise CoffreFerme(
                "Le disque est plein\u00a0: le coffre ne peut pas s’ouvrir.",
                remede="Libérez quelques mégaoctets, puis recommencez. Rien n’est perdu.",
            ) from cause
        except EcritureImpossible as cause:
            raise CoffreFerme(
                "Le coffre ne peut pas être lu ici\u00a0: il n’a pas été fermé proprement, "
                "et son disque ne s’écrit pas.",
                remede="Copiez son dossier sur un disque qui s’écrit, puis ouvrez cette copie.",
            ) from cause

    def _acces(self, base: Path) -> Acces:
        """Un autre programme de ce poste partage le journal de la base ; un autre poste, non."""
        if self.detenteur is None:
            return Acces.LECTURE if a_un_journal(base) else Acces.INSTANTANE
        return Acces.LECTURE if self.detenteur.est_de_ce_poste else Acces.INSTANTANE

    def _eveiller(self, coffre: CoffreOuvert) -> None:
        dedans = coffre.interieur
        if not self.empeche:
            try:
                self.alertes += self._avec_la_reserve(lambda: reveiller(coffre))
                self._mettre_a_niveau(coffre)
            except DisquePlein:
                self.empeche = dedans.empeche = _DISQUE_PLEIN
        if self.empeche:
            self.alertes += [self.empeche, *alertes_du_lieu(dedans)]
            return
        if not est_en_place(self.dossier, dedans.entete):
            with suppress(DepotImpossible):
                deposer(self.dossier, {ENTETE: dedans.entete.ecrire()})
                self.alertes.append(_ENTETE_REPARE)
        if _RESERVE_RENDUE not in self.alertes:  # ce qu’elle vient de rendre sert à enregistrer
            reserve.constituer(self.dossier)
        resserrer(self.dossier)
        retirer_les_anciens(self.dossier, dedans.maintenant())

    def _mettre_a_niveau(self, coffre: CoffreOuvert) -> None:
        dedans = coffre.interieur
        if est_a_niveau(dedans.moteur):
            return
        try:
            coffre.sauvegarder()
            mettre_a_niveau(dedans)
        except (SauvegardeImpossible, EcritureImpossible):
            self.empeche = dedans.empeche = _A_METTRE_A_NIVEAU
        else:
            self.alertes.append(_MIS_A_NIVEAU)

    def _avec_la_reserve(self, geste: Callable[[], Resultat]) -> Resultat:
        """Fait un geste ; si le disque est plein, rend la réserve et le refait une fois."""
        try:
            return geste()
        except (OSError, DisquePlein) as cause:
            if not _manque_de_place(cause) or not reserve.rendre(self.dossier):
                raise
            self.alertes.append(_RESERVE_RENDUE)
            return geste()


def _ouvrir_pour_ecrire(base: Path, cle: bytes) -> Engine:
    sonder(base, cle)
    return chiffree.ouvrir(base, cle)


def _manque_de_place(cause: OSError | DisquePlein) -> bool:
    return isinstance(cause, DisquePlein) or cause.errno in _SANS_PLACE


def _retirer_les_provisoires(dossier: Path) -> None:
    """Retire ce qu’une écriture interrompue a laissé."""
    for reste in dossier.glob(f"{PREFIXE_PROVISOIRE}*"):
        with suppress(OSError):
            reste.unlink()


@contextmanager
def _rendu_si_echec(verrou: Verrou) -> Iterator[None]:
    try:
        yield
    except BaseException:
        verrou.rendre()
        raise
