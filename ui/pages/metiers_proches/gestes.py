"""Les gestes de la page : chacun devient une commande de la session."""

from PySide6.QtCore import QObject, Signal

from cep_desktop.usecases.commandes.ecarts import AjouterMetierDuLivre, RetenirEcarts
from cep_desktop.usecases.commandes.piste import GarderPiste
from cep_desktop.usecases.session import Commande
from ui.pages.metiers_proches.etat import DetailMetier
from ui.pont import SessionQt


class Gestes(QObject):
    """`dit` annonce un geste fait et annulable ; chaque geste rend la phrase de son refus."""

    dit = Signal(str)

    def __init__(self, session: SessionQt, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def regarder(self, detail: DetailMetier) -> str:
        """Ajoute le métier à ceux que l’on regarde."""
        return self._faire(_ajout(detail), "Métier ajouté à ceux que vous regardez")

    def garder(self, detail: DetailMetier) -> str:
        """Ajoute le métier, et en fait une piste à comparer."""
        refus = self._session.executer(_ajout(detail))
        return refus or self._faire(GarderPiste(self._cle(detail.code)), "Gardé dans les pistes")

    def retenir(self, detail: DetailMetier, manques: tuple[str, ...], *, en_action: bool) -> str:
        """Fait de ce qui manque des besoins de formation, et au besoin des actions du plan."""
        geste = RetenirEcarts(self._cle(detail.code), manques, avec_actions=en_action)
        ou = " et dans le plan" if en_action else ""
        return self._faire(geste, f"Ajouté aux besoins de formation{ou}")

    def _cle(self, code: str) -> str:
        metiers = self._session.dossier.conseil.metiers
        return next((m.id for m in metiers if m.rome == code), "")

    def _faire(self, commande: Commande, phrase: str) -> str:
        refus = self._session.executer(commande)
        if not refus:
            self.dit.emit(phrase)
        return refus


def _ajout(detail: DetailMetier) -> AjouterMetierDuLivre:
    return AjouterMetierDuLivre(
        detail.appellation,
        detail.code,
        est_reglemente=detail.est_reglemente,
        concerne_transition_ecologique=detail.concerne_transition,
    )
