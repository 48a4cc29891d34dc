"""Le résumé des champs à revoir : chaque ligne dit ce qui ne va pas et saute au champ."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.typographie import composer
from ui.qt import Alignement
from ui.widgets.avis import Picto
from ui.widgets.boutons import Bouton
from ui.widgets.cadre_champ import Champ, fautes
from ui.widgets.carte import Carte
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 520
_CALME = 400
"""Millisecondes d’attente : un clic commencé se finit avant que la page bouge."""


class ResumeFautes(Carte):
    """`vise` porte le champ où aller ; caché quand tout est juste."""

    vise = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__("refus")
        self._page = page
        disposition = colonne(self, marges=(16, 10, 16, 8), espace=0)
        tete = ligne(espace=10)
        tete.addWidget(Picto("warning-circle-fill", "bad", 22), 0, Alignement.AlignTop)
        self.titre = paragraphe("", "fort")
        self.titre.teinter("bad")
        tete.addWidget(self.titre, 1)
        disposition.addLayout(tete)
        self._lignes = colonne(espace=0)
        disposition.addLayout(self._lignes)
        self._montres: tuple[tuple[Champ, str], ...] = ()
        self.boutons: tuple[Bouton, ...] = ()
        self._attente = QTimer(self)
        self._attente.setSingleShot(True)
        self._attente.setInterval(_CALME)
        self._attente.timeout.connect(self.relever)
        fautes.change.connect(self._attente.start)
        self.hide()

    def relever(self) -> None:
        """Relève les champs de la page qui portent une erreur."""
        champs = self._page.findChildren(Champ)
        trouves = tuple((c, c.faute) for c in champs if c.faute and c.isVisibleTo(self._page))
        if trouves == self._montres:
            return
        self._montres = trouves
        vider(self._lignes)
        self.boutons = tuple(self._bouton(champ, phrase) for champ, phrase in trouves)
        nombre = len(trouves)
        mot = "Un champ à revoir" if nombre == 1 else f"{nombre} champs à revoir"
        self.titre.montrer(mot)
        self.setAccessibleName(mot)
        self.setVisible(bool(trouves))

    def _bouton(self, champ: Champ, phrase: str) -> Bouton:
        bouton = Bouton(champ.nom, "discret", "arrow-right-bold")
        bouton.setAccessibleName(composer(f"Aller à {champ.nom} : {phrase}"))
        bouton.setToolTip(phrase)
        bouton.clicked.connect(lambda: self.vise.emit(champ))
        place = QWidget()
        ligne(place).addWidget(bouton, 0, Alignement.AlignLeft)
        dit = paragraphe(phrase, "second")
        self._lignes.addWidget(RangeeSouple(place, dit, seuil=_SEUIL, parts=(0, 1), espace=4))
        return bouton
