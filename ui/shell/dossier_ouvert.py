"""Un dossier ouvert : sa session, ses pages, son enregistrement."""

from pathlib import Path

from PySide6.QtCore import QObject

from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.session import Session
from ui.dialogs.dialogues import Dialogues
from ui.pages.documents.page import PageDocuments
from ui.pages.financement.page import PageFinancement
from ui.pages.plan_action.page import PagePlanAction
from ui.pont import SessionQt
from ui.shell.enregistreur import Enregistreur
from ui.shell.etat import CodePage
from ui.widgets.page import Page


class DossierOuvert(QObject):
    """Ce qui vit tant qu’un dossier est ouvert, et disparaît avec lui."""

    def __init__(
        self,
        atelier: Atelier,
        session: Session,
        dialogues: Dialogues,
        fichier: Path | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.session = SessionQt(session, self)
        self.enregistreur = Enregistreur(atelier, self.session, fichier, self)
        aujourd_hui = atelier.aujourd_hui
        self.pages: dict[str, Page] = {
            CodePage.PLAN_ACTION: PagePlanAction(self.session, aujourd_hui),
            CodePage.FINANCEMENT: PageFinancement(self.session, aujourd_hui),
            CodePage.DOCUMENTS: PageDocuments(self.session, atelier, dialogues),
        }

    def fermer(self) -> None:
        """Détruit les pages et cesse de regarder le dossier."""
        self.session.fermer()
        for page in self.pages.values():
            page.hide()
            page.deleteLater()
        self.deleteLater()
