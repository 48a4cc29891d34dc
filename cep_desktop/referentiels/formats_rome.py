"""Les fichiers du ROME, générations 3 et 4, tels que France Travail les publie."""

import re

from cep_desktop.referentiels.feuille import Feuille, Rangee, colonne, lire_oui
from cep_desktop.referentiels.livre import Livre

_BASE, _SPECIFIQUE = {"6", "7"}, {"9", "10"}
_MILIEUX = "5"
_TRANSITIONS = frozenset({"transition_eco", "transition_num", "transition_demo"})
_CODE = r"[A-Z]\d{4}"
_PREMIERE_AVEC_PARENT = 4
"""La génération 3 ne dit ni la fiche d’origine d’un métier, ni sa place dans la transition."""


def _nom(fichier: str, generation: int) -> re.Pattern[str]:
    return re.compile(rf"unix_{fichier}_v{generation}\d+(_|\.)")


def _sans_apostrophe_double(texte: str) -> str:
    """La génération 3 double les apostrophes de ses libellés."""
    return texte.replace("''", "'").strip()


def _lien_v3(rangee: Rangee) -> Rangee | None:
    """Garde les compétences (rubriques 6, 7, 9, 10) et les milieux de travail (rubrique 5)."""
    code, ogr, rubrique, _ = rangee
    if rubrique in _BASE | _SPECIFIQUE:
        return code, ogr, 1 if rubrique in _BASE else 0, "competence"
    return (code, ogr, 0, "contexte") if rubrique == _MILIEUX else None


def _lien_v4(rangee: Rangee) -> Rangee | None:
    """Le bloc 5 porte compétences et savoirs ; les autres, les contextes et les intérêts."""
    code, ogr, coeur, bloc = rangee
    return code, ogr, coeur or 0, "competence" if bloc == "5" else "contexte"


def _est_au_coeur(texte: str) -> int:
    """« Principale » dit le cœur du métier ; « Emergente » et le vide ne le disent pas."""
    return int(texte.lower().startswith(("principale", "1", "o")))


def _competence(livre: Livre, generation: int) -> tuple[Feuille, ...]:
    def feuille(fichier: str, nature: str, *libelles: str) -> Feuille:
        return Feuille(
            livre,
            "competence",
            (
                colonne("ogr", "code_ogr", f"code_ogr_{fichier}", "code_ogr_comp"),
                colonne("libelle", *libelles, lire=_sans_apostrophe_double),
            ),
            _nom(f"referentiel_{fichier}", generation),
            garder=lambda rangee: (*rangee, nature),
            ignorees=_TRANSITIONS
            | {
                "code_type_competence",
                "libelle_type_competence",
                "statut",
                "nature",
                "definition",
                "code_ogr_macro_comp",
                "code_macro_comp",
                "cat_comp",
                "sous_cat_comp",
                "categorie_savoir",
                "sous_categorie_savoir",
            },
        )

    return (
        feuille("competence", "competence", "libelle_competence", "libelle"),
        feuille("savoir", "savoir", "libelle_savoir", "libelle"),
        feuille("activite", "competence", "libelle_activite", "libelle"),
    )  # fmt: skip


def _commun(livre: Livre, generation: int) -> tuple[Feuille, ...]:
    return (
        *_competence(livre, generation),
        Feuille(
            livre,
            "contexte",
            (
                colonne("ogr", "code_ogr", "code_ogr_contexte", "code_ogr_contexte_travail"),
                colonne(
                    "libelle",
                    "libelle_env_travail",
                    "libelle_contexte_travail",
                    "libelle_contexte",
                    "libelle",
                    lire=_sans_apostrophe_double,
                ),
                colonne(
                    "nature",
                    "libelle_type_section_env_trav",
                    "libelle_type_contexte",
                    "libelle_categorie",
                    "categorie",
                    "type_contexte",
                    requise=False,
                ),
            ),
            re.compile(rf"unix_referentiel_(env_travail|contexte_travail|contexte)_v{generation}"),
            ignorees=frozenset({"code_type_section_env_trav", "statut", "code_type_contexte"}),
        ),
        Feuille(
            livre,
            "riasec",
            (
                colonne("code", "code_rome", forme=_CODE),
                colonne("majeur", "riasec_majeur"),
                colonne("mineur", "riasec_mineur"),
            ),
            _nom("referentiel_code_rome_riasec", generation),
        ),
        Feuille(
            livre,
            "mobilite",
            (
                colonne("code", "code_rome", forme=_CODE),
                colonne("cible", "code_rome_cible"),
                colonne("nature", "libelle_type_mobilite", "type_mobilite", requise=False),
            ),
            _nom("rubrique_mobilite", generation),
            ignorees=frozenset(
                {
                    "code_appellation_source", "code_appellation_cible", "code_type_mobilite",
                    "numero_ordre",
                }
            ),
        ),
        Feuille(
            livre,
            "coherence",
            (
                colonne("code", "code_rome", forme=_CODE),
                colonne("ogr", "code_ogr"),
                colonne("coeur", "coeur_metier", lire=_est_au_coeur, requise=False),
            ),
            _nom("coherence_item", generation),
        ),
        Feuille(
            livre,
            "texte",
            (
                colonne("code", "code_rome", forme=_CODE),
                colonne("nature", "libelle_type_texte", "code_type_texte", requise=False),
                colonne("texte", "libelle_texte", lire=_sans_apostrophe_double),
            ),
            _nom("texte", generation),
            ignorees=frozenset({"code_compo_bloc", "position_phrase", "code_type_texte"}),
        ),
    )  # fmt: skip


