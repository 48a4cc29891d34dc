"""La poignée de main : « validé ensemble », daté, que l’on pose et que l’on retire."""

from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer, ecrire_date_courte
from ui.qt import ContexteTouche
from ui.widgets.boutons import Bouton


class BoutonValider(Bouton):
    """Pilule d’un élément ; Alt+V l’actionne depuis toute la zone qui porte cet élément.

    Elle ne s’enfonce que si le dossier le dit : `montrer` remet ce qui est vrai.
    """

    def __init__(self, quoi: str, zone: QWidget | None = None) -> None:
        super().__init__("Valider ensemble", "pilule", "handshake")
        self._quoi = quoi
        self.setCheckable(True)
        if zone is not None:
            raccourci = QShortcut(QKeySequence("Alt+V"), zone)
            raccourci.setContext(ContexteTouche.WidgetWithChildrenShortcut)
            raccourci.activated.connect(self.click)
        self.montrer(None)

    def montrer(self, le: date | None) -> None:
        """Affiche la validation du dossier, ou son absence."""
        self.setChecked(le is not None)
        mot = f"Validé ensemble le {ecrire_date_courte(le)}" if le else "Valider ensemble"
        self.setText(composer(mot))
        self.setAccessibleName(composer(f"{mot} : {self._quoi}"))
