"""Remettre à la personne tout ce qui est gardé sur elle : un fichier et un papier lisible."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cep_desktop.documents import dossier_portable
from cep_desktop.documents.export_personne.contenu import ContenuExport
from cep_desktop.domain.code import Code
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.transmission import SensTransmission, Transmission
from cep_desktop.domain.typographie import composer as typographier
from cep_desktop.domain.typographie import ecrire_date, ecrire_telephone
from cep_desktop.rules.conservation import conserver
from cep_desktop.usecases.depot import deposer
from cep_desktop.usecases.ports import Gabarits
from cep_desktop.usecases.tout_montrer import montrer


class NotesDuConseiller(Code):
    """Ce que deviennent les notes privées dans l’export ; voir docs/adr/0015."""

    GARDEES = "gardees", "Les notes restent chez le conseiller"
    JOINTES = "jointes", "Les notes sont remises à la personne"


@dataclass(frozen=True, slots=True)
class Export:
    """Les fichiers écrits pour la personne, et ce que le conseiller doit savoir."""

    fichiers: tuple[Path, ...]
    avertissement: str


def avertir(dossier: Dossier) -> str:
    """Rend ce que le conseiller lit avant de joindre ses notes ; vide s’il n’y en a pas."""
    nombre = len(dossier.notes_privees)
    if nombre == 0:
        return ""
    debut = (
        "Une note privée sera remise" if nombre == 1 else f"{nombre} notes privées seront remises"
    )
    return (
        f"{debut} à la personne. Relisez d’abord\u00a0: une note peut parler de quelqu’un d’autre, "
        "dont les droits comptent aussi (RGPD, art. 15, §\u00a04)."
    )


def exporter(
    dossier: Dossier,
    gabarits: Gabarits,
    sortie: Path,
    *,
    le: date,
    duree_mois: int | None,
    notes: NotesDuConseiller = NotesDuConseiller.GARDEES,
) -> Export:
    """Écrit dans `sortie` le dossier complet en JSON et le papier. Lève `ErreurMetier`.

    `duree_mois` est la durée de conservation de l’organisme, `None` si elle n’est pas réglée.
    """
    from cep_desktop.documents.export_personne import ecriture

    remis = pour_la_personne(dossier, notes)
    contenu = composer(dossier, remis, le=le, duree_mois=duree_mois)
    papier = ecriture.ecrire(contenu, gabarits.lire(ecriture.NOM_DU_GABARIT))
    nom = f"vos-donnees-{dossier.numero}"
    fichiers = {f"{nom}.dossier.json": dossier_portable.ecrire(remis), f"{nom}.html": papier}
    joint = notes is NotesDuConseiller.JOINTES
    return Export(deposer(sortie, fichiers), avertir(dossier) if joint else "")


def pour_la_personne(dossier: Dossier, notes: NotesDuConseiller) -> Dossier:
    """Rend tout le dossier, moins le nom des contacts qui ne l’ont pas laissé, et les notes."""
    volet = dossier.accompagnement
    contacts = tuple(
        contact if contact.est_partageable else contact.avec(nom="", telephone=None, courriel=None)
        for contact in volet.contacts
    )
    gardees = dossier.notes_privees if notes is NotesDuConseiller.JOINTES else ()
    return dossier.avec(accompagnement=volet.avec(contacts=contacts), notes_privees=gardees)


def composer(
    dossier: Dossier, remis: Dossier, *, le: date, duree_mois: int | None
) -> ContenuExport:
    """Compose le papier : ce qu’il faut savoir, puis tout ce qui est gardé."""
    structure, referent = dossier.structure, dossier.referent
    joindre = (structure.telephone, structure.courriel, referent.telephone, referent.courriel)
    return ContenuExport(
        personne=dossier.beneficiaire.nom_complet,
        numero=dossier.numero,
        fait_le=ecrire_date(le),
        structure=structure.nom,
        referent=referent.nom_complet,
        contacts=tuple(dict.fromkeys(ecrire_telephone(moyen) for moyen in joindre if moyen)),
        conservation=conserver(dossier, duree_mois=duree_mois, le=le).phrase,
        destinataires=tuple(_voyages(dossier, SensTransmission.ENVOYEE)),
        sources=tuple(_voyages(dossier, SensTransmission.RECUE)),
        notes=_dire_les_notes(len(dossier.notes_privees), len(remis.notes_privees)),
        sections=montrer(remis),
    )


def _voyages(dossier: Dossier, sens: SensTransmission) -> Iterator[str]:
    for transmission in dossier.transmissions:
        if transmission.sens is sens:
            yield _dire_voyage(transmission)


def _dire_voyage(transmission: Transmission) -> str:
    parties = " ; ".join(partie.libelle.lower() for partie in transmission.parties)
    quoi = f"\u00a0: {parties}" if parties else ""
    return typographier(
        f"{transmission.sens.libelle} {transmission.organisme}, "
        f"le {ecrire_date(transmission.le)}{quoi}."
    )


def _dire_les_notes(ecrites: int, jointes: int) -> str:
    if ecrites == 0:
        return ""
    if jointes:
        return "Elles sont à la fin de ce papier."
    if ecrites == 1:
        return "Votre conseiller a écrit une note pour lui. Vous pouvez la demander."
    return f"Votre conseiller a écrit {ecrites} notes pour lui. Vous pouvez les demander."
