"""Les autres fichiers publics : recrutements, organismes, conventions, domaines, communes."""

from collections import Counter
from collections.abc import Iterator

from cep_desktop.referentiels.feuille import Feuille, Rangee, colonne, lire_nombre, lire_oui
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


_PART_MINIMALE = 0.05
"""Part des établissements d’une convention sous laquelle un OPCO est une exception."""

_SANS_CONVENTION = frozenset({"", "0000", "5100", "5501", "9998", "9999"})
"""Ce que la table des établissements écrit quand elle ne sait pas (son dictionnaire, § 2)."""

_SPECIALITES = frozenset(
    f"informationsdeclarees_specialitesdeformation_{mot}specialite{rang}"
    for mot in ("code", "libelle")
    for rang in range(1, 13)
)


def _reunir_par_convention(rangees: Iterator[Rangee]) -> Iterator[Rangee]:
    """Un établissement par ligne devient un couple convention et OPCO, le plus fréquent d’abord."""
    couples = Counter(
        (str(idcc), str(opco)) for idcc, _, opco in rangees if idcc not in _SANS_CONVENTION and opco
    )
    totaux: Counter[str] = Counter()
    for (idcc, _), nombre in couples.items():
        totaux[idcc] += nombre
    for (idcc, opco), nombre in sorted(couples.items(), key=lambda c: (c[0][0], -c[1])):
        if nombre >= totaux[idcc] * _PART_MINIMALE:
            yield idcc, "", opco


TERRITOIRE: tuple[Feuille, ...] = (
    Feuille(
        Livre.BMO,
        "recrutement",
        (
            colonne("annee"),
            colonne("metier", "code_metier_bmo", "fap_code", forme=r"[A-Z]\w{2,4}"),
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
            colonne("nda", "numeroDeclarationActivite", forme=r"\w*\d{5}\w*"),
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
        ignorees=_SPECIALITES
        | {
            "numerosdeclarationactiviteprecedent", "siren",
            "adressephysiqueorganismeformation_voie",
            "adressephysiqueorganismeformation_coderegion",
            "certifications_actionsdeformationparapprentissage",
            *(f"organismeetrangerrepresente_{mot}"
              for mot in ("denomination", "voie", "codepostal", "ville", "pays")),
            *(f"informationsdeclarees_{mot}"
              for mot in ("datedernieredeclaration", "debutexercice", "finexercice",
                          "nbstagiaires", "nbstagiairesconfiesparunautreof",
                          "effectifformateurs")),
        },
    ),
    Feuille(
        Livre.CONVENTIONS,
        "convention",
        (
            colonne("idcc", "idcc", "code_idcc", "numero_idcc", "idcc_code", lire=_idcc,
                    forme=r"\d{1,5}"),
            colonne("libelle", "titre", "intitule", "libelle", "libelle_idcc", "intitule_idcc",
                    "intitule_de_la_convention_collective", "titre_de_la_convention",
                    "titre_de_la_convention_collective", "intitule_cc", "convention_collective"),
            colonne("opco", "opco", "opco_propose", "nom_opco", "operateur_de_competences",
                    "opco_de_rattachement", "opco_designe", "opco_competent"),
        ),
        est_requise=True,
    ),
    Feuille(
        Livre.CONVENTIONS,
        "convention",
        (
            colonne("idcc", "idcc", lire=_idcc),
            colonne("libelle", "siret", forme=r"\d{14}"),
            colonne("opco", "opco_proprietaire"),
        ),
        est_requise=True,
        ignorees=frozenset({"opco_gestion"}),
        fondre=_reunir_par_convention,
    ),
    Feuille(
        Livre.FORMACODE,
        "formacode",
        (
            colonne("code", "formacode", "code_formacode", "code", forme=r"\d{3,6}"),
            colonne("libelle", "libelle_formacode", "libelle", "descripteur", "intitule"),
            colonne("champ", "champ", "champ_semantique", "domaine", "libelle_champ"),
        ),
        est_requise=True,
    ),
    Feuille(
        Livre.COMMUNES,
        "commune",
        (
            colonne("insee", "code_commune_insee", "com", lire=_code_insee,
                    forme=r"\d[\dABab]?\d{2,3}"),
            colonne("nom", "nom_de_la_commune", "nom_commune", "libelle"),
            colonne("code_postal", "code_postal", requise=False, lire=_code_insee),
            colonne("departement", "dep", "code_departement", requise=False),
        ),
        est_requise=True,
        ignorees=frozenset(
            {
                "libelle_d_acheminement", "ligne_5", "coordonnees_gps", "geopoint", "typecom",
                "reg", "ctcd", "arr", "tncc", "ncc", "nccenr", "can", "comparent", "geopoint2d",
            }
        ),
    ),
)  # fmt: skip
"""Chaque fichier, reconnu à ses colonnes : son nom change d’une année à l’autre."""
