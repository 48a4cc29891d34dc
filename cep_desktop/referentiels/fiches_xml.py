"""Lire l’export xml de France compétences : une fiche après l’autre, sans tout charger."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cep_desktop.referentiels.archive import RESTE, FichierPublie
from cep_desktop.referentiels.feuille import Rangee, lire_jour, lire_nombre, lire_oui
from cep_desktop.referentiels.livre import LivreIllisible
from cep_desktop.referentiels.releve import Releve

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_VOIES = {
    "FI": "Après un parcours de formation sous statut d’élève ou d’étudiant",
    "CA": "En contrat d’apprentissage",
    "FC": "Après un parcours de formation continue",
    "CQ": "En contrat de professionnalisation",
    "CL": "Par candidature individuelle",
    "VAE": "Par expérience",
}
_LISTES = (
    ("certification_metier", "CODES_ROME/ROME", "CODE", "LIBELLE"),
    ("bloc", "BLOCS_COMPETENCES/BLOC_COMPETENCES", "CODE", "LIBELLE"),
    ("certification_nsf", "CODES_NSF/NSF", "CODE", "LIBELLE"),
    ("certification_formacode", "FORMACODES/FORMACODE", "CODE", "LIBELLE"),
    ("certificateur", "CERTIFICATEURS/CERTIFICATEUR", "SIRET_CERTIFICATEUR", "NOM_CERTIFICATEUR"),
)
_PASSAGES = (
    ("ANCIENNES_CERTIFICATIONS/ANCIENNE_CERTIFICATION/ID_FICHE_ANCIENNE_CERTIFICATION", True),
    ("NOUVELLES_CERTIFICATIONS/NOUVELLE_CERTIFICATION/ID_FICHE_NOUVELLE_CERTIFICATION", False),
)
_CODE = re.compile(r"(RNCP|RS)\d+")
_PAS = 200
_BALISES = re.compile(
    r"(ID|NUMERO|ETAT)_FICHE|INTITULE|ABREGE|ACTIF|NOMENCLATURE_EUROPE|CODES_(NSF|ROME)|FORMACODES"
    r"|CERTIFICATEURS|(EXISTENCE_)?PARTENAIRES|ACTIVITES_VISEES|CAPACITES_ATTESTEES"
    r"|SECTEURS?_ACTIVITES?|TYPE_(EMPLOI_ACCESSIBLES|ENREGISTREMENT)|REGLEMENTATIONS_ACTIVITES"
    r"|OBJECTIFS_CONTEXTE|DUREE_ENREGISTREMENT|VALIDATION_PARTIELLE|BLOCS_COMPETENCES"
    r"|(ANCIENNE|NOUVELLE)S_CERTIFICATIONS|CORRESPONDANCES|STATISTIQUES_PROMOTIONS|CCN|IDCC"
    r"|NIVEAU_MAITRISE_COMPETENCES|MODALITES_RENOUVELLEMENT"
    r"|(SI_JURY|JURY|ACCESSIBLE|PUBLICATION|REFERENCE|DATE|PREREQUIS|LIEN)_\w+"
)
"""Ce que l’export 4.1 met dans une fiche."""

TABLES = ("certification", *(table for table, *_ in _LISTES), "voie", "remplacement")
"""Les tables qu’une fiche remplit, dans l’ordre."""


def lire_fiches(
    fichier: FichierPublie, releves: dict[str, Releve], avancer: Callable[[str], None]
) -> Iterator[tuple[str, Rangee]]:
    """Rend les lignes de chaque table, fiche après fiche. Lève `LivreIllisible`."""
    from lxml import etree

    principal, inconnues = releves["certification"], dict[str, None]()
    avancer(f"{fichier.nom}…")
    with fichier.ouvrir() as flux:
        try:
            for _, fiche in etree.iterparse(
                flux, tag="FICHE", huge_tree=True, resolve_entities=False, no_network=True
            ):
                principal.lues += 1
                if not principal.lues % _PAS:
                    avancer(f"{fichier.nom}\u00a0: {principal.lues} fiches")
                balises = (str(partie.tag) for partie in fiche)
                inconnues |= dict.fromkeys(b for b in balises if not _BALISES.fullmatch(b))
                yield from _compter(fiche, releves)
                fiche.clear()
                while fiche.getprevious() is not None:
                    del fiche.getparent()[0]
        except etree.XMLSyntaxError as cause:
            raise LivreIllisible(
                "ce fichier xml est coupé ou abîmé.",
                lieu=fichier.nom,
                remede=f"Téléchargez-le de nouveau. {RESTE}",
            ) from cause
    principal.signaler(list(inconnues), "balises")
    principal.juger()


def _compter(fiche: "Element", releves: dict[str, Releve]) -> Iterator[tuple[str, Rangee]]:
    numero = _mot(fiche, "NUMERO_FICHE")
    if not _CODE.fullmatch(numero) or not _mot(fiche, "INTITULE"):
        releves["certification"].difformes += 1
        return
    for table, rangee in _ranger(fiche, numero):
        releve = releves[table]
        releve.gardees += 1
        releve.lues += table != "certification"
        yield table, rangee


def _ranger(fiche: "Element", numero: str) -> Iterator[tuple[str, Rangee]]:
    niveau = lire_nombre(re.sub(r"\D", "", _mot(fiche, "NOMENCLATURE_EUROPE/NIVEAU")))
    yield (
        "certification",
        (
            numero,
            _mot(fiche, "INTITULE"),
            _mot(fiche, "ABREGE/LIBELLE"),
            niveau,
            lire_jour(_mot(fiche, "DATE_FIN_ENREGISTREMENT")),
            lire_jour(_mot(fiche, "DATE_EFFET")),
            lire_oui(_mot(fiche, "ACTIF")),
            lire_oui(_mot(fiche, "VALIDATION_PARTIELLE")),
        ),
    )
    for table, chemin, code, libelle in _LISTES:
        for partie in fiche.iterfind(chemin):
            yield table, (numero, _mot(partie, code), _mot(partie, libelle))
    for suffixe, voie in _VOIES.items():
        balise = f"SI_JURY_{suffixe}"
        if lire_oui(_mot(fiche, f"{balise}/ACTIF") or _mot(fiche, balise)):
            yield "voie", (numero, voie)
    for chemin, est_ancienne in _PASSAGES:
        for autre in fiche.iterfind(chemin):
            if _CODE.fullmatch(code := (autre.text or "").strip()):
                yield "remplacement", (code, numero) if est_ancienne else (numero, code)


def _mot(element: "Element", chemin: str) -> str:
    return " ".join((element.findtext(chemin) or "").split())
