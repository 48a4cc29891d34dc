"""Arbitrer un conflit : lire l’autre version, la montrer à côté de la nôtre, appliquer le choix."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.atelier import Atelier
from ui.shell.dossier_ouvert import DossierOuvert
from ui.taches import Suivi, lancer_a_la_suite

if TYPE_CHECKING:
    from cep_desktop.usecases.conflit import Conflit, Cote
    from ui.pages.conflit.couche import CoucheConflit
    from ui.pages.conflit.etat import AutreVersion
    from ui.pages.conflit.reunion import CoucheReunion


class Arbitre(QObject):
    """Vit avec un dossier ouvert ; `refuse` dit pourquoi l’autre version ne se lit pas."""

    refuse = Signal(str)

    def __init__(
        self, atelier: Atelier, ouvert: DossierOuvert, fenetre: QWidget, *, moi: str
    ) -> None:
        super().__init__(ouvert)
        self._moi = moi
        self._atelier = atelier
        self._ouvert = ouvert
        self._fenetre = fenetre
        self.couche: CoucheConflit | CoucheReunion | None = None
        ouvert.enregistreur.conflit.connect(self.demander)

    def demander(self) -> None:
        """Lit l’autre version hors du fil de l’écran, puis la montre."""
        from ui.pages.conflit.etat import AutreVersion

        identifiant, dossiers = self._ouvert.session.dossier.id, self._atelier.dossiers

        def lire(_suivi: Suivi) -> "AutreVersion":
            garde = dossiers.lire(identifiant)
            derniere = dossiers.historique(identifiant)[0]
            return AutreVersion(garde.dossier, derniere)

        tache = lancer_a_la_suite(lire, self)
        tache.fini.connect(self._montrer)
        tache.refuse.connect(self.refuse)

    def _montrer(self, autre: "AutreVersion") -> None:
        from ui.pages.conflit.couche import CoucheConflit
        from ui.pages.conflit.etat import deriver

        self._fermer()
        mienne = self._ouvert.session.dossier
        etat = deriver(mienne, autre, le=self._atelier.aujourd_hui())
        if not etat.lignes:
            self._ouvert.enregistreur.trancher(autre.revision.numero)
            return
        couche = CoucheConflit(etat, self._moi, self._fenetre)
        self.couche = couche
        couche.tranche.connect(lambda choix: self._trancher(choix, autre))
        couche.fermee.connect(self._fermer)
        couche.ouvrir()

    def _trancher(self, choix: str, autre: "AutreVersion") -> None:
        """Garde la nôtre d’abord, dans tous les cas : l’historique a les deux."""
        from cep_desktop.usecases.commandes.revision import GarderMaVersion, PrendreAutreVersion
        from ui.pages.conflit.couche import LES_DEUX, MIENNE

        if choix == LES_DEUX:
            self._confronter(autre)
            return
        self._fermer()
        session = self._ouvert.session
        if choix == MIENNE:
            session.executer(GarderMaVersion(autre.dossier))
            self._ouvert.enregistreur.trancher(autre.revision.numero)
            return
        self._ouvert.enregistreur.trancher(autre.revision.numero)
        session.executer(PrendreAutreVersion(autre.dossier))

    def _confronter(self, autre: "AutreVersion") -> None:
        """Compare les deux travaux à la version dont ils partent, hors du fil de l’écran."""
        from cep_desktop.usecases.conflit import confronter

        session, dossiers = self._ouvert.session, self._atelier.dossiers
        mienne, depart = session.dossier, session.session.revision

        def travail(_suivi: Suivi) -> "Conflit":
            return confronter(dossiers.lire_revision(mienne.id, depart), mienne, autre.dossier)

        tache = lancer_a_la_suite(travail, self)
        tache.fini.connect(lambda conflit: self._reunir_ou_demander(conflit, autre))
        tache.refuse.connect(self.refuse)

    def _reunir_ou_demander(self, conflit: "Conflit", autre: "AutreVersion") -> None:
        from ui.pages.conflit.etat import enjeux
        from ui.pages.conflit.reunion import CoucheReunion

        a_trancher = enjeux(conflit)
        if not a_trancher:
            self._reunir(conflit, {}, autre)
            return
        self._fermer()
        couche = CoucheReunion(a_trancher, autre.revision.auteur, self._fenetre)
        self.couche = couche
        couche.reunit.connect(lambda choix: self._reunir(conflit, choix, autre))
        couche.fermee.connect(self._fermer)
        couche.ouvrir()

    def _reunir(self, conflit: "Conflit", choix: "dict[str, Cote]", autre: "AutreVersion") -> None:
        from cep_desktop.usecases.commandes.reunir import ReunirVersions
        from ui.pages.conflit.reunion import CoucheReunion

        refus = self._ouvert.session.executer(ReunirVersions(conflit, choix))
        if refus and isinstance(self.couche, CoucheReunion):
            self.couche.refus.dire(refus)
            return
        self._fermer()
        if refus:
            self.refuse.emit(refus)
            return
        self._ouvert.enregistreur.trancher(autre.revision.numero)

    def _fermer(self) -> None:
        if self.couche is not None:
            self.couche.fermer()
            self.couche = None
