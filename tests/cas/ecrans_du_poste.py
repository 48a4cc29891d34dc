"""Chaque écran du poste et du coffre, amené tel qu’une personne le verrait."""

from collections.abc import Callable

from PySide6.QtTest import QTest

from cep_desktop.usecases.coffre.brouillon import Brouillon
from cep_desktop.usecases.commandes.plan_action import ModifierAction
from ui.pages.conflit.couche import LES_DEUX
from ui.poste.fenetre import FenetrePoste
from ui.poste.secours import EcranSecours
from ui.shell.fenetre import Fenetre
from ui.taches import attendre_la_fin

Amener = Callable[[FenetrePoste], None]
CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ23-4567-89AB"


def reposer() -> None:
    """Attend la fin de ce qui se lit hors du fil de l’écran, puis que l’écran l’ait montré."""
    for _ in range(3):
        attendre_la_fin()
        QTest.qWait(1)


def _fenetre(poste: FenetrePoste) -> Fenetre:
    assert poste.fenetre is not None
    return poste.fenetre


def _page(code: str) -> Amener:
    def amener(poste: FenetrePoste) -> None:
        _fenetre(poste).aller(code)
        reposer()

    return amener


def _secours(poste: FenetrePoste) -> None:
    le = poste._poste.essayer().aujourd_hui()
    ecran = EcranSecours(CODE, "Nadia Benali", le, poste._dialogues)
    ecran.dire_la_sauvegarde("Première sauvegarde faite et relue.", est_faite=True)
    poste.portier._montrer(ecran)


def _camille(poste: FenetrePoste) -> Fenetre:
    fenetre = _fenetre(poste)
    fenetre.ouvrir(next(f.id for f in fenetre.atelier.fiches() if f.personne.startswith("Cam")))
    reposer()
    return fenetre


def _historique(poste: FenetrePoste) -> None:
    fenetre = _camille(poste)
    assert fenetre.ouvert is not None
    fenetre.ouvert.session.executer(ModifierAction("A5", {"libelle": "Écrire au centre"}))
    fenetre.ouvert.enregistreur.terminer()
    fenetre.aller("historique")
    reposer()


def _conflit(poste: FenetrePoste) -> None:
    fenetre = _camille(poste)
    ouvert, atelier = fenetre.ouvert, fenetre.atelier
    assert ouvert is not None
    session = atelier.ouvrir(ouvert.session.dossier.id)
    session.executer(ModifierAction("A5", {"libelle": "Écrire au centre"}))
    atelier.enregistrer(session)
    ouvert.session.executer(ModifierAction("A5", {"libelle": "Téléphoner au centre"}))
    ouvert.enregistreur.enregistrer()
    reposer()
    reposer()


def _reunion(poste: FenetrePoste) -> None:
    _conflit(poste)
    arbitre = _fenetre(poste).arbitre
    assert arbitre is not None
    assert arbitre.couche is not None
    arbitre.couche.tranche.emit(LES_DEUX)  # type: ignore[union-attr]
    reposer()


def _phrase(poste: FenetrePoste) -> None:
    cote = _fenetre(poste).cote_coffre
    assert cote is not None
    cote.changer_phrase()


def _attente(poste: FenetrePoste) -> None:
    attente = _fenetre(poste).attente
    attente._titre = "Ouverture du dossier…"
    attente._couvrir()


def _reprise(poste: FenetrePoste) -> None:
    fenetre = _fenetre(poste)
    coffre, cote, atelier = fenetre.garde.coffre, fenetre.cote_coffre, fenetre.atelier
    assert coffre is not None
    assert cote is not None
    camille = next(f.id for f in atelier.fiches() if f.personne.startswith("Cam"))
    session = atelier.ouvrir(camille)
    session.executer(ModifierAction("A5", {"libelle": "Téléphoner au centre"}))
    coffre.brouillons.garder(Brouillon(session.dossier, session.revision, atelier.maintenant()))
    cote.reprises.chercher()
    reposer()
    cote.reprises.montrer()


def _accords(poste: FenetrePoste) -> None:
    _camille(poste).aller("donnees")
    reposer()


FERMES: dict[str, Amener] = {
    "ouverture": lambda _: None,
    "conseiller": lambda poste: poste.portier.changer_de_conseiller(),
    "secours": _secours,
}
"""Les écrans d’un poste dont le coffre est fermé."""

NEUFS: dict[str, Amener] = {
    "bienvenue": lambda _: None,
    "creation": lambda poste: poste.portier.proposer_un_coffre(),
}
"""Les écrans d’un poste sans coffre."""

OUVERTS: dict[str, Amener] = {
    "accueil": lambda _: reposer(),
    "coffre": _page("coffre"),
    "conservation": _page("conservation"),
    "journal": _page("journal"),
    "equipe": _page("equipe"),
    "phrase": _phrase,
    "historique": _historique,
    "conflit": _conflit,
    "reunion": _reunion,
    "reprise": _reprise,
    "attente": _attente,
    "accords": _accords,
    "verrou": lambda poste: poste.verrouiller(),
}
"""Les écrans d’un poste dont le coffre est ouvert."""
