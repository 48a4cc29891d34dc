"""Ctrl+K : la palette, remplie du registre d’actions, des dossiers récents et du coffre."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from cep_desktop.domain.typographie import composer
from cep_desktop.usecases.fiche import FicheDossier
from ui.pages.palette.couche import CouchePalette
from ui.pages.palette.etat import Entree, Famille
from ui.shell.etat import PAGES
from ui.shell.registre import Action, Registre, Rubrique
from ui.shell.touches import ecrire_touche
from ui.taches import lancer_a_la_suite

if TYPE_CHECKING:
    from ui.shell.fenetre import Fenetre

_FAMILLES = {Rubrique.ALLER: Famille.PAGES, Rubrique.AIDE: Famille.AIDE}
_DOSSIER, _LETTRES, _PAUSE_MS, _MONTRES = "dossier:", 2, 120, 8


class Recherche(QObject):
    """Ouvre la palette, fait ce que l’on y choisit ; en écran partagé, aucun autre dossier."""

    def __init__(self, fenetre: "Fenetre") -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self.couche: CouchePalette | None = None
        self._texte = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._chercher_les_dossiers)
        fenetre.barre.chercher.clicked.connect(self.demander)
        fenetre.registre.ajouter(
            [
                Action(
                    "palette", "Chercher une action, une page, un dossier", self.demander,
                    Rubrique.AIDE, ("Ctrl+K",), "magnifying-glass", se_cherche=False,
                ),
            ]
        )  # fmt: skip

    def demander(self) -> None:
        """Montre la palette au-dessus de la page."""
        self._fermer()
        registre = self._fenetre.registre
        self.couche = couche = CouchePalette(
            tuple(composer_entrees(registre)),
            self._fenetre,
            recentes=registre.recentes,
            est_partage=registre.est_partage(),
        )
        couche.fermee.connect(self._fermer)
        couche.choisie.connect(self._choisir)
        couche.cherche.connect(self._attendre)
        couche.ouvrir()

    def _attendre(self, texte: str) -> None:
        """Laisse finir la frappe avant de lire le coffre."""
        self._texte = texte
        if len(texte.strip()) >= _LETTRES and not self._fenetre.registre.est_partage():
            self._pause.start()

    def _chercher_les_dossiers(self) -> None:
        texte, atelier = self._texte, self._fenetre.atelier
        tache = lancer_a_la_suite(lambda _: atelier.chercher(texte), self)
        tache.fini.connect(lambda fiches: self._montrer(texte, fiches))
        tache.refuse.connect(self._fenetre.signaler)

    def _montrer(self, texte: str, fiches: tuple[FicheDossier, ...]) -> None:
        if self.couche is not None and texte == self._texte:
            self.couche.ajouter(tuple(entrees_des_dossiers(fiches[:_MONTRES])))

    def _choisir(self, entree: Entree) -> None:
        self._fermer()
        if entree.code.startswith(_DOSSIER):
            identifiant = UUID(entree.code.removeprefix(_DOSSIER))
            if self._fenetre.ouvert is None or self._fenetre.fichiers.quitter():
                self._fenetre.ouvrir(identifiant)
        else:
            self._fenetre.registre.faire(entree.code)

    def _fermer(self) -> None:
        self._pause.stop()
        self._texte = ""
        if self.couche is not None:
            self.couche.fermer()
            self.couche = None


def composer_entrees(registre: Registre) -> Iterator[Entree]:
    """Rend ce que le registre permet de chercher : les actions, puis les pages."""
    volets = {f"aller.{page.code}": page.volet.libelle for page in PAGES}
    mots = {str(page.code): page.mot for page in PAGES}
    for action in registre.actions:
        if not action.se_cherche:
            continue
        _, _, suite = action.code.partition("geste.")
        precision = volets.get(action.code) or mots.get(suite.rpartition(".")[0], "")
        yield Entree(
            code=action.code,
            mot=composer(action.mot),
            famille=_FAMILLES.get(action.rubrique, Famille.ACTIONS),
            picto=action.picto,
            precision=precision,
            touche=ecrire_touche(action.touches[0]) if action.touches else "",
            autres_mots=action.autres_mots,
            empechement=composer(action.empechement()),
        )


def entrees_des_dossiers(fiches: Iterable[FicheDossier]) -> Iterator[Entree]:
    """Rend un dossier par fiche ; on peut le chercher par tout ce que la fiche dit."""
    for fiche in fiches:
        yield Entree(
            code=f"{_DOSSIER}{fiche.id}",
            mot=fiche.personne,
            famille=Famille.DOSSIERS,
            picto="folder-open",
            precision=composer(fiche.projet),
            autres_mots=f"{fiche.numero} {fiche.prochaine_etape}",
        )
