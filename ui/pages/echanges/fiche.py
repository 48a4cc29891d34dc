"""Le détail d’un organisme : qui appeler, quoi dire, ce qui a été dit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.echanges.etat import ENVOYER, FicheOrganisme
from ui.pages.echanges.interlocuteur import Interlocuteur
from ui.pages.echanges.suivi_demande import SuiviDemande
from ui.widgets.avis import Avis
from ui.widgets.bandeau import Bandeau
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import ChampTexte
from ui.widgets.depliant import Depliant
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.liste_fiches import ListeFiches
from ui.widgets.mise_en_page import colonne, filet, vider


class FicheContact(QWidget):
    """`mandat` demande de noter l’accord ; `champ` porte un champ du contact et sa valeur."""

    mandat = Signal()
    noter = Signal()
    champ = Signal(str, str)
    complet = Signal(bool)
    ecrit = Signal()
    appelle = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        disposition = colonne(self, espace=14)
        carte = Carte()
        interieur = colonne(carte, marges=(20, 14, 20, 16), espace=8)
        self.interlocuteur = Interlocuteur()
        self.faits = QWidget()
        self._faits = Flux(self.faits, espace=18)
        self.accord = Avis("avis")
        self.accord.action.setText("Noter son accord")
        self.dit = paragraphe("", "second")
        self.oui = Bouton("Dossier complet", "pilule", "check-bold")
        self.oui.setCheckable(True)
        self.noter_echange = Bouton("Noter un échange", "contour", "note-pencil")
        self.appeler = Bouton("Appeler", "contour", "phone")
        self.ecrire = Bouton("Écrire", "contour", "envelope-simple")
        self._rangee = QWidget()
        flux = Flux(self._rangee, espace=10)
        flux.addWidget(self.noter_echange)
        flux.addWidget(self.appeler)
        flux.addWidget(self.ecrire)
        flux.addWidget(self.oui)
        for widget in (
            self.interlocuteur,
            filet(),
            self.faits,
            self.accord,
            self.dit,
            self._rangee,
        ):
            interieur.addWidget(widget)
        self.contact = Depliant("Changer l’interlocuteur")
        self.champs = {
            "nom": ChampTexte("Nom"),
            "fonction": ChampTexte("Fonction"),
            "telephone": ChampTexte("Téléphone"),
            "courriel": ChampTexte("Courriel"),
        }
        for nom, champ in self.champs.items():
            self.contact.corps.addWidget(champ)
            champ.saisi.connect(lambda texte, nom=nom: self.champ.emit(nom, texte))
        self.preparer = Bouton("Préparer le dossier", "plein", "folder-open")
        self.bandeau = Bandeau([self.preparer])
        self.demande = SuiviDemande()
        self.appel = Depliant("Script d’appel")
        self.script = ListeFiches("Script d’appel")
        self.appel.corps.addWidget(self.script)
        self.fil = ListeFiches("Échanges", titre="Échanges", seuil=760)
        self.amenagements = ListeFiches("Aménagements", titre="Aménagements demandés")
        for widget in (
            carte, self.bandeau, self.demande, self.appel, self.fil, self.amenagements,
            self.contact,
        ):  # fmt: skip
            disposition.addWidget(widget)
        disposition.addStretch(1)
        self.accord.action.clicked.connect(self.mandat)
        self.noter_echange.clicked.connect(self.noter)
        self.oui.clicked.connect(self.complet)
        self.ecrire.clicked.connect(self.ecrit)
        self.appeler.clicked.connect(self.appelle)

    def montrer(self, fiche: FicheOrganisme, contact: tuple[str, str, str, str]) -> None:
        """Affiche l’organisme ; `contact` est ce qui est noté de l’interlocuteur."""
        self.interlocuteur.montrer(fiche)
        vider(self._faits)
        self.faits.setVisible(bool(fiche.faits))
        for fait in fiche.faits:
            self._faits.addWidget(libelle(fait, "second"))
        self.accord.dire("" if fiche.peut_contacter else fiche.mandat)
        self.accord.action.setVisible(not fiche.peut_contacter)
        self.dit.montrer(fiche.mandat if fiche.peut_contacter else "")
        self.dit.setVisible(fiche.peut_contacter)
        self.noter_echange.setEnabled(fiche.peut_contacter)
        self.noter_echange.setAccessibleDescription("" if fiche.peut_contacter else fiche.mandat)
        for bouton, peut in ((self.appeler, fiche.script), (self.ecrire, fiche.courriel)):
            bouton.setVisible(bool(peut))
            bouton.setEnabled(fiche.peut_contacter)
            bouton.setAccessibleDescription("" if fiche.peut_contacter else fiche.mandat)
        self.oui.setVisible(fiche.cle.startswith("F"))
        self.oui.setChecked("Dossier complet\u00a0: oui" in fiche.faits)
        self.bandeau.setVisible(bool(fiche.a_faire))
        self.preparer.setVisible(fiche.a_faire == ENVOYER)
        self.bandeau.montrer(
            f"À faire avec {fiche.nom}", fiche.a_faire, fiche.a_faire_precision,
            picto=fiche.a_faire_picto,
        )  # fmt: skip
        self.appel.setVisible(bool(fiche.script))
        self.script.montrer(fiche.script)
        self.fil.montrer(fiche.fil)
        self.amenagements.montrer(fiche.amenagements)
        for champ, texte in zip(self.champs.values(), contact, strict=True):
            champ.montrer(texte)
