"""Le détail d’une piste : ses mots, le temps, l’argent, les risques."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import INCONNU, Chiffre, Montant, connu, estime
from cep_desktop.domain.projet import Piste
from ui.pages.projet.mots import mois_entiers
from ui.qt import Touche
from ui.widgets.boutons import Bouton, BoutonPicto
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_montant import ChampMontant
from ui.widgets.champ_nombre import ChampNombre
from ui.widgets.champ_trace import ChampTrace
from ui.widgets.flux import Flux
from ui.widgets.grille_souple import GrilleSouple
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne, ligne

_COLONNE = 230


class PanneauPiste(Carte):
    """`change` porte le nom du champ et sa valeur ; un montant tapé est une estimation."""

    change = Signal(str, object)
    avancee = Signal(str)
    supprimee = Signal(str)
    ferme = Signal()

    def __init__(self, dossier: Dossier) -> None:
        super().__init__("simple")
        self.cle = ""
        disposition = colonne(self, marges=(20, 10, 20, 16), espace=12)
        tete = ligne(espace=8)
        self.titre = paragraphe("", "carte")
        tete.addWidget(self.titre, 1)
        self.fermeture = BoutonPicto("Fermer le détail", "x-bold")
        self.fermeture.clicked.connect(self.ferme)
        tete.addWidget(self.fermeture)
        disposition.addLayout(tete)
        self.nom = ChampTexte("La piste, avec vos mots")
        self.temps = ChampNombre("Temps pour y arriver, en mois")
        self.cout = ChampMontant("Coût, en euros")
        self.reste = ChampMontant("Reste à payer, en euros")
        self.revenu = ChampMontant("Revenu net par mois, en euros")
        self.risques = ChampTexte("Ce qui est risqué")
        grille = GrilleSouple(largeur=_COLONNE, maximum=3, espace=16, en_haut=True)
        grille.ranger((self.nom, self.temps, self.risques, self.cout, self.reste, self.revenu))
        disposition.addWidget(grille)
        self.trace = ChampTrace(dossier.beneficiaire.prenom, dossier.referent.prenom)
        disposition.addWidget(self.trace)
        self.avancer = Bouton("Mettre en premier", "contour")
        self.retrait = Bouton("Supprimer la piste", "danger", "trash")
        bas = QWidget()
        flux = Flux(bas, espace=8)
        flux.addWidget(self.avancer)
        flux.addWidget(self.retrait)
        disposition.addWidget(bas)
        self._brancher()

    def montrer(self, piste: Piste, *, le: date) -> None:
        """Affiche une piste du dossier ; `le` date les mots que l’on écrira."""
        if piste.id != self.cle:
            for champ in self._champs.values():
                champ.accepter()
        self.cle = piste.id
        self.titre.montrer(piste.titre)
        self.nom.suivre(piste.titre)
        self.temps.suivre(Decimal(piste.delai_mois) if piste.delai_mois is not None else None)
        self.cout.suivre(connu(piste.cout))
        self.reste.suivre(connu(piste.reste_a_payer))
        self.revenu.suivre(connu(piste.revenu))
        self.risques.suivre(piste.risques)
        self.trace.montrer(piste.co_construction, le=le)

    def refuser(self, nom: str, phrase: str) -> None:
        """Montre pourquoi un champ n’est pas noté."""
        self._champs[nom].refuser(phrase)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap ferme."""
        if evenement.key() == Touche.Key_Escape:
            self.ferme.emit()
            return
        super().keyPressEvent(evenement)

    def _brancher(self) -> None:
        self._champs: dict[str, Champ] = {
            "titre": self.nom,
            "delai_mois": self.temps,
            "cout": self.cout,
            "reste_a_payer": self.reste,
            "revenu": self.revenu,
            "risques": self.risques,
            "co_construction": self.trace.paroles,
        }
        self.trace.trace.connect(lambda trace: self.change.emit("co_construction", trace))
        self.nom.saisi.connect(lambda mots: self.change.emit("titre", mots))
        self.risques.saisi.connect(lambda mots: self.change.emit("risques", mots))
        self.temps.saisi.connect(lambda mois: self.change.emit("delai_mois", mois_entiers(mois)))
        for champ, nom in (
            (self.cout, "cout"),
            (self.reste, "reste_a_payer"),
            (self.revenu, "revenu"),
        ):
            champ.saisi.connect(lambda somme, nom=nom: self.change.emit(nom, _chiffrer(somme)))
        self.avancer.clicked.connect(lambda: self.avancee.emit(self.cle))
        self.retrait.clicked.connect(lambda: self.supprimee.emit(self.cle))


def _chiffrer(somme: Montant | None) -> Chiffre:
    return INCONNU if somme is None else estime(somme)
