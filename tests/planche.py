"""La planche des composants, à comparer à la maquette 15."""

from datetime import date

from PySide6.QtWidgets import QProgressBar, QWidget

from cep_desktop.domain.montant import Montant
from ui.widgets.bandeau import Bandeau
from ui.widgets.barre_empilee import BarreEmpilee, Part
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte, Fond
from ui.widgets.champ import ChampRecit, ChampTexte
from ui.widgets.champ_date import ChampDate
from ui.widgets.champ_montant import ChampMontant
from ui.widgets.choix import Choix
from ui.widgets.ecran_vide import EcranVide
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle
from ui.widgets.liste_choix import ListeChoix
from ui.widgets.mise_en_page import colonne, ligne
from ui.widgets.trame import Trame

MARQUES = (
    Marque("Rempli", "ok", "check-circle-fill"),
    Marque("À vérifier", "warn", "question-fill"),
    Marque("Non rempli", "bad", "x-circle-fill"),
    Marque("En attente", "neutre", "hourglass-medium-bold"),
    Marque("À signer", "action", "pen-nib-bold"),
    Marque("Validé ensemble", "ok", "handshake-fill"),
    Marque("Urgent", "soleil", "warning-fill"),
)
PARTS = (
    Part(186_000, Trame.PLEIN, "f1"),
    Part(490_000, Trame.POINTS, "f2"),
    Part(40_000, Trame.RAYE, "f3"),
    Part(43_000, Trame.RESTE, "sun"),
)


def planche() -> QWidget:
    """Rend une page qui montre chaque composant."""
    fond = Fond()
    fond.setObjectName("fenetre")
    principale = colonne(fond, marges=(28, 24, 28, 24), espace=16)
    principale.addWidget(libelle("Composants", "titre"))
    colonnes = ligne(espace=24)
    for partie in (_gauche(), _milieu(), _droite()):
        enveloppe = colonne(espace=12)
        for piece in partie:
            enveloppe.addWidget(piece)
        enveloppe.addStretch(1)
        colonnes.addLayout(enveloppe, 1)
    principale.addLayout(colonnes, 1)
    return fond


def _rangee(*widgets: QWidget) -> QWidget:
    rangee = QWidget()
    flux = Flux(rangee, espace=10)
    for widget in widgets:
        flux.addWidget(widget)
    return rangee


def _gauche() -> tuple[QWidget, ...]:
    inactif = Bouton("Signer", "contour", "pen-nib-bold")
    inactif.setEnabled(False)
    jour = ChampDate("Date limite")
    jour.ligne.setText("32/12/2026")
    jour.ligne.editingFinished.emit()
    argent = ChampMontant("Montant")
    argent.montrer(Montant(490_000))
    valide = Bouton("Validé ensemble", "pilule", "handshake-fill")
    valide.setCheckable(True)
    valide.setChecked(True)
    return (
        libelle("Boutons, 44 px", "second"),
        _rangee(
            Bouton("Ajouter", "plein", "plus-bold"),
            Bouton("Imprimer", "contour", "printer"),
            Bouton("Annuler", "discret"),
            Bouton("Supprimer", "danger", "trash"),
            inactif,
        ),
        libelle("Étiquettes d’état", "second"),
        _rangee(*map(Etiquette, MARQUES)),
        jour,
        argent,
        _rangee(Bouton("Valider ensemble", "pilule", "handshake"), valide),
    )


def _milieu() -> tuple[QWidget, ...]:
    bandeau = Bandeau((Bouton("Signer", "plein", "pen-nib-bold"),))
    bandeau.montrer("Prochaine étape", "Signer le plan", "Aujourd’hui, ensemble.")
    progres = QProgressBar()
    progres.setMaximum(14)
    progres.setValue(9)
    barre = BarreEmpilee()
    barre.montrer(PARTS, "Accordé, à demander, demandé, reste")
    choix = Choix("Qui", (("a", "La personne"), ("b", "Le conseiller"), ("c", "Ensemble")))
    choix.montrer("a")
    liste = ListeChoix("Poste", (("f", "Formation"), ("t", "Transport")))
    jour = ChampDate("Échéance", aide="Le jour où ce doit être fait.")
    jour.montrer(date(2026, 12, 20))
    return (
        bandeau,
        libelle("Progression", "second"),
        progres,
        libelle("9 actions faites sur 14", "second"),
        barre,
        choix,
        liste,
        jour,
    )


def _droite() -> tuple[QWidget, ...]:
    vide = Carte()
    colonne(vide).addWidget(
        EcranVide(
            "Aucune action pour le moment",
            "Commencez par une petite action facile à faire cette semaine.",
            Bouton("Ajouter une action", "plein", "plus-bold"),
        )
    )
    texte = ChampTexte("Libellé", exemple="Ex. : rencontrer deux secrétaires")
    recit = ChampRecit("Les mots de la personne")
    recit.montrer("« Je veux un métier où je reste utile aux gens. »")
    return (vide, texte, recit)
