"""Recevoir un dossier transmis : le montrer, puis le créer ou le fusionner, jamais l’imposer."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cep_desktop.documents.dossier_chiffre.contenu import DossierTransmis
from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.transmission import FicheTransmission, PartieDossier, SensTransmission
from cep_desktop.usecases.commandes.transmission import NoterTransmission
from cep_desktop.usecases.depot import charger
from cep_desktop.usecases.fusion import fusionner
from cep_desktop.usecases.selection import selectionner


class ReceptionRefusee(ErreurMetier):
    """Le dossier reçu ne peut pas être repris tel qu’on le demande ; rien n’est changé."""


class EtatPartie(Code):
    """Ce qu’une partie reçue apporte au dossier que l’on a déjà."""

    IDENTIQUE = "identique", "Déjà la même"
    VIDE = "vide", "Vide dans l’envoi"
    NOUVELLE = "nouvelle", "À ajouter"
    DIFFERENTE = "differente", "Différente"


@dataclass(frozen=True, slots=True)
class PartieRecue:
    """Une partie de l’envoi, et ce que la reprendre changerait ici."""

    partie: PartieDossier
    etat: EtatPartie
    perte: str = ""


@dataclass(frozen=True, slots=True)
class Reception:
    """Un envoi ouvert, à montrer avant de rien garder.

    `dossier` n’a que ce que la fiche annonce ; `surplus` est vrai si le fichier contenait plus.
    """

    fiche: FicheTransmission
    dossier: Dossier
    surplus: bool
    parties: tuple[PartieRecue, ...]


@dataclass(frozen=True, slots=True)
class ReprendreParties:
    """Reprend dans un dossier ouvert des parties reçues, et note d’où elles viennent."""

    reception: Reception
    prises: frozenset[PartieDossier]
    le: date
    libelle: str = field(default="parties reçues reprises", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ces parties. Lève `ReceptionRefusee`."""
        recu, fiche = self.reception.dossier, self.reception.fiche
        _exiger_le_meme(dossier, recu)
        prises = self.prises & _utiles(self.reception)
        if not prises:
            raise ReceptionRefusee(
                "Aucune des parties choisies n’est dans cet envoi.",
                remede="Choisissez parmi les parties reçues. Rien n’a été changé.",
            )
        fusionne = fusionner(dossier, recu, prises)
        (venu,) = recu.consentements
        ici = next(a.id for a in fusionne.consentements if a.avec(id=venu.id) == venu)
        return _noter(fusionne, fiche, prises, accord=ici, le=self.le)


def lire_fichier(chemin: Path, phrase: str) -> DossierTransmis:
    """Ouvre un fichier `.cep`. Lève `DepotImpossible`, `TransmissionIllisible`…"""
    from cep_desktop.documents.dossier_chiffre.lecture import TAILLE_MAXIMALE, lire

    return lire(charger(chemin, taille_maximale=TAILLE_MAXIMALE), phrase)


def examiner(transmis: DossierTransmis, connu: Dossier | None) -> Reception:
    """Compare un envoi au dossier de même identifiant que l’on a déjà, s’il existe.

    Lève `ReceptionRefusee` si `connu` est celui de quelqu’un d’autre.
    """
    fiche = transmis.fiche
    if connu is not None:
        _exiger_le_meme(connu, transmis.dossier)
    dossier = selectionner(transmis.dossier, fiche.parties, consentement=fiche.consentement)
    parties = tuple(_comparer(partie, dossier, connu) for partie in fiche.parties)
    return Reception(fiche, dossier, dossier != transmis.dossier, parties)


def creer(reception: Reception, *, le: date) -> Dossier:
    """Rend un dossier neuf fait de l’envoi, avec la trace de sa réception."""
    fiche = reception.fiche
    return _noter(reception.dossier, fiche, fiche.parties, accord=fiche.consentement, le=le)


def _exiger_le_meme(ici: Dossier, recu: Dossier) -> None:
    if ici.id != recu.id:
        raise ReceptionRefusee(
            "Ce dossier reçu est celui d’une autre personne.",
            remede="Ouvrez le dossier qui porte le même numéro. Rien n’a été changé.",
        )


def _noter(
    dossier: Dossier,
    fiche: FicheTransmission,
    parties: Collection[PartieDossier],
    *,
    accord: str | None,
    le: date,
) -> Dossier:
    trace = NoterTransmission(
        sens=SensTransmission.RECUE,
        le=le,
        organisme=fiche.structure,
        parties=tuple(partie for partie in PartieDossier if partie in parties),
        consentement=accord,
    )
    return trace.appliquer(dossier)


def _utiles(reception: Reception) -> frozenset[PartieDossier]:
    return frozenset(p.partie for p in reception.parties if p.etat is not EtatPartie.VIDE)


def _comparer(partie: PartieDossier, recu: Dossier, connu: Dossier | None) -> PartieRecue:
    """Compare par l’effet : reprendre cette partie changerait-il quelque chose ici ?"""
    if _est_vide(recu, partie):
        return PartieRecue(partie, EtatPartie.VIDE)
    if connu is None:
        return PartieRecue(partie, EtatPartie.NOUVELLE)
    fusionne = fusionner(connu, recu.avec(consentements=()), {partie})
    if fusionne == connu:
        return PartieRecue(partie, EtatPartie.IDENTIQUE)
    if _est_vide(connu, partie):
        return PartieRecue(partie, EtatPartie.NOUVELLE)
    return PartieRecue(partie, EtatPartie.DIFFERENTE, _perte(connu, fusionne))


def _est_vide(dossier: Dossier, partie: PartieDossier) -> bool:
    return selectionner(dossier, {partie}, consentement="") == selectionner(
        dossier, (), consentement=""
    )


def _perte(avant: Dossier, apres: Dossier) -> str:
    """Ce que reprendre la partie ferait perdre ici, en une phrase ; vide si rien."""
    perdues = sum(signature not in apres.signatures for signature in avant.signatures)
    if perdues == 0:
        return ""
    if perdues == 1:
        return "Une signature de votre version du plan n’y serait plus."
    return f"{perdues} signatures de votre version du plan n’y seraient plus."
