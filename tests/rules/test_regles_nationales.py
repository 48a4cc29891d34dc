"""Les règles livrées se tiennent, se lisent, et disent d’où elles viennent."""

from datetime import date

import pytest

from cep_desktop.domain.fait import StatutEmploi
from cep_desktop.domain.financement import ObjetFinancement
from cep_desktop.rules.constat import QUESTIONS
from cep_desktop.rules.deduction import DEDUITS
from cep_desktop.rules.dispositif import Dispositif
from cep_desktop.rules.nomenclature import Attribution, Base, Repere
from cep_desktop.rules.parametre import NatureValeur, StatutRegle, UniteValeur
from tests.architecture.arbre import RACINE
from tests.rules.lecture_cas import cas_types, regles_nationales

LE = date(2026, 11, 23)
REGLES = regles_nationales()
GUIDE = (RACINE / "docs" / "regles.md").read_text(encoding="utf-8")
ATTENDUS = {
    "cpf", "cpf_atmp", "cpf_correctif", "cpf_public", "c2p", "ptp", "ptp_usure", "employeur",
    "plan_developpement", "reconversion", "aif", "poei", "poec", "mobilite", "garde", "aref", "rff",
    "rfpe", "prf", "aide_region", "agefiph", "fiphfp", "agefice", "fafcea", "fif_pl", "vivea",
    "faf_pm", "vae", "conge_vae", "vae_transitions_pro", "bilan", "demission", "clea", "cfp_public",
    "apprentissage", "contrat_pro", "autofinancement", "fse",
}  # fmt: skip
HISTORIQUES = {
    "cif", "dif", "pro_a", "transco", "afpr", "conge_bilan", "vae_france_travail", "aide_permis",
}  # fmt: skip


def test_tous_les_dispositifs_du_domaine_sont_la() -> None:
    assert {d.code for d in REGLES.dispositifs} >= ATTENDUS | HISTORIQUES


@pytest.mark.parametrize("code", sorted(HISTORIQUES))
def test_un_ancien_dispositif_est_garde_mais_ferme(code: str) -> None:
    dispositif = REGLES.dispositif(code)
    assert dispositif.est_historique
    assert not dispositif.est_en_vigueur(LE)


@pytest.mark.parametrize("dispositif", REGLES.dispositifs, ids=lambda d: d.code)
def test_un_dispositif_se_lit_et_se_monte(dispositif: Dispositif) -> None:
    if dispositif.statut is StatutRegle.SUSPENDU:
        return
    if dispositif.attribution is not Attribution.PERSONNE:
        paie = dispositif.objet is ObjetFinancement.DEPENSES and dispositif.postes
        assert dispositif.critere
        assert not paie or dispositif.plafond or dispositif.calcul
    phrases = [critere.exige for critere in dispositif.critere]
    phrases += [critere.a_faire for critere in dispositif.critere]
    assert not [phrase for phrase in phrases if len(phrase.split()) > 25]
    assert not [c.manque for c in dispositif.critere if c.manque[:1].isupper()]


def test_aucun_depot_sans_licence_n_est_cite_comme_source() -> None:
    titres = {
        str(valeur.reference)
        for parametre in REGLES.parametres.values()
        for valeur in parametre.valeur
    }
    assert not [titre for titre in titres if "github" in titre.lower() or "opco-mobile" in titre]


def test_une_valeur_ouverte_est_relue_apres_son_debut() -> None:
    constats = {NatureValeur.CONSTAT, NatureValeur.CONSTAT_OUVERT}
    assert not [
        (parametre.code, valeur.du)
        for parametre in REGLES.parametres.values()
        for valeur in parametre.valeur
        if valeur.nature in constats and valeur.du and valeur.verifie_le < valeur.du
    ]


def test_rien_n_est_relu_dans_l_avenir() -> None:
    relectures = [v.verifie_le for p in REGLES.parametres.values() for v in p.valeur]
    relectures += [dispositif.verifie_le for dispositif in REGLES.dispositifs]
    assert max(relectures) <= LE


def test_chaque_situation_d_emploi_a_au_moins_un_dispositif_ouvert() -> None:
    ouverts = [d for d in REGLES.dispositifs if d.est_en_vigueur(LE) and d.publics]
    assert not [s for s in StatutEmploi if not any(s in d.publics for d in ouverts)]


def test_chaque_dispositif_a_au_moins_un_cas() -> None:
    eprouves = {cas.contenu.get("dispositif") for cas in cas_types()}
    sans_cas = {dispositif.code for dispositif in REGLES.dispositifs} - eprouves
    assert not sans_cas


def test_il_y_a_au_moins_cent_cinquante_cas() -> None:
    assert len([cas for cas in cas_types() if "dispositif" in cas.contenu]) >= 150


@pytest.mark.parametrize(
    "mots", [list(DEDUITS), list(UniteValeur), list(Base), list(Repere)], ids=lambda m: str(m[0])
)
def test_le_guide_cite_chaque_mot_du_format(mots: list[str]) -> None:
    assert not [mot for mot in mots if f"`{mot}`" not in GUIDE]


def test_une_question_deduite_ne_cache_pas_un_fait() -> None:
    assert len(QUESTIONS) == len({question.libelle for question in QUESTIONS.values()})
