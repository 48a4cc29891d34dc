"""Tourner l’écran vers la personne, le lui montrer à part, ou tirer le rideau."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs.dialogues import Dialogues
from ui.poste.ecrans import autre_ecran, fermer_les_dialogues
from ui.poste.touches import PARTAGE, RIDEAU, SECOND, Touches
from ui.shell.etat_enregistrement import EtatEnregistrement
from ui.theme import theme

if TYPE_CHECKING:
    from cep_desktop.usecases.session import Session
    from ui.poste.fenetre import FenetrePoste
    from ui.poste.rideau import Rideau
    from ui.poste.second_ecran import SecondEcran
    from ui.shell.enregistreur import Enregistreur
    from ui.shell.fenetre import Fenetre
    from ui.shell.lieu import Lieu
    from ui.shell.partage.ecran import EcranPartage
    from ui.shell.registre import Action

SANS_DOSSIER = "Ouvrez d’abord un dossier : l’écran partagé ne montre que lui."
SANS_ECRAN = "Aucun autre écran n’est branché. F9 tourne celui-ci."
ZOOM_LISIBLE = 100
"""Tourné vers la personne, rien n’est plus petit que la taille normale, en pour cent."""

_EN_ECHEC = {EtatEnregistrement.EN_ECHEC, EtatEnregistrement.EN_CONFLIT}


@dataclass(frozen=True, slots=True)
class _Tour:
    """L’écran tourné : ce qui enregistre pendant ce temps, où revenir et à quelle taille."""

    ecran: "EcranPartage"
    enregistreur: "Enregistreur"
    lieu: "Lieu"
    zoom: int


class Partage(QObject):
    """Un seul écran à la fois dans la fenêtre ; l’écran du conseiller est détruit, noms compris."""

    def __init__(self, poste: "FenetrePoste") -> None:
        super().__init__(poste)
        self._poste = poste
        self._tour: _Tour | None = None
        self.rideau: Rideau | None = None
        self.second: SecondEcran | None = None
        self._dessous: QWidget | None = None
        self._tues: list[str] = []
        self.touches = Touches(poste)
        self.touches.rideau.connect(self.tirer)
        self.touches.partage.connect(self.basculer)
        self.touches.second.connect(self.deplier)

    @property
    def ecran(self) -> "EcranPartage | None":
        """L’écran tourné vers la personne, ou `None`."""
        return self._tour.ecran if self._tour else None

    def brancher(self, fenetre: "Fenetre") -> None:
        """Relie les boutons et la page d’une fenêtre de travail."""
        fenetre.barre.partage.show()
        fenetre.barre.partage.tourne.connect(self.basculer)
        fenetre.barre.partage.deplie.connect(self.deplier)
        fenetre.barre.partage.cache.connect(self.tirer)
        fenetre.regarde.connect(self._suivre)
        fenetre.registre.ajouter(self._actions(fenetre))
        for phrase in self._tues:
            fenetre.signaler(phrase)
        self._tues.clear()

    def _actions(self, fenetre: "Fenetre") -> Iterator["Action"]:
        from ui.shell.actions import exiger_un_dossier
        from ui.shell.registre import Action, Rubrique

        dossier = partial(exiger_un_dossier, fenetre)
        rubrique = Rubrique.AFFICHAGE
        yield Action(
            "partage.tourner", "Tourner l’écran vers la personne", self.basculer, rubrique,
            (PARTAGE,), "users-bold", "partagé bénéficiaire montrer", est_posee=False,
        )  # fmt: skip
        yield Action(
            "partage.second", "Montrer le dossier sur l’autre écran", self.deplier, rubrique,
            (SECOND,), "users-bold", "partagé projeter deuxième moniteur", dossier,
            est_posee=False,
        )  # fmt: skip
        yield Action(
            "partage.rideau", "Tirer le rideau", self.tirer, rubrique, (RIDEAU,), "eye-slash",
            "cacher confidentialité masquer", est_posee=False,
        )  # fmt: skip

    def basculer(self) -> None:
        """F9 : tourne l’écran vers la personne, ou revient à celui du conseiller."""
        if self.rideau is not None:
            return
        if self._tour is not None:
            self._revenir(self._tour)
            return
        fenetre = self._poste.fenetre
        if fenetre is None:
            self._poste.vitrine.retenir(lambda _: self.basculer())
            return
        self._fermer_les_dialogues()
        if fenetre.ouvert is None:
            fenetre.message.dire(SANS_DOSSIER)
        else:
            self._tourner(fenetre)

    def tirer(self) -> None:
        """F8 : tire le rideau devant tous les écrans, ou le lève."""
        if self.rideau is not None:
            self.lever()
            return
        if self._poste.fenetre is None and self._tour is None:
            self._poste.vitrine.retenir(lambda _: self.tirer())
            return
        self._fermer_les_dialogues()
        from ui.poste.rideau import Rideau

        self.rideau = Rideau()
        self.rideau.lever.clicked.connect(self.lever)
        self.rideau.verrouille.connect(self._poste.verrouiller)
        if self._tour is not None:
            self._tour.ecran.voix.taire()
        self._dessous = self._poste.couvrir(self.rideau)
        if self.second is not None:
            self.second.cacher(est_cache=True)
        self._poste.repaint()

    def lever(self) -> None:
        """Lève le rideau, là où l’on était."""
        rideau, self.rideau = self.rideau, None
        if rideau is None or self._dessous is None:
            return
        self._poste.decouvrir(rideau, self._dessous)
        self._dessous = None
        if self.second is not None:
            self.second.cacher(est_cache=False)
            self._suivre()

    def deplier(self) -> None:
        """Maj+F9 : montre le dossier sur l’autre écran, ou l’en retire."""
        fenetre = self._poste.fenetre
        if self.second is not None:
            self.second.fermer()
            return
        if fenetre is None or self.rideau is not None:
            return
        sur = autre_ecran(self._poste)
        if sur is None:
            fenetre.message.dire(SANS_ECRAN)
            return
        from ui.poste.second_ecran import SecondEcran

        self.second = SecondEcran(self)
        self.second.ferme.connect(self._oublier_le_second)
        self.second.suivre(fenetre)
        self.second.ouvrir(sur)
        fenetre.barre.partage.dire_ce_que_l_on_voit(est_deplie=True)

    def prendre(self) -> "Lieu | None":
        """Rend le lieu présent si l’écran est tourné, pour y revenir après un verrouillage."""
        return None if self._tour is None else self._lieu_de(self._tour)

    def accepte_de_fermer(self, dialogues: Dialogues) -> bool:
        """Vrai si tout est enregistré, ou si l’on ferme quand même."""
        return self.peut_quitter() or dialogues.confirmer(
            "Fermer maintenant ?", "Du travail n’a pas pu être enregistré.", "Fermer"
        )

    def quitter(self) -> "Session | None":
        """Cesse tout avant un verrouillage ou une fermeture ; rend ce qui n’a pu être gardé."""
        self.rideau = self._dessous = None
        if self.second is not None:
            self.second.fermer()
        tour, self._tour = self._tour, None
        if tour is None:
            return None
        tour.ecran.voix.taire()
        tour.enregistreur.terminer()
        tour.ecran.session.tenir(None)
        tour.ecran.session.fermer()
        est_sur = tour.enregistreur.est_en_surete
        return None if est_sur else tour.ecran.session.session

    def peut_quitter(self) -> bool:
        """Vrai si rien ne serait perdu en fermant l’écran tourné."""
        if self._tour is None:
            return True
        self._tour.enregistreur.terminer()
        return self._tour.enregistreur.est_en_surete

    def signaler(self, phrase: str) -> None:
        """Retient un message qui pourrait nommer quelqu’un ; il se dit au retour."""
        self._tues.append(phrase)

    def retourner(self, fenetre: "Fenetre") -> None:
        """Tourne de nouveau l’écran, après un verrouillage qui l’avait trouvé tourné."""
        if fenetre.ouvert is not None:
            self._tourner(fenetre)

    def _tourner(self, fenetre: "Fenetre") -> None:
        from ui.pont import SessionQt
        from ui.shell import lieu as lieux
        from ui.shell.enregistreur import Enregistreur
        from ui.shell.partage.ecran import EcranPartage

        ouvert = fenetre.ouvert
        if ouvert is None:
            return
        fichier, zoom = ouvert.enregistreur.fichier, theme.zoom
        lieu = replace(lieux.prendre(fenetre), saisie=None, fichier=fichier, est_partage=True)
        session = SessionQt(ouvert.session.session, self, empechement=ouvert.session.empechement)
        ecran = EcranPartage(session, fenetre.atelier, lieu.page)
        ecran.revenir.connect(self.basculer)
        ecran.verrouille.connect(self._poste.verrouiller)
        dessous = self._poste.couvrir(ecran)
        self._poste.repaint()
        # Ce que l’on vient de copier pourrait être privé.
        QGuiApplication.clipboard().clear()
        ouvert.enregistreur.terminer()
        ouvert.rendre()
        self._poste.oublier_la_fenetre(dessous, ecran, fenetre.atelier)
        enregistreur = Enregistreur(fenetre.atelier, session, fenetre.garde, fichier, ecran)
        enregistreur.change.connect(self._dire_l_enregistrement)
        if session.session.est_modifie:
            enregistreur.enregistrer()
        if zoom < ZOOM_LISIBLE:
            theme.regler(zoom=ZOOM_LISIBLE)
        self._tour = _Tour(ecran, enregistreur, lieu, zoom)
        ecran.annoncer()

    def _revenir(self, tour: _Tour) -> None:
        from ui.shell import lieu as lieux

        lieu = self._lieu_de(tour)
        tour.ecran.voix.taire()
        tour.enregistreur.terminer()
        session = tour.ecran.session
        session.fermer()
        self._tour = None
        if tour.zoom < ZOOM_LISIBLE and theme.zoom == ZOOM_LISIBLE:
            theme.regler(zoom=tour.zoom)
        fenetre = self._poste.reprendre_le_travail()
        lieux.retrouver(fenetre, replace(lieu, est_partage=False), session.session)
        self._suivre()

    def _lieu_de(self, tour: _Tour) -> "Lieu":
        """Où revenir : là d’où l’on vient, ou la page que la personne a ouverte depuis."""
        if tour.ecran.code == tour.lieu.page:
            return tour.lieu
        return replace(tour.lieu, page=tour.ecran.code, element="", defilement=0)

    def _suivre(self) -> None:
        fenetre = self._poste.fenetre
        if self.second is not None and fenetre is not None:
            self.second.suivre(fenetre)
            fenetre.barre.partage.dire_ce_que_l_on_voit(est_deplie=True)

    def _oublier_le_second(self) -> None:
        self.second = None
        if self._poste.fenetre is not None:
            self._poste.fenetre.barre.partage.dire_ce_que_l_on_voit(est_deplie=False)

    def _dire_l_enregistrement(self, etat: EtatEnregistrement, _phrase: str) -> None:
        if self._tour is not None:
            est_en_echec = etat in _EN_ECHEC
            self._tour.ecran.bandeau.dire("Pas encore enregistré." if est_en_echec else "")

    def _fermer_les_dialogues(self) -> None:
        """Referme menus et dialogues ; jamais la fenêtre de la personne."""
        second = (self.second.fenetre,) if self.second else ()
        fermer_les_dialogues(self._poste, *second)
