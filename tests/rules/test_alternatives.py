"""Après un refus, ou quand l’aide ne suffit pas : ce que le dossier de domaine propose."""

from datetime import date

import pytest

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Demarche, Financement, NatureFinanceur, Refus
from cep_desktop.domain.montant import Montant, estime
from cep_desktop.rules.alerte import besoin_alerte
from cep_desktop.rules.alternatives import Secours, secourir
from cep_desktop.rules.evaluation import Evaluation
from cep_desktop.rules.moteur import evaluer
from cep_desktop.rules.nomenclature import Defaut
from cep_desktop.rules.verdict import Conclusion
from tests.cas.plan import un_financement
from tests.rules.construction import construire
from tests.rules.lecture_cas import regles_nationales

LE = date(2026, 11, 23)
FORMATION = {"certification": "RNCP40792", "debut": date(2027, 3, 1), "fin": date(2027, 6, 30)}


def _personne(situation: dict[str, object], *aides: Financement) -> Dossier:
    dossier = construire(
        {
            "le": LE,
            "situation": situation,
            "formation": FORMATION,
            "depenses": [{"poste": "pedagogie", "prix": 6000}],
        }
    )
    volet = dossier.accompagnement
    plan = volet.plan_financement.avec(financements=aides)
    return dossier.avec(accompagnement=volet.avec(plan_financement=plan))


def _evaluer(dossier: Dossier) -> Evaluation:
    return evaluer(dossier, regles_nationales(), le=LE)


def _secourir(dossier: Dossier) -> tuple[Secours, ...]:
    return secourir(dossier, _evaluer(dossier))


def _aide(dispositif: str, montant: int, **champs: object) -> Financement:
    return un_financement(
        **(
            {"id": dispositif.upper(), "dispositif": dispositif, "nature": NatureFinanceur.AUTRE}
            | {"demande": estime(Montant(montant * 100))}
            | champs
        )
    )


def _refusee(dispositif: str, montant: int = 3000) -> Financement:
    refus = Refus(le=LE, motif="Budget épuisé")
    return _aide(dispositif, montant, demarche=Demarche.ENVOYEE, decision=refus)


def _codes(secours: Secours) -> set[str]:
    return {alternative.dispositif for alternative in secours.alternatives}


def test_une_aif_refusee_mene_a_la_region_a_la_poe_au_compte_et_a_l_alternance() -> None:
    chomeur = {"statut_emploi": "demandeur_emploi", "promesse_embauche": True}
    (secours,) = _secourir(_personne(chomeur, _refusee("aif")))
    assert secours.defaut is Defaut.REFUS
    assert {"prf", "poei", "poec", "cpf"} <= _codes(secours)
    assert _codes(secours) & {"contrat_pro", "apprentissage"}
    assert any("abondement" in piste.phrase for piste in secours.pistes)


def test_un_projet_de_transition_refuse_a_un_recours_et_d_autres_sessions() -> None:
    (secours,) = _secourir(_personne({"statut_emploi": "cdi"}, _refusee("ptp")))
    assert {"reconversion", "cpf"} <= _codes(secours)
    dit = " ".join(piste.phrase for piste in secours.pistes).replace("\u00a0", " ")
    for morceau in (
        "dans les 2 mois",
        "session suivante",
        "autre payeur",
        "hors du temps de travail",
    ):
        assert morceau in dit
    recours = secours.pistes[0]
    assert "R. 6323-16" in recours.reference


def test_un_compte_formation_vide_mene_aux_abondements_aux_blocs_et_aux_devis() -> None:
    salarie = {"statut_emploi": "cdi", "cpf_solde": 1860}
    (secours,) = _secourir(_personne(salarie, _aide("cpf", 1860, nature=NatureFinanceur.CPF)))
    assert secours.defaut is Defaut.INSUFFISANCE
    dit = " ".join(piste.phrase for piste in secours.pistes)
    for morceau in ("abondement", "bloc de compétences", "autre devis", "VAE"):
        assert morceau in dit
    assert "employeur" in _codes(secours)


def test_un_compte_qui_suffit_n_a_pas_besoin_de_secours() -> None:
    riche = {"statut_emploi": "cdi", "cpf_solde": 6000}
    assert _secourir(_personne(riche, _aide("cpf", 6000, nature=NatureFinanceur.CPF))) == ()


def test_un_fonds_au_plafond_mene_a_la_region_et_a_payer_en_plusieurs_fois() -> None:
    liberale = {
        "statut_emploi": "independant", "secteur_independant": "liberal", "cfp_a_jour": True,
    }  # fmt: skip
    (secours,) = _secourir(_personne(liberale, _aide("fif_pl", 900)))
    assert {"aide_region", "autofinancement"} <= _codes(secours)
    assert "en plusieurs fois" in secours.pistes[0].phrase


def test_un_fonds_garde_n_appelle_pas_une_aide_qu_il_interdit_refuse_il_la_permet() -> None:
    liberale = {
        "statut_emploi": "independant", "secteur_independant": "liberal", "cfp_a_jour": True,
    }  # fmt: skip
    (garde,) = _secourir(_personne(liberale, _aide("fif_pl", 900)))
    (perdu,) = _secourir(_personne(liberale, _refusee("fif_pl", 900)))
    assert "cpf" not in _codes(garde)
    assert "cpf" in _codes(perdu)


def test_une_aide_deja_dans_le_plan_n_est_pas_proposee_de_nouveau() -> None:
    salarie = {"statut_emploi": "cdi", "cpf_solde": 9000}
    prise = _aide("reconversion", 500)
    secours = _secourir(_personne(salarie, _refusee("ptp"), prise))
    assert "reconversion" not in _codes(secours[0])


def test_une_alternative_ne_repond_jamais_non() -> None:
    for statut in ("cdi", "demandeur_emploi", "independant", "agent_public"):
        aides = [_refusee(d.code) for d in regles_nationales().dispositifs]
        dossier = _personne({"statut_emploi": statut}, *aides[:8])
        for secours in _secourir(dossier):
            assert all(a.conclusion is not Conclusion.NON for a in secours.alternatives)


def test_une_aide_qu_aucune_regle_ne_decrit_n_a_pas_de_secours() -> None:
    assert _secourir(_personne({"statut_emploi": "cdi"}, _refusee("fonds_departement"))) == ()


@pytest.mark.parametrize("code", ["aif", "ptp", "cpf", "agefice", "fafcea", "fif_pl", "vivea"])
def test_chaque_refus_du_domaine_a_des_suites(code: str) -> None:
    dispositif = regles_nationales().dispositif(code)
    assert dispositif.alternatives
    assert dispositif.piste


def test_l_alerte_porte_les_suites_et_les_demande() -> None:
    chomeur = {"statut_emploi": "demandeur_emploi"}
    dossier = _personne(chomeur, _refusee("aif"))
    besoin = besoin_alerte(dossier, _evaluer(dossier), le=LE)
    assert besoin is not None
    assert besoin.secours == _secourir(dossier)
    assert "Dire si une de ces aides peut servir" in besoin.demande
