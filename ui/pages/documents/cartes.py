"""Les cartes de la page des documents : voir un papier, contrôler, remettre, attacher un scan."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.papiers import NaturePapier
from ui.pages.documents.carte_bilan import Bilan
from ui.pages.documents.etat import EtatBilan, PapierPossible
from ui.pages.documents.etat_remise import Canal, EtatCanal
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.choix import Choix
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import ajuster, colonne, filet, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple


class CarteApercus(Carte):
    """Chaque papier que le dossier permet, et de quoi le voir avant de l’imprimer."""

    voir = Signal(NaturePapier)

    def __init__(self) -> None:
        super().__init__()
        disposition = colonne(self, marges=(24, 18, 24, 18), espace=10)
        disposition.addWidget(libelle("Voir avant d’imprimer", "carte"))
        self._lignes = colonne(espace=6)
        disposition.addLayout(self._lignes)
        self.boutons: dict[NaturePapier, Bouton] = {}
        self._montres: tuple[PapierPossible, ...] = ()

    def montrer(self, papiers: tuple[PapierPossible, ...]) -> None:
        """Affiche les papiers possibles ; ne refait rien s’ils n’ont pas changé."""
        if papiers == self._montres:
            return
        self._montres = papiers
        vider(self._lignes)
        self.boutons.clear()
        for rang, papier in enumerate(papiers):
            if rang:
                self._lignes.addWidget(filet())
            bouton = Bouton("Aperçu", "contour", "eye")
            bouton.setAccessibleName(f"Aperçu : {papier.titre}")
            bouton.clicked.connect(lambda _=False, nature=papier.nature: self.voir.emit(nature))
            self.boutons[papier.nature] = bouton
            rangee = ligne(espace=16)
            rangee.addWidget(libelle(papier.titre, "fort"), 1)
            rangee.addWidget(bouton)
            self._lignes.addLayout(rangee)
        ajuster(self)


class CarteRemise(Carte):
    """Le paquet de remise : contrôler ce qui part, puis tout faire en une action."""

    def __init__(self) -> None:
        super().__init__("douce")
        self.controler = Bouton("Contrôler", "contour", "magnifying-glass-bold")
        self.remettre = Bouton("Remettre", "contour", "files")
        self.canal = Choix("Remettre", [(canal.value, canal.libelle) for canal in Canal])
        self._phrase = paragraphe("", "second")
        disposition = colonne(self, marges=(24, 18, 24, 18), espace=12)
        mots, gestes = QWidget(), QWidget()
        textes = colonne(mots, espace=2)
        textes.addWidget(libelle("Le paquet de remise", "carte"))
        textes.addWidget(
            paragraphe(
                "Regardez ce qui part, choisissez comment le remettre, puis remettez tout "
                "d’un coup.",
                "second",
            )
        )
        boutons = ligne(gestes, espace=10)
        boutons.addWidget(self.controler)
        boutons.addWidget(self.remettre)
        disposition.addWidget(RangeeSouple(mots, self.canal, seuil=760))
        disposition.addWidget(RangeeSouple(self._phrase, gestes, seuil=760))
        self._est_bloque = False
        self.bilan = Bilan()
        disposition.addWidget(self.bilan)

    def montrer(self, bilan: EtatBilan) -> None:
        """Affiche ce que le contrôle a trouvé ; un blocage empêche de remettre."""
        self._est_bloque = bilan.est_bloque
        self.permettre(oui=True)
        self.bilan.montrer(bilan)

    def dire(self, etat: EtatCanal) -> None:
        """Affiche ce que fera le bouton."""
        self.remettre.setText(etat.verbe)
        self.remettre.setAccessibleName(etat.verbe)
        self._phrase.montrer(etat.phrase)
        ajuster(self)

    def oublier(self) -> None:
        """Le dossier a changé : ce contrôle ne vaut plus."""
        self._est_bloque = False
        self.permettre(oui=True)
        self.bilan.hide()

    def permettre(self, *, oui: bool) -> None:
        """Rend les gestes possibles ou non ; ce qui est bloqué le reste."""
        self.controler.setEnabled(oui)
        self.remettre.setEnabled(oui and not self._est_bloque)


class CarteRetourPapier(Carte):
    """Un plan signé sur papier, numérisé : déposé ici, il retrouve sa version."""

    def __init__(self) -> None:
        super().__init__("douce")
        self.choisir = Bouton("Attacher un scan", "contour", "pen-nib")
        mots = QWidget()
        textes = colonne(mots, espace=2)
        textes.addWidget(libelle("Le plan signé sur papier", "carte"))
        textes.addWidget(
            paragraphe(
                "Numérisez la page des signatures, puis déposez l’image ou le PDF ici. Son code "
                "dit de quelle version elle vient.",
                "second",
            )
        )
        souple = RangeeSouple(mots, self.choisir, seuil=620)
        colonne(self, marges=(24, 16, 24, 16)).addWidget(souple)
