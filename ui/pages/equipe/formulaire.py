"""Le formulaire du serveur d’équipe : adresse, compte, mot de passe, autorité."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.equipe import ReglageEquipe
from ui.dialogs.dialogues import Dialogues
from ui.pages.equipe.etat import PORT, Saisie, lire
from ui.qt import Alignement
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.champ import Champ, ChampTexte
from ui.widgets.champ_secret import ChampSecret
from ui.widgets.flux import Flux
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.mise_en_page import colonne
from ui.widgets.rangee_souple import RangeeSouple

_SEUIL = 640
_DU_POSTE = "Les autorités de l’ordinateur vérifient le certificat du serveur."


class FormulaireServeur(Carte):
    """`essaye` part avec le bouton du formulaire, quel que soit ce qui y est écrit."""

    essaye = Signal()

    def __init__(self, dialogues: Dialogues) -> None:
        super().__init__()
        self._dialogues = dialogues
        self._certificats: Path | None = None
        self.hote = ChampTexte("Serveur", exemple="cep.exemple.fr")
        self.port = ChampTexte("Port")
        self.base = ChampTexte("Base")
        self.compte = ChampTexte("Votre compte", exemple="nadia.benali")
        self.mot_de_passe = ChampSecret("Mot de passe du compte")
        self._autorite = paragraphe(_DU_POSTE, "second")
        self.autorite = Bouton("Choisir une autorité", "contour", "folder-open")
        self.sans_autorite = Bouton("Ne plus l’employer", "discret")
        self.essayer = Bouton("Essayer", "contour", "arrows-clockwise-bold")
        self.champs: dict[str, Champ] = {
            "hote": self.hote,
            "port": self.port,
            "base": self.base,
            "compte": self.compte,
            "mot_de_passe": self.mot_de_passe,
        }
        self._disposer()
        self.autorite.clicked.connect(self._choisir)
        self.sans_autorite.clicked.connect(lambda: self._poser(None))
        self.essayer.clicked.connect(self.essaye)
        self.montrer(None)

    def montrer(self, reglage: ReglageEquipe | None) -> None:
        """Affiche le réglage gardé ; le mot de passe ne se montre jamais, il se récrit."""
        self.port.montrer(str(reglage.adresse.port if reglage else PORT))
        self.base.montrer(reglage.adresse.base if reglage else "cep")
        self.hote.montrer(reglage.adresse.hote if reglage else "")
        self.compte.montrer(reglage.adresse.compte if reglage else "")
        self._poser(reglage.adresse.certificats if reglage else None)

    def relever(self) -> ReglageEquipe | None:
        """Rend le réglage écrit ; dit sous chaque champ ce qui manque, et va au premier."""
        saisie = Saisie(
            hote=self.hote.texte,
            port=self.port.texte,
            base=self.base.texte,
            compte=self.compte.texte,
            mot_de_passe=self.mot_de_passe.texte,
        )
        reglage, fautes = lire(replace(saisie, certificats=self._certificats))
        for code, champ in self.champs.items():
            champ.refuser(fautes[code]) if code in fautes else champ.accepter()
        if fautes:
            next(champ for code, champ in self.champs.items() if code in fautes).viser()
        return reglage

    def _disposer(self) -> None:
        disposition = colonne(self, marges=(24, 18, 24, 20), espace=14)
        disposition.addWidget(libelle("Serveur de l’équipe", "carte"))
        base = RangeeSouple(self.port, self.base, seuil=_SEUIL / 2, parts=(1, 1))
        disposition.addWidget(RangeeSouple(self.hote, base, seuil=_SEUIL, parts=(1, 1)))
        disposition.addWidget(
            RangeeSouple(self.compte, self.mot_de_passe, seuil=_SEUIL, parts=(1, 1))
        )
        gestes = QWidget()
        flux = Flux(gestes, espace=10)
        flux.addWidget(self.autorite)
        flux.addWidget(self.sans_autorite)
        disposition.addWidget(RangeeSouple(self._autorite, gestes, seuil=_SEUIL, espace=12))
        disposition.addWidget(self.essayer, 0, Alignement.AlignLeft)

    def _choisir(self) -> None:
        fichier = self._dialogues.choisir_certificat("Certificat de l’autorité")
        if fichier is not None:
            self._poser(fichier)

    def _poser(self, certificats: Path | None) -> None:
        self._certificats = certificats
        self._autorite.montrer(f"Autorité : {certificats.name}." if certificats else _DU_POSTE)
        self.sans_autorite.setVisible(certificats is not None)
