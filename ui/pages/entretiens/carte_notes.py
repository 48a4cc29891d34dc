"""La carte des notes privées : écrites ici, jamais montrées ailleurs."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.commandes.note import EcrireNote, ModifierNote, RetirerNote
from ui.pages.entretiens.etat import Note
from ui.pont import SessionQt
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.champ import ChampRecit
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne, ligne, vider

RAPPEL = "La personne peut demander à lire ses notes. Écrivez des faits, rien sur la santé."
PROMESSE = "Ni papier, ni écran partagé, ni envoi."


class CarteNotes(Carte):
    """Chaque note est un champ : la quitter la garde, la vider la retire."""

    def __init__(self, session: SessionQt, aujourd_hui: Callable[[], date]) -> None:
        super().__init__("privee")
        self._session = session
        self._aujourd_hui = aujourd_hui
        self._montrees: tuple[Note, ...] | None = None
        self.champs: dict[str, ChampRecit] = {}
        self.refus = Avis("refus")
        self.neuve = ChampRecit("Nouvelle note privée", aide=RAPPEL)
        self.ecrire = Bouton("Garder la note", "contour", "lock-simple")
        disposition = colonne(self, marges=(24, 18, 24, 20), espace=12)
        titre = ligne(espace=10)
        titre.addWidget(Picto("lock-simple", "priv", 20))
        titre.addWidget(libelle("Vos notes privées", "carte"))
        titre.addWidget(paragraphe(PROMESSE, "second"), 1)
        disposition.addLayout(titre)
        disposition.addWidget(self.refus)
        disposition.addWidget(self.neuve)
        rangee = ligne()
        rangee.addWidget(self.ecrire)
        rangee.addStretch(1)
        disposition.addLayout(rangee)
        self._gardees = colonne(espace=12)
        disposition.addLayout(self._gardees)
        self.ecrire.clicked.connect(self._ecrire)

    def montrer(self, notes: tuple[Note, ...]) -> None:
        """Affiche les notes, la plus récente d’abord."""
        if notes == self._montrees:
            return
        self._montrees = notes
        vider(self._gardees)
        self.champs = {}
        for note in notes:
            self._gardees.addWidget(self._rangee(note))

    def _rangee(self, note: Note) -> QWidget:
        boite = QWidget()
        rangee = ligne(boite, espace=10)
        champ = self.champs[note.cle] = ChampRecit(f"Note du {note.quand}")
        champ.montrer(note.texte)
        champ.saisi.connect(lambda texte: self._recrire(note.cle, texte))
        rangee.addWidget(champ, 1)
        retirer = BoutonPicto(f"Retirer la note du {note.quand}", "trash")
        retirer.clicked.connect(lambda: self._faire(RetirerNote(note.cle)))
        rangee.addWidget(retirer)
        return boite

    def _ecrire(self) -> None:
        texte = self.neuve.zone.texte.strip()
        if not texte:
            self.neuve.refuser("Écrivez d’abord la note.")
            self.neuve.viser()
            return
        if self._faire(EcrireNote(texte, self._aujourd_hui())):
            self.neuve.montrer("")

    def _recrire(self, cle: str, texte: str) -> None:
        self._faire(ModifierNote(cle, texte) if texte else RetirerNote(cle))

    def _faire(self, geste: EcrireNote | ModifierNote | RetirerNote) -> bool:
        refus = self._session.executer(geste)
        self.refus.dire(refus)
        return not refus
