"""Les fichiers de France compétences : fiches RNCP et RS, blocs, métiers, voies d’accès."""

import re

from cep_desktop.referentiels.feuille import Feuille, colonne, lire_jour, lire_nombre, lire_oui
from cep_desktop.referentiels.livre import Livre

_FICHE = r"(RNCP|RS)\w+"


def _nom(fichier: str) -> re.Pattern[str]:
    return re.compile(rf"export_fiches_csv_{fichier}")


def _niveau(texte: str) -> int | None:
    """« NIV5 » devient 5 ; le répertoire spécifique n’a pas de niveau."""
    return lire_nombre(re.sub(r"\D", "", texte))


def _feuille(table: str, fichier: str, *entetes: str) -> Feuille:
    return Feuille(
        Livre.CERTIFICATIONS,
        table,
        (
            colonne("fiche", "Numero_Fiche", forme=_FICHE),
            *(
                colonne(nom, entete)
                for nom, entete in zip(("code", "libelle"), entetes, strict=False)
            ),
        ),
        _nom(fichier),
    )


CERTIFICATIONS: tuple[Feuille, ...] = (
    Feuille(
        Livre.CERTIFICATIONS,
        "certification",
        (
            colonne("code", "Numero_Fiche", forme=_FICHE),
            colonne("intitule", "Intitule"),
            colonne("genre", "Abrege_Libelle", requise=False),
            colonne("niveau", "Nomenclature_Europe_Niveau", lire=_niveau, requise=False),
            colonne("fin", "Date_Fin_Enregistrement", lire=lire_jour, requise=False),
            colonne("effet", "Date_Effet", lire=lire_jour, requise=False),
            colonne("actif", "Actif", lire=lire_oui),
            colonne("partielle", "Validation_Partielle", lire=lire_oui, requise=False),
        ),
        _nom("standard"),
        est_requise=True,
        ignorees=frozenset(
            {
                "id_fiche", "abrege_intitule", "nomenclature_europe_intitule",
                "accessible_nouvelle_caledonie", "accessible_polynesie_francaise",
                "date_dernier_jo", "date_decision", "type_enregistrement",
            }
        ),
    ),
    _feuille("certification_metier", "rome", "Codes_Rome_Code", "Codes_Rome_Libelle"),
    _feuille("bloc", "blocs", "Bloc_Competences_Code", "Bloc_Competences_Libelle"),
    _feuille("certification_nsf", "nsf", "Nsf_Code", "Nsf_Intitule"),
    _feuille("certification_formacode", "formacode", "Formacode_Code", "Formacode_Libelle"),
    _feuille("voie", "voixdacc", "Si_Jury"),
    _feuille("certificateur", "certificateurs", "Siret_Certificateur", "Nom_Certificateur"),
    Feuille(
        Livre.CERTIFICATIONS,
        "remplacement",
        (
            colonne("ancienne", "Ancienne_Certification"),
            colonne("nouvelle", "Nouvelle_Certification"),
        ),
        _nom("ancienne_nouvelle"),
        ignorees=frozenset({"numero_fiche"}),
    ),
)  # fmt: skip
"""Chaque fichier de l’archive quotidienne dont l’application se sert."""
