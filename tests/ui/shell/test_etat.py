"""Le rail dit où l’on est, sans jamais dire « manquant »."""

from datetime import date, time

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.calendrier import Calendrier, DateCalendrier, NatureDate
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echeance import LeJour
from cep_desktop.domain.entretien import Entretien
from cep_desktop.domain.parcours import Avancement, Parcours
from tests.cas.atelier import un_atelier
from tests.cas.dossier import LE, exemple, un_dossier
from ui.shell.etat import EtatRail, deriver


def _rail(dossier: Dossier) -> EtatRail:
    return deriver(dossier, un_atelier().vocabulaire(dossier.vocabulaire), le=LE)


def test_une_entree_directe_au_niveau_trois_n_a_rien_de_manquant() -> None:
    parcours = Parcours(
        accueil=Avancement.PAS_NECESSAIRE, conseil=Avancement.PAS_NECESSAIRE,
        accompagnement=Avancement.EN_COURS,
    )  # fmt: skip
    rail = _rail(un_dossier(parcours=parcours))
    assert [niveau.mot for niveau in rail.niveaux] == ["Pas nécessaire", "Pas nécessaire", ""]
    assert [page.code for page in rail.niveaux[2].pages] == [
        "plan_action",
        "calendrier",
        "financement",
        "echanges",
        "documents",
        "signature",
        "revision",
    ]


def test_les_niveaux_sont_ceux_du_vocabulaire() -> None:
    assert len(_rail(un_dossier(vocabulaire="2019")).niveaux) == 2
    assert next(n.titre for n in _rail(un_dossier()).niveaux) == "Accueil"


def test_deux_volets_differents_font_un_niveau_en_cours() -> None:
    vocabulaire = un_atelier().vocabulaire("2019")
    niveau = next(n for n in vocabulaire.niveaux if len(n.volets) > 1)
    parcours = Parcours(conseil=Avancement.TERMINE, accompagnement=Avancement.A_VENIR)
    assert parcours.avancement_du_niveau(niveau) is Avancement.EN_COURS
    saute = Parcours(conseil=Avancement.PAS_NECESSAIRE, accompagnement=Avancement.TERMINE)
    assert saute.avancement_du_niveau(niveau) is Avancement.TERMINE


def test_le_prochain_rendez_vous_est_le_plus_proche() -> None:
    tenu = Entretien(id="N1", le=LE, a_eu_lieu=True)
    prevu = Entretien(id="N2", le=date(2026, 12, 8), a=time(14), a_eu_lieu=False)
    plus_tard = DateCalendrier(
        id="J1", libelle="Point", nature=NatureDate.RENDEZ_VOUS,
        quand=LeJour(le=date(2027, 1, 4)),
    )  # fmt: skip
    volet = Accompagnement(calendrier=Calendrier(dates=(plus_tard,)))
    rail = _rail(un_dossier(entretiens=(tenu, prevu), accompagnement=volet))
    assert rail.rendez_vous.replace("\u00a0", " ") == "Mardi 8 décembre à 14 h 00"
    sans_heure = _rail(un_dossier(accompagnement=volet))
    assert sans_heure.rendez_vous.replace("\u00a0", " ") == "Lundi 4 janvier"
    assert _rail(un_dossier()).rendez_vous == ""


def test_un_exemple_est_marque() -> None:
    rail = _rail(exemple("camille"))
    assert rail.est_fictif
    assert rail.personne == "Camille Moreau"
    assert rail.depuis.replace("\u00a0", " ") == "Dossier ouvert en septembre 2026"
