"""La page où l’on dépose un fichier signé pour savoir ce qu’il prouve."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.atelier import Atelier
from ui.dialogs.dialogues import Dialogues
from ui.pages.verification.depot import CadreDepot
from ui.pages.verification.etat import CarteFait, EtatVerification, deriver
from ui.pictogrammes import pictogramme
from ui.qt import Alignement
from ui.taches import Suivi, lancer
from ui.widgets.avatar import Avatar
from ui.widgets.avis import Avis, Picto
from ui.widgets.boutons import Bouton
from ui.widgets.carte import Carte
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.flux import Flux
from ui.widgets.grille_souple import GrilleSouple
from ui.widgets.libelle import libelle, paragraphe
from ui.widgets.medaillon import Medaillon
from ui.widgets.mise_en_page import colonne, filet, ligne, vider
from ui.widgets.page import Page
from ui.widgets.rangee_souple import RangeeSouple


class PageVerification(Page):
    """Relit le fichier hors du fil de l’écran ; il ne quitte pas cet ordinateur."""

    def __init__(self, atelier: Atelier, dialogues: Dialogues) -> None:
        self.copier = Bouton("Copier le résultat", "contour", "copy")
        self.choisir = Bouton("Choisir un fichier", "plein", "folder-open")
        super().__init__("Vérifier un document signé", (self.copier, self.choisir))
        self.intituler(
            "Vérifier un document signé", "Le fichier reste sur cet ordinateur. Rien n’est envoyé."
        )
        self._atelier, self._dialogues = atelier, dialogues
        self._fichier = Path()
        self.etat: EtatVerification | None = None
        self.setAcceptDrops(True)
        self.refus = Avis("refus")
        self.depot = CadreDepot()
        self.meme = Bouton("Ce sont les mêmes", "plein", "check-bold")
        self.autre = Bouton("Différents", "danger", "x-bold")
        self._resultat = QWidget()
        self._lignes = colonne(self._resultat, espace=14)
        for widget in (self.refus, self.depot, self._resultat):
            self.corps.addWidget(widget)
        self.corps.addStretch(1)
        self.choisir.clicked.connect(self.commencer)
        self.copier.clicked.connect(self._copier)
        self.copier.hide()
        self._resultat.hide()

    def commencer(self) -> None:
        """Ctrl+N, ou le bouton : demande un fichier."""
        fichier = self._dialogues.choisir_signe("Quel fichier vérifier ?")
        if fichier is not None:
            self.verifier(fichier)

    def verifier(self, fichier: Path) -> None:
        """Relit un fichier et montre ce qu’il prouve."""
        self._fichier = fichier
        self.refus.dire("")
        self.depot.dire(fichier.name, "Relecture…")
        annuaires, le = self._atelier.annuaires, self._atelier.maintenant()

        def travail(_suivi: Suivi) -> EtatVerification:
            from cep_desktop.usecases.verifier_fichier import verifier_fichier

            return deriver(fichier.name, verifier_fichier(fichier, annuaires, le=le))

        tache = lancer(travail, self)
        tache.fini.connect(self._montrer)
        tache.refuse.connect(self._refuser)

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Accepte un fichier du poste."""
        if any(adresse.isLocalFile() for adresse in evenement.mimeData().urls()):
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Vérifie le premier fichier déposé."""
        locaux = [a.toLocalFile() for a in evenement.mimeData().urls() if a.isLocalFile()]
        if locaux:
            evenement.acceptProposedAction()
            self.verifier(Path(locaux[0]))

    def _refuser(self, phrase: str) -> None:
        self.etat = None
        self._resultat.hide()
        self.copier.hide()
        self.depot.inviter()
        self._mettre_en_avant("plein")
        self.refus.dire(phrase)

    def _montrer(self, etat: EtatVerification) -> None:
        self.etat = etat
        self.depot.dire(etat.nom, etat.compte[:1].upper() + etat.compte[1:])
        self._mettre_en_avant("contour" if etat.mots else "plein")
        self.meme = Bouton("Ce sont les mêmes", "plein", "check-bold")
        self.autre = Bouton("Différents", "danger", "x-bold")
        vider(self._lignes)
        self._lignes.addWidget(self._conclusion(etat))
        if etat.faits:
            grille = GrilleSouple(largeur=260, maximum=3)
            grille.ranger([_carte(fait) for fait in etat.faits])
            self._lignes.addWidget(grille)
            signataires = self._signataires(etat)
            if etat.mots:
                mots = self._mots(etat)
                paire = RangeeSouple(signataires, mots, seuil=820, parts=(7, 5), espace=20)
                self._lignes.addWidget(paire)
            else:
                self._lignes.addWidget(signataires)
        self._resultat.show()
        self.copier.show()
        self.viser()

    def _mettre_en_avant(self, genre: str) -> None:
        """Un seul bouton plein : comparer les six mots d’abord, choisir un fichier sinon."""
        self.choisir.setProperty("genre", genre)
        self.choisir.setIcon(
            pictogramme("folder-open", "on_primary" if genre == "plein" else "primary_text")
        )
        self.choisir.style().unpolish(self.choisir)
        self.choisir.style().polish(self.choisir)

    def _conclusion(self, etat: EtatVerification) -> QWidget:
        carte = Carte({"ok": "verte", "soleil": "soleil", "refus": "refus"}[etat.ton])
        rangee = ligne(carte, marges=(22, 12, 22, 12), espace=16)
        picto, ton = {
            "ok": ("shield-check-fill", "ok"),
            "soleil": ("magnifying-glass-bold", "soleil"),
            "refus": ("x-circle-fill", "bad"),
        }[etat.ton]
        rangee.addWidget(Medaillon(picto, ton), 0, Alignement.AlignVCenter)
        mots = colonne(espace=2)
        mots.addWidget(paragraphe(etat.conclusion, "carte"))
        if etat.precision:
            mots.addWidget(paragraphe(etat.precision, "second"))
        rangee.addLayout(mots, 1)
        return carte

    def _signataires(self, etat: EtatVerification) -> QWidget:
        carte = Carte()
        disposition = colonne(carte, marges=(22, 14, 22, 14), espace=8)
        disposition.addWidget(libelle("Qui a signé, et quand", "carte"))
        for signataire in etat.signataires:
            disposition.addWidget(filet())
            rangee = ligne(espace=12)
            rangee.addWidget(Avatar(signataire.nom), 0, Alignement.AlignTop)
            mots = colonne(espace=2)
            mots.addWidget(libelle(signataire.nom, "fort"))
            mots.addWidget(paragraphe(signataire.precision, "second"))
            rangee.addLayout(mots, 1)
            rangee.addWidget(libelle(signataire.quand, "second"), 0, Alignement.AlignTop)
            disposition.addLayout(rangee)
        for phrase in etat.a_savoir:
            note = ligne(espace=8)
            note.addWidget(Picto("info", "ink3", 18), 0, Alignement.AlignTop)
            note.addWidget(paragraphe(phrase, "legende"), 1)
            disposition.addLayout(note)
        disposition.addStretch(1)
        return carte

    def _mots(self, etat: EtatVerification) -> QWidget:
        carte = Carte()
        disposition = colonne(carte, marges=(22, 14, 22, 14), espace=8)
        disposition.addWidget(libelle("Est-ce bien leur clé ?", "carte"))
        phrase = f"Appelez {etat.organisme} : on doit y lire ces {len(etat.mots)} mots."
        disposition.addWidget(paragraphe(phrase, "second"))
        grille = GrilleSouple(largeur=96, maximum=3, espace=8)
        grille.ranger([_mot(rang, mot) for rang, mot in enumerate(etat.mots, 1)])
        disposition.addWidget(grille)
        boite = QWidget()
        gestes = Flux(boite, espace=12)
        gestes.addWidget(self.meme)
        gestes.addWidget(self.autre)
        disposition.addWidget(boite)
        disposition.addStretch(1)
        self.meme.clicked.connect(lambda: self._noter(est_la_meme=True))
        self.autre.clicked.connect(lambda: self._noter(est_la_meme=False))
        return carte

    def _noter(self, *, est_la_meme: bool) -> None:
        from cep_desktop.domain.erreurs import ErreurMetier
        from cep_desktop.signing.confiance import Confiance

        if self.etat is None:
            return
        confiance = Confiance.SUR if est_la_meme else Confiance.REFUSE
        try:
            self._atelier.annuaires.noter(self.etat.empreinte, confiance)
        except ErreurMetier as refus:
            self.refus.dire(str(refus))
            return
        self.verifier(self._fichier)

    def _copier(self) -> None:
        if self.etat is not None:
            QGuiApplication.clipboard().setText(self.etat.en_texte)
            self.dit_sans_annuler.emit("Le résultat est copié.")


def _mot(rang: int, mot: str) -> QWidget:
    """Un des six mots, à lire au téléphone."""
    carte = Carte("douce")
    ecrit = libelle(mot, "fort")
    ecrit.setAccessibleName(f"Mot {rang}\u00a0: {mot}")
    colonne(carte, marges=(10, 6, 10, 6)).addWidget(ecrit, 0, Alignement.AlignHCenter)
    return carte


def _carte(fait: CarteFait) -> QWidget:
    carte = Carte()
    disposition = colonne(carte, marges=(22, 14, 22, 14), espace=8)
    tete = ligne(espace=12)
    tete.addWidget(Medaillon(fait.picto, fait.marque[1], 42))
    tete.addStretch(1)
    mot, ton, picto = fait.marque
    tete.addWidget(Etiquette(Marque(mot, ton, picto)))
    disposition.addLayout(tete)
    disposition.addWidget(libelle(fait.titre, "carte"))
    disposition.addWidget(paragraphe(fait.phrase, "second"))
    disposition.addStretch(1)
    disposition.addWidget(filet())
    disposition.addWidget(paragraphe(fait.decompte, "legende"))
    return carte
