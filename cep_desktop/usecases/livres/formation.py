"""Ce qu’un livre dit d’un organisme ou d’une certification, rangé dans la formation envisagée.

Tout est rendu en champs : c’est la commande qui les valide, et le refus devient une phrase.
"""

import re
from collections.abc import Mapping

from cep_desktop.domain.erreurs import IdentifiantInvalide
from cep_desktop.domain.identifiant import verifier_siret
from cep_desktop.domain.texte import LIGNE_MAXIMALE
from cep_desktop.domain.typographie import composer
from cep_desktop.referentiels.certification import FicheCertification
from cep_desktop.referentiels.territoire import OrganismeDeclare

Champs = Mapping[str, object]
"""Les champs d’une valeur du dossier, pas encore validés."""

_NDA = re.compile(r"\d{11}")
_CODE = re.compile(r"\s*[(,]?\s*\b(RNCP|RS)\s?(\d{1,6})\b\s*\)?", re.IGNORECASE)
_QUALITES = {True: "certifié pour la formation", False: "pas certifié pour la formation"}


def organisme_choisi(fiche: OrganismeDeclare) -> Champs:
    """Rend l’organisme de la liste publique ; un numéro mal formé y reste inconnu."""
    return {
        "nom": _tenir(fiche.nom),
        "siret": _siret(fiche.siret),
        "nda": fiche.nda if _NDA.fullmatch(fiche.nda) else None,
        "adresse": {"commune": _tenir(fiche.ville)},
        "est_certifie_qualiopi": fiche.qualite_formation,
    }


def renommer_l_organisme(organisme: Champs, nom: str) -> Champs:
    """Rend l’organisme sous ce nom écrit à la main, sans les numéros de celui d’avant."""
    if nom == organisme.get("nom"):
        return organisme
    return {**organisme, "nom": nom, "siret": None, "nda": None, "est_certifie_qualiopi": None}


def dire_l_organisme(organisme: Champs) -> str:
    """« Déclaration 24370000137, SIRET …, certifié pour la formation » ; vide sans numéro."""
    nda, siret = organisme.get("nda"), organisme.get("siret")
    qualite = organisme.get("est_certifie_qualiopi")
    morceaux = (
        f"déclaration {nda}" if nda else "",
        f"SIRET {siret}" if siret else "",
        _QUALITES[qualite] if isinstance(qualite, bool) else "",
    )
    phrase = ", ".join(filter(None, morceaux))
    return composer(phrase[:1].upper() + phrase[1:])


def certification_choisie(fiche: FicheCertification) -> Champs:
    """Rend la certification du répertoire, avec son code, son niveau et sa fin."""
    return {
        "intitule": _tenir(fiche.intitule),
        "code": fiche.code,
        "niveau": fiche.niveau,
        "fin_enregistrement_le": fiche.fin,
    }


def certification_ecrite(texte: str, avant: Champs | None) -> Champs | None:
    """Rend ce que ces mots disent ; le code gardé dans le texte garde le reste de la fiche."""
    propre = texte.strip()
    if not propre:
        return None
    trouve = _CODE.search(propre)
    if trouve is None:
        return {"intitule": propre}
    code = f"{trouve[1].upper()}{trouve[2]}"
    intitule = _CODE.sub("", propre, count=1).strip(" ,")
    if avant is not None and avant.get("code") == code:
        return {**avant, "intitule": intitule or avant["intitule"]}
    return {"intitule": intitule or code, "code": code}


def ecrire_la_certification(certification: Champs | None) -> str:
    """« Aide-soignant (RNCP40692) » : ce que le champ montre."""
    if certification is None:
        return ""
    intitule, code = str(certification["intitule"]), certification.get("code")
    return intitule if code is None or intitule == code else f"{intitule} ({code})"


def _tenir(texte: str) -> str:
    """Un nom officiel trop long pour une ligne du dossier se coupe, et cela se voit."""
    propre = " ".join(texte.split())
    return propre if len(propre) <= LIGNE_MAXIMALE else f"{propre[: LIGNE_MAXIMALE - 1]}…"


def _siret(numero: str) -> str | None:
    try:
        return verifier_siret(numero)
    except IdentifiantInvalide:
        return None