def _metier(livre: Livre, generation: int) -> Feuille:
    return Feuille(
        livre,
        "metier",
        (
            colonne("code", "code_rome", forme=_CODE),
            colonne("libelle", "libelle_rome", lire=_sans_apostrophe_double),
            colonne("parent", "code_rome_parent", requise=generation >= _PREMIERE_AVEC_PARENT),
            colonne("ecologie", "transition_eco", requise=generation >= _PREMIERE_AVEC_PARENT),
            colonne("numerique", "transition_num", lire=lire_oui, requise=False),
            colonne("demographie", "transition_demo", lire=lire_oui, requise=False),
            colonne("reglemente", "emploi_reglemente", lire=lire_oui, requise=False),
            colonne("cadre", "emploi_cadre", lire=lire_oui, requise=False),
        ),
        _nom("referentiel_code_rome", generation),
        est_requise=True,
        ignorees=frozenset({"code_fiche_metier", "code_fiche_em", "code_ogr", "statut"}),
    )


def _appellation(livre: Livre, generation: int) -> Feuille:
    return Feuille(
        livre,
        "appellation",
        (
            colonne("ogr", "code_ogr"),
            colonne("libelle", "libelle_appellation_long", lire=_sans_apostrophe_double),
            colonne("code", "code_rome", forme=_CODE),
            colonne(
                "principale",
                "classification",
                "libelle_type_section_appellation",
                lire=lambda t: int(t.upper() == "PRINCIPALE"),
            ),
            colonne("peu_usite", lire=lire_oui, requise=False),
            colonne("ecologie", "transition_eco", requise=False),
            colonne("reglemente", "emploi_reglemente", lire=lire_oui, requise=False),
        ),
        _nom("referentiel_appellation", generation),
        est_requise=True,
        ignorees=frozenset(
            {
                "libelle_appellation_court", "transition_num", "transition_demo", "emploi_cadre",
                "origine", "code_rome_parent", "code_type_section_appellation", "statut",
            }
        ),
    )  # fmt: skip


ROME: tuple[Feuille, ...] = (
    _metier(Livre.ROME4, 4),
    _appellation(Livre.ROME4, 4),
    *_commun(Livre.ROME4, 4),
    Feuille(
        Livre.ROME4,
        "lien",
        (
            colonne("code", "code_rome", forme=_CODE),
            colonne("ogr", "code_ogr"),
            colonne("coeur", "coeur_metier", lire=_est_au_coeur, requise=False),
            colonne("nature", "code_compo_bloc"),
        ),
        _nom("liens_rome_referentiels", 4),
        garder=_lien_v4,
        ignorees=frozenset({"code_rubrique"}),
    ),
    _metier(Livre.ROME3, 3),
    _appellation(Livre.ROME3, 3),
    *_commun(Livre.ROME3, 3),
    Feuille(
        Livre.ROME3,
        "lien",
        (
            colonne("code", "code_rome", forme=_CODE),
            colonne("ogr", "code_ogr"),
            colonne("coeur", "code_ref_rubrique"),
            colonne("nature", "code_type_referentiel"),
        ),
        _nom("liens_rome_referentiels", 3),
        garder=_lien_v3,
        ignorees=frozenset(
            {"position_bloc", "code_compo_bloc", "position_item", "id_priorisation"}
        ),
    ),
)
"""Chaque fichier dont l’application se sert."""
