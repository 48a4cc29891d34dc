"""La frise : chaque action à sa date, et rien d’écrit loin de ce qu’il nomme."""

from datetime import date

import pytest

from cep_desktop.documents.images import mesurer
from cep_desktop.documents.plan_action.calendrier import (
    AUCUNE_DATE,
    DATES_INDICATIVES,
    Forme,
    Frise,
    LigneFrise,
    Moment,
    RubriqueCalendrier,
    composer_calendrier,
)
from cep_desktop.documents.plan_action.dessins.etiquettes import CORPS, etiqueter
from cep_desktop.documents.plan_action.dessins.frise import dessiner_frises
from cep_desktop.documents.plan_action.dessins.moments import Echelle, placer
from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.calendrier import Calendrier, DateCalendrier, NatureDate
from cep_desktop.domain.echeance import AvantLe, EnMois, LeJour, Pendant
from cep_desktop.domain.plan_action import Action, PlanAction, StatutAction
from tests.cas.dossier import LE, exemple, un_dossier
from tests.cas.plan import une_action, une_etape

NOEL = date(2026, 12, 20)


def _calendrier(*actions: Action, dates: tuple[DateCalendrier, ...] = ()) -> RubriqueCalendrier:
    suivi = Accompagnement(
        plan_action=PlanAction(etapes=(une_etape(*actions),)), calendrier=Calendrier(dates=dates)
    )
    return composer_calendrier(un_dossier(accompagnement=suivi))


def _ligne(*actions: Action, dates: tuple[DateCalendrier, ...] = ()) -> LigneFrise:
    frise = _calendrier(*actions, dates=dates).frise
    assert frise is not None
    return frise.lignes[0]


@pytest.mark.parametrize(
    ("champs", "moments"),
    [
        ({"statut": StatutAction.FAITE, "faite_le": LE}, [Moment(Forme.FAIT, LE, LE)]),
        ({"echeance": LeJour(le=NOEL)}, [Moment(Forme.A_VENIR, NOEL, NOEL)]),
        ({"echeance": AvantLe(le=NOEL)}, [Moment(Forme.LIMITE, NOEL, NOEL)]),
        (
            {"echeance": AvantLe(le=NOEL), "statut": StatutAction.EN_COURS, "commencee_le": LE},
            [Moment(Forme.EN_COURS, LE, NOEL), Moment(Forme.LIMITE, NOEL, NOEL)],
        ),
        (
            {"echeance": LeJour(le=NOEL), "statut": StatutAction.EN_ATTENTE, "commencee_le": LE},
            [Moment(Forme.ATTENTE, LE, NOEL)],
        ),
    ],
)
def test_chaque_statut_a_sa_forme(champs: dict[str, object], moments: list[Moment]) -> None:
    assert list(_ligne(une_action(**champs)).moments) == moments


def test_une_action_abandonnee_quitte_la_frise() -> None:
    abandonnee = une_action(statut=StatutAction.ABANDONNEE, echeance=LeJour(le=NOEL))
    rubrique = _calendrier(abandonnee)
    assert rubrique.frise is None
    assert rubrique.intro == AUCUNE_DATE


def test_les_dates_ajoutees_sont_dessinees_et_ecrites() -> None:
    attente = DateCalendrier(
        id="T1",
        libelle="Réponse de la Région",
        nature=NatureDate.REPONSE_ATTENDUE,
        quand=Pendant(du=LE, au=NOEL),
        etape="E1",
        raison="Promise par écrit",
    )
    limite = attente.avec(id="T2", libelle="Dépôt", nature=NatureDate.LIMITE, raison="")
    rubrique = _calendrier(une_action(), dates=(attente, limite))
    assert rubrique.intro == DATES_INDICATIVES
    assert rubrique.frise is not None
    assert list(rubrique.frise.lignes[0].moments) == [
        Moment(Forme.ATTENTE, LE, NOEL),
        Moment(Forme.LIMITE, NOEL, NOEL),
    ]
    assert [d.libelle for d in rubrique.dates] == ["Réponse de la Région", "Dépôt"]
    assert [d.raison for d in rubrique.dates] == ["Promise par écrit.", ""]


