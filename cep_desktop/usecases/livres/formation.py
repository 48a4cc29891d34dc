"""Ce qu’un livre dit d’un organisme ou d’une certification, rangé dans la formation envisagée."""

import re

from cep_desktop.domain.erreurs import IdentifiantInvalide
from cep_desktop.domain.formation import Certification
from cep_desktop.domain.identifiant import verifier_siret
from cep_desktop.domain.personne import Adresse, OrganismeFormation
from cep_desktop.domain.typographie import composer
from cep_desktop.referentiels.certification import FicheCertification
from cep_desktop.referentiels.territoire import OrganismeDeclare

_NDA = re.compile(r"\d{11}")
_CODE = re.compile(r"\s*[(,]?\s*\b(RNCP|RS)\s?(\d{1,6})\b\s*\)?", re.IGNORECASE)
_QUALITES = {True: "certifié pour la formation", False: "pas certifié pour la formation"}


def organisme_choisi(fiche: OrganismeDeclare) -> OrganismeFormation:
    """Rend l’organisme de la liste publique ; un numéro mal formé y reste inconnu."""
    return OrganismeFormation(
        nom=fiche.nom,
        siret=_siret(fiche.siret),
        nda=fiche.nda if _NDA.fullmatch(fiche.nda) else None,
        adresse=Adresse(commune=fiche.ville),
        est_certifie_qualiopi=fiche.qualite_formation,
    )


def renommer_l_organisme(organisme: OrganismeFormation, nom: str) -> OrganismeFormation:
    """Rend l’organisme sous ce nom écrit à la main, sans les numéros de celui d’avant."""
    if nom == organisme.nom:
        return organisme
    return organisme.avec(nom=nom, siret=None, nda=None, est_certifie_qualiopi=None)


def dire_l_organisme(organisme: OrganismeFormation) -> str:
    """« Déclaration 24370000137, SIRET …, certifié pour la formation » ; vide sans numéro."""
    qualite = organisme.est_certifie_qualiopi
    morceaux = (
        f"déclaration {organisme.nda}" if organisme.nda else "",
        f"SIRET {organisme.siret}" if organisme.siret else "",
        _QUALITES[qualite] if qualite is not None else "",
    )
    phrase = ", ".join(filter(None, morceaux))
    return composer(phrase[:1].upper() + phrase[1:])


def certification_choisie(fiche: FicheCertification) -> Certification:
    """Rend la certification du répertoire, avec son code, son niveau et sa fin."""
    return Certification(
        intitule=fiche.intitule,
        code=fiche.code,
        niveau=fiche.niveau,
        fin_enregistrement_le=fiche.fin,
    )


def certification_ecrite(texte: str, avant: Certification | None) -> Certification | None:
    """Rend ce que ces mots disent ; le code gardé dans le texte garde le reste de la fiche."""
    propre = texte.strip()
    if not propre:
        return None
    trouve = _CODE.search(propre)
    if trouve is None:
        return Certification(intitule=propre)
    code = f"{trouve[1].upper()}{trouve[2]}"
    intitule = _CODE.sub("", propre, count=1).strip(" ,")
    if avant is not None and avant.code == code:
        return avant.avec(intitule=intitule or avant.intitule)
    return Certification(intitule=intitule or code, code=code)


def ecrire_la_certification(certification: Certification | None) -> str:
    """« Aide-soignant (RNCP40692) » : ce que le champ montre."""
    if certification is None:
        return ""
    if certification.code is None or certification.intitule == certification.code:
        return certification.intitule
    return f"{certification.intitule} ({certification.code})"


def _siret(numero: str) -> str | None:
    try:
        return verifier_siret(numero)
    except IdentifiantInvalide:
        return None
