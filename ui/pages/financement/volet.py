"""Le détail d’une demande d’aide, ou un financeur à ajouter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.financement import (
    Financement,
    NatureFinanceur,
    ObjetFinancement,
)
from cep_desktop.domain.montant import connu
from ui.pages.financement.colonnes import STATUTS
from ui.pages.financement.gestes import Gestes
from ui.pages.financement.opco_propose import ChercheurOpco, OpcoPropose
from ui.widgets.boutons import Bouton
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_montant import ChampMontant
from ui.widgets.choix import Choix
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.volet import Volet

_A_REMPLIR = "À remplir pour continuer."


class VoletFinancement(Volet):
    """Chaque champ quitté est un geste annulable ; en création, un seul bouton ajoute."""

    supprimee = Signal(str)

    def __init__(
        self, gestes: Gestes, chercher_opco: ChercheurOpco, parent: QWidget | None = None
    ) -> None:
        super().__init__("Demande d’aide", parent)
        self._gestes = gestes
        self.opco = OpcoPropose(chercher_opco)
        self.cle = ""
        self.financeur = ChampTexte("Financeur")
        self.nature = ListeChoix(
            "Type de financeur", ((n.value, n.libelle) for n in NatureFinanceur)
        )
        self.aide = ChampTexte("Aide demandée")
        self.demande = ChampMontant("Montant demandé, en euros", aide="Laissez vide si inconnu.")
        self.ajout = Bouton("Ajouter au plan", "plein", "plus-bold")
        self.accorde = ChampMontant("Montant accordé, en euros")
        self.statut = ListeChoix("Où en est la demande", STATUTS)
        self.objet = Choix("Ce que l’aide paie", ((o.value, o.libelle) for o in ObjetFinancement))
        self.deposer = ChampDate("À déposer avant le")
        self.envoi = ChampDate("Envoyé le")
        self.reponse = ChampDate("Réponse attendue le")
        self.commentaire = ChampTexte("Commentaire")
        self.suppression = Bouton("Supprimer ce financeur", "danger", "trash")
        self._suite = (
            self.accorde,
            Champ("Où en est la demande", self.statut),
            Champ("Ce que l’aide paie", self.objet),
            self.deposer,
            self.envoi,
            self.reponse,
            self.commentaire,
            self.suppression,
        )
        debut = (self.financeur, Champ("Type de financeur", self.nature), self.aide, self.demande)
        for partie in (self.opco, *debut, self.ajout, *self._suite):
            self.champs.addWidget(partie)
        self.champs.addStretch(1)
        self._brancher()

    def montrer(self, demande: Financement) -> None:
        """Affiche une demande du dossier."""
        self._preparer(demande.id, "Demande d’aide")
        self.financeur.suivre(demande.financeur)
        self.nature.montrer(demande.nature)
        self.aide.suivre(demande.libelle)
        self.demande.suivre(connu(demande.demande))
        self.accorde.suivre(demande.accorde)
        self.statut.montrer(demande.statut)
        self.objet.montrer(demande.objet)
        self.deposer.suivre(demande.a_deposer_avant_le)
        self.envoi.suivre(demande.envoye_le)
        self.reponse.suivre(demande.reponse_attendue_le)
        self.commentaire.suivre(demande.commentaire)

    def preparer(self) -> None:
        """Propose d’écrire un financeur neuf."""
        self._preparer("", "Nouveau financeur")
        for champ in (self.financeur, self.aide):
            champ.montrer("")
        self.demande.montrer(None)
        self.financeur.viser()
        self.opco.demander()

    def _preparer(self, cle: str, titre: str) -> None:
        if not cle or cle != self.cle:
            self.changer_d_element()
        self.cle = cle
        self.titre.montrer(titre)
        for partie in self._suite:
            partie.setVisible(bool(cle))
        self.ajout.setVisible(not cle)
        self.opco.fermer()

    def _brancher(self) -> None:
        for champ, nom in (
            (self.financeur, "financeur"),
            (self.aide, "libelle"),
            (self.demande, "demande"),
            (self.accorde, "accorde"),
            (self.deposer, "a_deposer_avant_le"),
            (self.envoi, "envoye_le"),
            (self.reponse, "reponse_attendue_le"),
            (self.commentaire, "commentaire"),
        ):
            champ.saisi.connect(
                lambda valeur, champ=champ, nom=nom: self._essayer(champ, nom, valeur)
            )
        for choix, nom in ((self.statut, "statut"), (self.nature, "nature"), (self.objet, "objet")):
            choix.choisi.connect(lambda code, nom=nom: self._essayer(self.financeur, nom, code))
        self.ajout.clicked.connect(self._ajouter)
        self.opco.choisi.connect(self._prendre_l_opco)
        self.suppression.clicked.connect(self._supprimer)

    def _essayer(self, champ: Champ, nom: str, valeur: object) -> None:
        if self.cle and (refus := self._gestes.modifier_financement(self.cle, nom, valeur)):
            champ.refuser(refus)

    def _prendre_l_opco(self, opco: str) -> None:
        """Remplit deux champs, que l’on peut encore changer ; rien n’est au plan."""
        self.financeur.montrer(opco)
        self.nature.montrer(NatureFinanceur.OPCO)
        self.aide.viser()

    def _supprimer(self) -> None:
        self.supprimee.emit(self.cle)

    def _ajouter(self) -> None:
        for champ in (self.financeur, self.aide):
            if not champ.texte:
                champ.refuser(_A_REMPLIR)
                champ.viser()
                return
        if self.demande.faute:
            self.demande.viser()
            return
        refus = self._gestes.ajouter_financement(
            self.financeur.texte, self.nature.code, self.aide.texte, self.demande.valeur
        )
        if refus:
            self.financeur.refuser(refus)
        else:
            self.ferme.emit()
