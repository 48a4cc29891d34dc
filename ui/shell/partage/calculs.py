"""Ce que les règles calculent pour l’écran de la personne : seulement pour la page montrée."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.atelier import Atelier
from ui.pont import SessionQt
from ui.shell.etat import CodePage
from ui.taches import DernierCalcul
from ui.vue_partagee import Vu


class CalculsPartages(QObject):
    """Le montage se cherche hors du fil, puis `pret` ; tout le reste se calcule d’un coup."""

    pret = Signal()

    def __init__(self, atelier: Atelier, parent: QObject) -> None:
        super().__init__(parent)
        self._atelier = atelier
        self._calcul = DernierCalcul(self)
        self._calcul.pret.connect(self._recevoir)
        self._demande: Dossier | None = None
        self._vu: Vu | None = None

    def completer(self, vu: Vu, code: str, session: SessionQt) -> Vu:
        """Rend la même vue avec ce que sa page demande ; des règles abîmées la laissent telle."""
        try:
            if code == CodePage.TRESORERIE:
                return replace(vu, tresorerie=self._atelier.prevoir(vu.dossier))
            if code == CodePage.ALERTE:
                return replace(vu, besoin=self._atelier.alerter(vu.dossier))
            if code == CodePage.SIGNATURE:
                return self._relire(vu, session)
        except ErreurMetier:
            return vu
        return self._monter(vu, session) if code == CodePage.MONTAGE else vu

    def _relire(self, vu: Vu, session: SessionQt) -> Vu:
        """Le plan tel qu’il s’imprime, puisque c’est lui que la personne signe."""
        from cep_desktop.usecases.signature.relecture import a_lire

        return replace(vu, plan=a_lire(session.dossier, le=vu.le), signature=session.en_cours)

    def _monter(self, vu: Vu, session: SessionQt) -> Vu:
        """Le montage déjà trouvé pour ce dossier, ou une recherche de plus."""
        dossier = session.dossier
        if self._demande is dossier:
            return replace(vu, montage=self._vu.montage) if self._vu else vu
        from cep_desktop.usecases.monter import choix_fixes

        self._demande, self._vu = dossier, None
        choix = choix_fixes(dict(session.session.aides_fixees))
        atelier = self._atelier
        self._calcul.demander(lambda: replace(vu, montage=atelier.monter(dossier, choix=choix)))
        return vu

    def _recevoir(self, vu: Vu) -> None:
        self._vu = vu
        self.pret.emit()
