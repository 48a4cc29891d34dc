"""Le suivi d’une demande d’aide : envoi, réponse, décision, motif, montant, versement."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.domain.financement import (
    Accord,
    Ajournement,
    Financement,
    ModePaiement,
    Refus,
    StatutFinancement,
)
from cep_desktop.domain.montant import Montant
from ui.widgets.boutons import Bouton
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_montant import ChampMontant
from ui.widgets.depliant import Depliant
from ui.widgets.liste_choix import ListeChoix

_STATUTS = tuple(
    (s.value, s.libelle)
    for s in StatutFinancement
    if s is not StatutFinancement.ACCORDE_PARTIELLEMENT
)


class SuiviDemande(Depliant):
    """`change` porte un champ et sa valeur ; `verse`, un versement reçu et son jour."""

    change = Signal(str, object)
    verse = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Suivre la demande", parent=parent)
        self.statut = ListeChoix("Où en est la demande", _STATUTS)
        self.envoi = ChampDate("Envoyée le")
        self.attente = ChampDate("Réponse attendue le")
        self.decision = ChampDate("Décision le")
        self.motif = ChampTexte("Motif de la réponse")
        self.accorde = ChampMontant("Montant accordé, en euros")
        self.mode = ListeChoix("Paiement", ((m.value, m.libelle) for m in ModePaiement))
        self.somme = ChampMontant("Versement, en euros")
        self.jour = ChampDate("Versé le")
        self.verser = Bouton("Noter le versement", "contour", "coins")
        for widget in (
            Champ("Où en est la demande", self.statut), self.envoi, self.attente, self.decision,
            self.motif, self.accorde, Champ("Paiement", self.mode), self.somme, self.jour,
            self.verser,
        ):  # fmt: skip
            self.corps.addWidget(widget)
        self._champs: Mapping[str, Champ] = {
            "envoye_le": self.envoi,
            "reponse_attendue_le": self.attente,
            "decision_le": self.decision,
            "motif": self.motif,
            "accorde": self.accorde,
        }
        for nom, champ in self._champs.items():
            champ.saisi.connect(  # type: ignore[attr-defined]
                lambda valeur, nom=nom: self.change.emit(nom, valeur)
            )
        self.statut.choisi.connect(lambda code: self.change.emit("statut", code))
        self.mode.choisi.connect(lambda code: self.change.emit("mode_paiement", code))
        self.verser.clicked.connect(self._verser)

    def montrer(self, demande: Financement | None, le: date) -> None:
        """Affiche la demande ; un contact sans demande n’a pas de suivi."""
        self.setVisible(demande is not None)
        if demande is None:
            return
        decision = demande.decision
        self.statut.montrer(demande.statut)
        self.envoi.montrer(demande.envoye_le)
        self.attente.montrer(demande.reponse_attendue_le)
        self.decision.montrer(decision.le if decision else None)
        self.motif.montrer(decision.motif if isinstance(decision, Refus | Ajournement) else "")
        self.accorde.montrer(demande.accorde)
        self.mode.montrer(demande.mode_paiement)
        est_accordee = isinstance(decision, Accord)
        self.decision.setVisible(decision is not None)
        self.motif.setVisible(isinstance(decision, Refus | Ajournement))
        for widget in (self.somme, self.jour, self.verser):
            widget.setVisible(est_accordee)
        self.somme.montrer(None)
        self.jour.montrer(le)

    def refuser(self, nom: str, phrase: str) -> None:
        """Dit pourquoi un champ ne convient pas, à côté de lui."""
        self._champs.get(nom, self.envoi).refuser(phrase)

    def _verser(self) -> None:
        somme: Montant | None = self.somme.valeur
        if somme is None:
            self.somme.refuser("Écrivez la somme versée.")
            self.somme.viser()
        elif not self.jour.faute and self.jour.valeur is not None:
            self.verse.emit(somme, self.jour.valeur)