def test_la_date_limite_est_ce_que_l_on_nomme_d_abord() -> None:
    longue = une_action(id="A2", libelle="Suivre", echeance=Pendant(du=LE, au=date(2027, 5, 1)))
    limite = une_action(id="A3", libelle="Envoyer", echeance=AvantLe(le=NOEL))
    ligne = _ligne(longue.avec(statut=StatutAction.EN_ATTENTE), limite)
    assert ligne.etiquettes[0] == "Envoyer avant le 20\u00a0décembre"
    assert ligne.ancre == NOEL


def test_la_description_dit_chaque_etape() -> None:
    frise = composer_calendrier(exemple("camille")).frise
    assert frise is not None
    for ligne in frise.lignes:
        assert f"Étape {ligne.numero}, {ligne.titre}" in frise.description


def test_la_frise_ne_montre_que_cinq_ans() -> None:
    loin = _calendrier(
        une_action(echeance=LeJour(le=date(2090, 1, 1))),
        une_action(id="A2", statut=StatutAction.FAITE, faite_le=date(1990, 1, 1)),
    ).frise
    assert loin is not None
    debut, fin = loin.bornes(LE)
    assert (debut.year, fin.year) == (2025, 2030)
    assert Frise(loin.lignes).bornes(date.max)[1] == date(9999, 12, 1)
    assert Frise(loin.lignes).bornes(date.min)[0] == date(1, 1, 1)


def test_deux_moments_de_meme_forme_qui_se_touchent_n_en_font_qu_un() -> None:
    echelle = Echelle(date(2026, 11, 1), date(2027, 3, 1), 45, 170)
    moments = [
        Moment(Forme.A_VENIR, date(2026, 12, 1), date(2027, 1, 15)),
        Moment(Forme.A_VENIR, date(2027, 1, 10), date(2027, 2, 1)),
        Moment(Forme.LIMITE, NOEL, NOEL),
    ]
    barre, limite = placer(moments, echelle)
    assert barre.forme is Forme.A_VENIR
    assert barre.droite > limite.droite
    assert (barre.gauche, barre.droite) == pytest.approx(
        (echelle.x(date(2026, 12, 1)), echelle.x_fin(date(2027, 2, 1)))
    )


@pytest.mark.parametrize("jour", [date(2026, 11, 1), date(2026, 11, 30), date(2027, 3, 31)])
def test_un_moment_ne_sort_jamais_de_la_frise(jour: date) -> None:
    echelle = Echelle(date(2026, 11, 1), date(2027, 3, 1), 45, 170)
    (trace,) = placer([Moment(Forme.A_VENIR, jour, jour)], echelle)
    assert trace.gauche >= 45 - 1e-9
    assert trace.droite <= 170 + 1e-9


@pytest.mark.parametrize("nom", ["camille", "idriss", "solene"])
def test_une_etiquette_ne_couvre_rien_et_ne_deborde_pas(nom: str) -> None:
    frise = composer_calendrier(exemple(nom)).frise
    assert frise is not None
    echelle = Echelle(*frise.bornes(LE), 45, 170)
    barrage = echelle.x(LE)
    for ligne in frise.lignes:
        traces = placer(ligne.moments, echelle)
        etiquette = etiqueter(ligne, traces, echelle, barrage=barrage)
        if etiquette is None or etiquette.est_dans_une_barre:
            continue
        fin = etiquette.gauche + mesurer(etiquette.texte, CORPS, "SemiBold")
        assert echelle.gauche <= etiquette.gauche < fin <= echelle.droite + 1e-9
        assert not etiquette.gauche < barrage < fin
        assert not [t for t in traces if t.gauche < fin and t.droite > etiquette.gauche]


def test_une_longue_suite_d_etapes_tient_sur_plusieurs_images() -> None:
    etapes = tuple(
        une_etape(
            une_action(id=f"A{n}", echeance=EnMois(du=date(2027, 1, 1), au=date(2027, 4, 1))),
            id=f"E{n}",
        )
        for n in range(40)
    )
    frise = composer_calendrier(
        un_dossier(accompagnement=Accompagnement(plan_action=PlanAction(etapes=etapes)))
    ).frise
    assert frise is not None
    images = dessiner_frises(frise, le=LE)
    assert len(images) == 3
    assert all(hauteur < 240 for _, hauteur in images)
