"""L’appel se prépare : qui l’on est, la somme exacte, la règle à citer, ce qu’il faut obtenir."""

from dataclasses import replace
from datetime import date

import pytest

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Demarche, Financement, ReferenceRegle
from cep_desktop.domain.montant import INCONNU
from cep_desktop.rules.evaluation import Evaluation
from cep_desktop.rules.verdict import EtatCondition
from cep_desktop.usecases.script_appel import PhraseDAppel, preparer_appel
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.plan import accorde, refuse, un_financement

CAMILLE = exemple("camille")


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """Ce que les règles du poste répondent à Camille."""
    return un_atelier([CAMILLE]).evaluer(CAMILLE)


def _appel(
    evaluation: Evaluation, demande: Financement, dossier: Dossier | None = None
) -> dict[str, list[PhraseDAppel]]:
    dites: dict[str, list[PhraseDAppel]] = {}
    for phrase in preparer_appel(dossier or un_dossier(), demande, evaluation, le=LE):
        dites.setdefault(phrase.role, []).append(phrase)
    return dites


def _somme(evaluation: Evaluation, demande: Financement) -> str:
    (dite,) = _appel(evaluation, demande)["La somme"]
    return dite.phrase


def test_l_appel_suit_l_ordre_ou_il_se_dit(evaluation: Evaluation) -> None:
    demande = CAMILLE.accompagnement.plan_financement.financements[2]
    roles = [p.role for p in preparer_appel(CAMILLE, demande, evaluation, le=LE)]
    assert roles[:3] == ["Me présenter", "Le projet", "La somme"]
    assert roles[-1] == "Avant de raccrocher"


def test_l_appel_nomme_la_personne_avec_son_accord_et_le_referent(evaluation: Evaluation) -> None:
    (debut,) = _appel(evaluation, un_financement(), CAMILLE)["Me présenter"]
    assert "Nadia Benali" in debut.phrase
    assert "pour Camille Moreau, avec son accord" in debut.phrase


def test_sans_formation_le_projet_ne_se_dit_pas(evaluation: Evaluation) -> None:
    assert "Le projet" not in _appel(evaluation, un_financement())


def test_une_formation_sans_date_se_dit_sans_date(evaluation: Evaluation) -> None:
    sans = CAMILLE.accompagnement.formations[0].avec(periode=None)
    dossier = un_dossier(accompagnement=Accompagnement(formations=(sans,)))
    (projet,) = _appel(evaluation, un_financement(), dossier)["Le projet"]
    assert "à partir du" not in projet.phrase


def test_un_montant_inconnu_ne_devient_jamais_un_chiffre(evaluation: Evaluation) -> None:
    phrase = _somme(evaluation, un_financement(demande=INCONNU))
    assert "une somme que nous devons préciser avec vous" in phrase
    assert not any(signe.isdigit() for signe in phrase)


@pytest.mark.parametrize(
    ("demande", "attendu"),
    [
        (un_financement(), "Nous préparons une demande de 400,00\u00a0€"),
        (
            un_financement(demarche=Demarche.ENVOYEE, envoye_le=date(2026, 11, 2)),
            "Nous avons demandé 400,00\u00a0€ le 2\u00a0novembre\u00a02026",
        ),
        (refuse("900"), "Nous avions demandé 900,00\u00a0€. Peut-on revoir cette réponse\u202f?"),
        (un_financement(demarche=Demarche.ABANDONNEE), "Peut-on revoir cette réponse"),
    ],
    ids=["à préparer", "envoyée", "refusée", "abandonnée"],
)
def test_la_somme_suit_ou_en_est_la_demande(
    evaluation: Evaluation, demande: Financement, attendu: str
) -> None:
    assert attendu in _somme(evaluation, demande)


def test_ce_qui_est_deja_accorde_se_rappelle(evaluation: Evaluation) -> None:
    (dit,) = _appel(evaluation, accorde("350"))["Déjà accordé"]
    assert "350,00\u00a0€" in dit.phrase
    assert "Déjà accordé" not in _appel(evaluation, refuse("350"))


def test_la_regle_se_cite_avec_le_jour_ou_elle_a_ete_relue(evaluation: Evaluation) -> None:
    regle = ReferenceRegle(texte="Code du travail, L. 6323-4", relue_le=date(2026, 10, 1))
    (dite,) = _appel(evaluation, un_financement(regle=regle))["La règle à citer"]
    assert "L. 6323-4" in dite.reference.replace("\u00a0", " ")
    assert "1er\u00a0octobre\u00a02026" in dite.reference
    assert "La règle à citer" not in _appel(evaluation, un_financement())


def test_le_plafond_se_dit_avec_son_texte_et_l_inconnu_se_tait(evaluation: Evaluation) -> None:
    evalues = [e for e in evaluation.dispositifs if any(p.maximum for p in e.plafonds)]
    evalue = evalues[0]
    connus = [p for p in evalue.plafonds if p.maximum is not None]
    demande = un_financement(dispositif=evalue.verdict.dispositif)
    dits = _appel(evaluation, demande)["Le plafond"]
    assert len(dits) == len(connus)
    assert all(dit.reference for dit in dits)
    sans = replace(evalue, plafonds=tuple(replace(p, maximum=None) for p in evalue.plafonds))
    autres = tuple(sans if e is evalue else e for e in evaluation.dispositifs)
    muette = replace(evaluation, dispositifs=autres)
    assert "Le plafond" not in _appel(muette, demande)


def test_ce_que_l_on_ignore_se_demande_a_l_organisme(evaluation: Evaluation) -> None:
    for evalue in evaluation.dispositifs:
        inconnues = [li for li in evalue.verdict.lignes if li.etat is EtatCondition.INCONNU]
        demande = un_financement(dispositif=evalue.verdict.dispositif)
        dites = _appel(evaluation, demande).get("À vérifier ensemble", [])
        assert len(dites) == len(inconnues)
        assert all("pouvez-vous confirmer" in dite.phrase for dite in dites)
    assert any(
        li.etat is EtatCondition.INCONNU for e in evaluation.dispositifs for li in e.verdict.lignes
    )


def test_une_aide_que_les_regles_ne_connaissent_pas_s_appelle_quand_meme(
    evaluation: Evaluation,
) -> None:
    dit = _appel(evaluation, un_financement(dispositif="aide-locale"))
    assert set(dit) == {"Me présenter", "La somme", "Avant de raccrocher"}


@pytest.mark.parametrize(
    ("champs", "est_dite"),
    [
        ({"a_deposer_avant_le": LE}, True),
        ({"a_deposer_avant_le": date(2026, 11, 22)}, False),
        ({"a_deposer_avant_le": LE, "envoye_le": LE, "demarche": Demarche.ENVOYEE}, False),
        ({}, False),
    ],
    ids=["aujourd’hui", "passée", "déjà partie", "sans date"],
)
def test_la_date_limite_se_dit_tant_qu_elle_sert(
    evaluation: Evaluation, champs: dict[str, object], est_dite: bool
) -> None:
    assert ("La date limite" in _appel(evaluation, un_financement(**champs))) is est_dite


def test_l_appel_ne_porte_aucune_note_privee(evaluation: Evaluation) -> None:
    demande = CAMILLE.accompagnement.plan_financement.financements[0]
    dits = preparer_appel(CAMILLE, demande, evaluation, le=LE)
    texte = " ".join(p.phrase for p in dits)
    assert CAMILLE.notes_privees
    assert not any(note.texte in texte for note in CAMILLE.notes_privees)
