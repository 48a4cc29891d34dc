"""Le compteur de sobriété : il voit ce qui est sensible, et se tait devant un métier."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.entretien import NotePrivee
from cep_desktop.domain.fait import CodeFait
from cep_desktop.domain.financement import NatureFinanceur
from cep_desktop.domain.personne import Structure
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.situation import Fait, NeSaitPas, OuiNon, Situation
from cep_desktop.locations import ressources
from cep_desktop.rules.donnees_sensibles import contient_nir, reperer, sensibilites
from cep_desktop.rules.lexique import GenreSensible, Lexique
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.hasard import dossiers
from tests.cas.plan import un_financement

G = GenreSensible

VUS: dict[str, tuple[tuple[str, GenreSensible], ...]] = {
    "Elle est en arrêt maladie depuis l’été.": (("arrêt maladie", G.SANTE),),
    "Dépressif, sous traitement": (("Dépressif", G.SANTE), ("sous traitement", G.SANTE)),
    "a fait un BURN-OUT": (("BURN-OUT", G.SANTE),),
    "Troubles musculo-squelettiques reconnus": (("Troubles musculo-squelettiques", G.SANTE),),
    "problèmes\u00a0de santé": (("problèmes\u00a0de santé", G.SANTE),),
    "Elle est enceinte": (("enceinte", G.SANTE),),
    "suivi par un psychiatre": (("psychiatre", G.SANTE),),
    "je veux ménager mon dos": (("ménager mon dos", G.SANTE),),
    "n’a pas renouvelé sa R.Q.T.H. ni sa RQTH": (("RQTH", G.HANDICAP),),
    "Il est en situation de handicap": (("handicap", G.HANDICAP),),
    "dyslexique": (("dyslexique", G.HANDICAP),),
    "militante dans un parti politique": (
        ("militante", G.OPINION),
        ("parti politique", G.OPINION),
    ),
    "absent pendant le ramadan": (("ramadan", G.RELIGION),),
    "déléguée syndicale CGT": (("déléguée syndicale", G.SYNDICAT), ("CGT", G.SYNDICAT)),
    "demandeur d'asile": (("demandeur d'asile", G.ORIGINE),),
    "son homosexualité": (("homosexualité", G.VIE_SEXUELLE),),
    "en instance de divorce": (("instance de divorce", G.FAMILLE),),
    "victime de violences conjugales": (("violences conjugales", G.FAMILLE),),
    "sorti de prison en mai": (("prison", G.INFRACTION),),
    "un casier judiciaire": (("casier judiciaire", G.INFRACTION),),
}

ANODINS = (
    "L’Assurance maladie, la CPAM et l’infirmière scolaire recrutent.",
    "Aide-soignante au service de chirurgie de l’hôpital",
    "Accompagner des personnes en situation de handicap",
    "Éducateur auprès d’enfants handicapés",
    "référente handicap de l’entreprise",
    "Un code ROME, une fois, la foi du charbonnier, un violon, un violoniste",
    "Prière de rappeler avant midi.",
    "Le syndicat mixte des transports",
    "Pâtissière\u00a0: religieuse au chocolat, opéra, mille-feuille",
    "Un extrait de casier judiciaire est demandé, ce n’est pas la peine de payer.",
    "Surveillante de prison à Orléans",
    "Prévention de la délinquance et médiation",
    "Installer une enceinte acoustique",
    "Diplôme détenu depuis 2010, détention d’un permis B",
    "La formation dure un an\u00a0; elle se passe à Tours.",
    "Un congé parental, deux enfants à charge, garde d’enfants",
    "Opérateur du CEP, opération de maintenance, traitement de texte",
    "Le parti pris, la mission locale, l’élu au CSE, le militaire",
    "Transitions Pro, Cléa, AGEFICE, AFPA, FAFCEA, OPCO EP",
)


@pytest.mark.parametrize(("texte", "attendus"), VUS.items())
def test_un_mot_sensible_est_vu_tel_qu_il_est_ecrit(
    texte: str, attendus: tuple[tuple[str, GenreSensible], ...]
) -> None:
    reperages = reperer(texte)
    assert tuple((r.mot, r.genre) for r in reperages) == attendus
    assert all(texte[r.debut : r.fin] == r.mot for r in reperages)


@pytest.mark.parametrize("texte", ANODINS)
def test_un_metier_un_organisme_ou_un_public_n_est_pas_signale(texte: str) -> None:
    assert reperer(texte) == ()


def test_tout_terme_du_lexique_livre_est_vu_dans_une_phrase() -> None:
    import tomllib

    brut = tomllib.loads((ressources() / "lexiques" / "sensible.toml").read_text(encoding="utf-8"))
    assert set(brut["genres"]) == set(GenreSensible)
    for code, entree in brut["genres"].items():
        for terme in entree["termes"]:
            phrase = f"On a parlé de {terme.removesuffix('*')}, puis du projet."
            assert GenreSensible(code) in {r.genre for r in reperer(phrase)}, terme


def test_un_lexique_mal_forme_est_refuse() -> None:
    with pytest.raises(ValueError, match="il manque ces genres"):
        Lexique.lire('version = 1\n[genres.sante]\ntermes = ["grippe"]\n')
    with pytest.raises(ValueError, match="genres"):
        Lexique.lire("version = 1\n")


def test_les_exemples_disent_peu_et_le_compteur_dit_tout() -> None:
    assert sensibilites(exemple("camille")) == ()
    assert sensibilites(exemple("solene")) == ()
    assert [(s.mot, s.genre) for s in sensibilites(exemple("idriss"))] == [
        ("handicap", G.HANDICAP),
        ("ménager mon dos", G.SANTE),
        ("ménager mon dos", G.SANTE),
    ]


def test_une_note_privee_compte_aussi() -> None:
    note = NotePrivee(id="P1", le=LE, texte="Dépression en 2024.")
    (vu,) = sensibilites(un_dossier(notes_privees=(note,)))
    assert vu.lieu == ("notes_privees", 0, "texte")
    assert str(vu) == "notes privees › n°\u00a01 › texte\u00a0: «\u00a0Dépression\u00a0» (Santé)"


def test_un_fait_de_sante_compte_seulement_s_il_est_affirme() -> None:
    def dossier(reponse: object) -> Dossier:
        fait = Fait.model_validate(
            {"code": CodeFait.EST_BOETH, "reponse": reponse, "connu_le": date(2026, 1, 1)}
        )
        return un_dossier(situation=Situation(faits=(fait,)))

    (vu,) = sensibilites(dossier(OuiNon(valeur=True)))
    assert (vu.mot, vu.genre) == ("Reconnaissance du handicap (RQTH ou autre)", G.HANDICAP)
    assert sensibilites(dossier(OuiNon(valeur=False))) == ()
    assert sensibilites(dossier(NeSaitPas())) == ()


def test_une_aide_liee_au_handicap_le_laisse_voir() -> None:
    aide = un_financement(nature=NatureFinanceur.HANDICAP)
    volet = un_dossier().accompagnement.avec(plan_financement=PlanFinancement(financements=(aide,)))
    (vu,) = sensibilites(un_dossier(accompagnement=volet))
    assert vu.genre is G.HANDICAP


def test_le_nom_de_l_operateur_n_est_pas_une_donnee_sur_la_personne() -> None:
    assert sensibilites(un_dossier(structure=Structure(nom="Handicap Emploi 45"))) == ()


def test_le_numero_de_securite_sociale_est_reconnu_ici_aussi() -> None:
    assert contient_nir("1 85 05 78 006 084 91")


@settings(max_examples=15)
@given(dossiers())
def test_le_compteur_ne_fait_jamais_echouer(dossier: Dossier) -> None:
    assert isinstance(sensibilites(dossier), tuple)


@given(st.text(max_size=80))
def test_les_bornes_sont_celles_du_texte(texte: str) -> None:
    for reperage in reperer(f"{texte} maladie {texte}"):
        assert 0 <= reperage.debut < reperage.fin <= 2 * len(texte) + 9
