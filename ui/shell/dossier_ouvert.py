"""Un dossier ouvert : sa session, ses pages, son enregistrement."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.session import Session
from ui.dialogs.dialogues import Dialogues
from ui.pages.aiguillage.page import PageAiguillage
from ui.pages.demande.page import PageDemande
from ui.pages.documents.page import PageDocuments
from ui.pages.financement.page import PageFinancement
from ui.pages.informations.page import PageInformations
from ui.pages.plan_action.page import PagePlanAction
from ui.pont import SessionQt
from ui.shell.enregistreur import Enregistreur
from ui.shell.etat import CodePage
from ui.widgets.page import Page


class DossierOuvert(QObject):
    """Ce qui vit tant qu’un dossier est ouvert, et disparaît avec lui ; `neuve` porte une page."""

    neuve = Signal(object)

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
        self._recettes: dict[str, Callable[[], Page]] = {
            CodePage.DEMANDE: lambda: PageDemande(self.session, atelier),
            CodePage.AIGUILLAGE: lambda: PageAiguillage(self.session, atelier),
            CodePage.INFORMATIONS: lambda: PageInformations(self.session, atelier),
            CodePage.PLAN_ACTION: lambda: PagePlanAction(self.session, aujourd_hui),
            CodePage.FINANCEMENT: lambda: PageFinancement(self.session, aujourd_hui),
            CodePage.DOCUMENTS: lambda: PageDocuments(self.session, atelier, dialogues),
        }
        self.pages: dict[str, Page] = {}

    @property
    def codes(self) -> tuple[str, ...]:
        """Les pages où l’on peut aller, dans l’ordre du parcours."""
        return tuple(self._recettes)

    def page(self, code: str) -> Page:
        """Rend une page, fabriquée à la première visite."""
        if code not in self.pages:
            self.pages[code] = self._recettes[code]()
            self.neuve.emit(self.pages[code])
        return self.pages[code]

    def fermer(self) -> None:
        """Détruit les pages et cesse de regarder le dossier."""
        self.session.fermer()
        for page in self.pages.values():
            page.hide()
            page.deleteLater()
        self.deleteLater()
