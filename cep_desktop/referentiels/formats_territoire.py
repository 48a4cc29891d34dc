"""Les autres fichiers publics : recrutements, organismes, conventions, domaines, communes."""

from cep_desktop.referentiels.feuille import Feuille, colonne, lire_nombre, lire_oui
from cep_desktop.referentiels.livre import Livre


def _idcc(texte: str) -> str:
    """Quatre chiffres, zéros à gauche compris."""
    return texte.strip().zfill(4)


def _code_insee(texte: str) -> str:
    """Cinq caractères ; un tableur a pu perdre le zéro de tête."""
    return texte.strip().zfill(5)


def _departement(texte: str) -> str:
    """Deux caractères au moins ; un tableur a pu perdre le zéro de tête."""
    propre = texte.strip()
    return propre.zfill(2) if propre else ""


TERRITOIRE: tuple[Feuille, ...] = (
    Feuille(
        Livre.BMO,
        "recrutement",
        (
            colonne("annee"),
            colonne("metier", "code_metier_bmo", "fap_code"),
            colonne("libelle", "nom_metier_bmo", "fap_name"),
            colonne("region", "nom_reg", "region", requise=False),
            colonne("departement", "dept", "departement", lire=_departement),
            colonne("nom_departement", "nomdept", requise=False),
            colonne(
                "bassin", "nom_bassin", "nombe", *(f"nombe{an}" for an in range(15, 40)),
                "catchment_area_name",
            ),
            colonne("projets", "met", "nb_recrut_projects", lire=lire_nombre),
            colonne("difficiles", "xmet", "nb_diff_recrut_projects", lire=lire_nombre),
            colonne("saisonniers", "smet", "nb_season_recrut_projects", lire=lire_nombre),
        ),
        est_requise=True,
        ignorees=frozenset(
            {"famille_met", "lbl_fam_met", "reg", *(f"be{an}" for an in range(15, 40))}
        ),
    ),
    Feuille(
        Livre.ORGANISMES,
        "organisme",
        (
            colonne("nda", "numeroDeclarationActivite"),
            colonne("siret", "siretEtablissementDeclarant"),
            colonne("nom", "denomination"),
            colonne("code_postal", "adressePhysiqueOrganismeFormation.codePostal", requise=False),
            colonne("ville", "adressePhysiqueOrganismeFormation.ville", requise=False),
            colonne(
                "qualite_formation", "certifications.actionsDeFormation", lire=lire_oui,
                requise=False,
            ),
            colonne(
                "qualite_bilan", "certifications.bilansDeCompetences", lire=lire_oui, requise=False
            ),
            colonne("qualite_vae", "certifications.VAE", lire=lire_oui, requise=False),
        ),
        est_requise=True,
    ),
    Feuille(
        Livre.CONVENTIONS,
        "convention",
        (
            colonne("idcc", "idcc", "code_idcc", "numero_idcc", "idcc_code", lire=_idcc),
            colonne("libelle", "titre", "intitule", "libelle", "libelle_idcc", "intitule_idcc",
                    "intitule_de_la_convention_collective", "titre_de_la_convention",
                    "titre_de_la_convention_collective", "intitule_cc", "convention_collective"),
            colonne("opco", "opco", "opco_propose", "nom_opco", "operateur_de_competences",
                    "opco_de_rattachement", "opco_designe", "opco_competent"),
        ),
        est_requise=True,
    ),
    Feuille(
        Livre.FORMACODE,
        "formacode",
        (
            colonne("code", "formacode", "code_formacode", "code"),
            colonne("libelle", "libelle_formacode", "libelle", "descripteur", "intitule"),
            colonne("champ", "champ", "champ_semantique", "domaine", "libelle_champ"),
        ),
        est_requise=True,
    ),
    Feuille(
        Livre.COMMUNES,
        "commune",
        (
            colonne("insee", "code_commune_insee", "com", lire=_code_insee),
            colonne("nom", "nom_de_la_commune", "nom_commune", "libelle"),
            colonne("code_postal", "code_postal", requise=False, lire=_code_insee),
            colonne("departement", "dep", "code_departement", requise=False),
        ),
        est_requise=True,
        ignorees=frozenset(
            {
                "libelle_d_acheminement", "ligne_5", "coordonnees_gps", "geopoint", "typecom",
                "reg", "ctcd", "arr", "tncc", "ncc", "nccenr", "can", "comparent",
            }
        ),
    ),
)  # fmt: skip
"""Chaque fichier, reconnu à ses colonnes : son nom change d’une année à l’autre."""
