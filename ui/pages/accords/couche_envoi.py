"""La feuille de consentement : la personne choisit ce qui part, vers qui, et dit oui."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.transmission import PartieDossier
from cep_desktop.domain.typographie import composer
from ui.widgets.avis import Avis
from ui.widgets.boutons import Bouton
from ui.widgets.case import CaseACocher
from ui.widgets.champ import ChampTexte
from ui.widgets.choix_phrase import ChoixPhrase
from ui.widgets.couche import Couche
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import filet, ligne
from ui.widgets.rangee_souple import RangeeSouple


class CoucheEnvoi(Couche):
    """`demande` porte les parties, l’organisme et la phrase ; rien n’est coché d’avance."""

    demande = Signal(object, str, str)

    def __init__(self, prenom: str, proposer: Callable[[], str], parent: QWidget) -> None:
        super().__init__(
            "Transmettre le dossier",
            f"{prenom} choisit ce qui part. Vos notes privées ne partent jamais.",
            parent,
        )
        self.refus = Avis("refus")
        self.a_relire = Avis("avis")
        self.organisme = ChampTexte("À quel organisme", exemple="Transitions Pro Île-de-France")
        self.parties = {partie: CaseACocher(partie.libelle) for partie in PartieDossier}
        self.accord = CaseACocher(
            composer(f"{prenom} est d’accord pour cet envoi, aujourd’hui."),
            "L’accord est daté et gardé. Il peut être retiré.",
        )
        self.choix = ChoixPhrase(proposer)
        self.manque = paragraphe("", "second")
        self.renoncer = Bouton("Ne rien envoyer", "contour")
        self.ecrire = Bouton("Écrire le fichier", "plein", "paper-plane-tilt-bold")
        self._est_en_cours = False
        self._disposer()
        self._brancher()
        self._suivre()

    @property
    def choisies(self) -> tuple[PartieDossier, ...]:
        """Les parties cochées, dans l’ordre du dossier."""
        return tuple(partie for partie, case in self.parties.items() if case.isChecked())

    def refuser(self, phrase: str) -> None:
        """Dit pourquoi rien n’est parti."""
        self._est_en_cours = False
        self.refus.dire(phrase)
        self._suivre()

    def faire_relire(self, lignes: Iterable[str]) -> None:
        """Montre ce qui, dans les parties choisies, mérite d’être relu avec la personne."""
        lignes = tuple(lignes)
        self.a_relire.dire("À relire ensemble : " + " ; ".join(lignes) if lignes else "")

    def _disposer(self) -> None:
        self.corps.addWidget(self.refus)
        self.corps.addWidget(self.organisme)
        self.corps.addWidget(libelle("Ce qui part", "libelle"))
        for case in self.parties.values():
            self.corps.addWidget(case)
        self.corps.addWidget(self.a_relire)
        self.corps.addWidget(self.accord)
        self.corps.addWidget(filet())
        self.corps.addWidget(libelle("La phrase qui ouvrira le fichier", "carte"))
        self.corps.addWidget(
            paragraphe(
                "Dites-la de vive voix à l’organisme, jamais dans le même message.", "second"
            )
        )
        self.corps.addWidget(self.choix)
        gestes = QWidget()
        rangee = ligne(gestes, espace=10)
        rangee.addStretch(1)
        rangee.addWidget(self.renoncer)
        rangee.addWidget(self.ecrire)
        self.pied.addWidget(RangeeSouple(self.manque, gestes, seuil=620, espace=12))

    def _brancher(self) -> None:
        for case in (*self.parties.values(), self.accord):
            case.toggled.connect(lambda _: self._suivre())
        self.organisme.ligne.textChanged.connect(lambda _: self._suivre())
        self.choix.change.connect(self._suivre)
        self.renoncer.clicked.connect(self.fermee)
        self.ecrire.clicked.connect(self._demander)

    @property
    def _raison(self) -> str:
        if self._est_en_cours:
            return "Le fichier s’écrit…"
        if not self.organisme.texte:
            return "Il reste à écrire à quel organisme."
        if not self.choisies:
            return "Il reste à choisir ce qui part."
        if not self.accord.isChecked():
            return "Il reste à noter l’accord de la personne."
        return self.choix.manque

    def _suivre(self) -> None:
        raison = self._raison
        self.manque.montrer(raison or "Tout est prêt.")
        self.ecrire.setEnabled(not raison)
        self.ecrire.setAccessibleDescription(raison)

    def _demander(self) -> None:
        self.refus.dire("")
        phrase = self.choix.phrase
        self._est_en_cours = True
        self._suivre()
        self.demande.emit(self.choisies, self.organisme.texte, phrase)
