"""Le portier : les écrans d’entrée, l’un après l’autre, jusqu’au coffre ouvert."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cep_desktop.usecases.coffre.entrouvert import CoffreEntrouvert
from cep_desktop.usecases.poste import Poste
from ui.dialogs.dialogues import Dialogues
from ui.poste.decor import Decor
from ui.poste.etat import RESTE, Essais, ressemble_au_code
from ui.poste.ouverture import EcranOuverture
from ui.poste.reglages import Reglages
from ui.taches import Tache, Travail, lancer_a_la_suite

if TYPE_CHECKING:
    from ui.poste.entree import CoffreNeuf, Entree, Refus
    from ui.shell.lieu import Lieu

Essayer = Callable[[str], Travail]
"""Ce que l’on tente avec la phrase écrite."""


class Portier(QObject):
    """`montre` porte un écran ; `entre`, un coffre ouvert ; `essaie`, l’envie d’essayer sans.

    `patiente` suit chaque phrase mise à l’essai. `entrouvre` porte un coffre dont la liste se lit
    déjà ; `entre` ou un écran suivra.
    `code_employe` suit une entrée par le code de secours : il faut une nouvelle phrase. `cede` :
    quelqu’un d’autre s’installe, on ne reviendra pas où l’on était.
    """

    montre = Signal(object)
    patiente = Signal()
    entrouvre = Signal(object)
    entre = Signal(object)
    essaie = Signal()
    code_employe = Signal()
    cede = Signal()

    def __init__(
        self, poste: Poste, dialogues: Dialogues, reglages: Reglages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._poste = poste
        self._dialogues = dialogues
        self._reglages = reglages
        self._essais = Essais()
        self.ecran: Decor | None = None
        self._ouverture_attendue = 0

    @property
    def a_quitter(self) -> str:
        """Pourquoi il vaudrait mieux ne pas fermer maintenant ; vide si l’on peut."""
        from ui.poste.secours import EcranSecours

        if isinstance(self.ecran, EcranSecours) and not self.ecran.est_range:
            return "Le code de secours ne sera plus jamais montré. Rangez-le d’abord."
        return ""

    def accepte_de_fermer(self, lieu: "Lieu | None") -> bool:
        """Vrai si l’on peut fermer ; demande, si du travail n’attend que sa phrase."""
        reste = lieu is not None and lieu.session is not None
        raison = self.a_quitter or RESTE * reste
        return not raison or self._dialogues.confirmer("Fermer maintenant ?", raison, "Fermer")

    def demarrer(self) -> None:
        """Demande la phrase du coffre, ou propose d’en créer un."""
        if self._poste.coffres.existe():
            preferences = self._reglages.preferences
            self._demander_la_phrase(preferences.prenom, preferences.nom)
            return
        from ui.poste.bienvenue import EcranBienvenue

        bienvenue = EcranBienvenue()
        bienvenue.cree.connect(self.proposer_un_coffre)
        bienvenue.essaye.connect(self.essaie)
        self._montrer(bienvenue)

    def proposer_un_coffre(self) -> None:
        """Montre la création ; s’il y a déjà un coffre, demande sa phrase."""
        if self._poste.coffres.existe():
            self.demarrer()
            return
        from ui.poste.creation import EcranCreation

        ecran = EcranCreation(self._poste.coffres.proposer_phrase)
        ecran.renonce.connect(self.demarrer)
        ecran.demande.connect(self._creer)
        self._montrer(ecran)

    def changer_de_conseiller(self) -> None:
        """Demande qui s’installe ; sa phrase ouvrira le coffre à son nom, sur la liste."""
        from ui.poste.conseiller import EcranConseiller

        ecran = EcranConseiller()
        ecran.choisi.connect(self._demander_la_phrase)
        ecran.renonce.connect(self.demarrer)
        self._montrer(ecran)

    def _demander_la_phrase(self, prenom: str, nom: str) -> None:
        auteur = f"{prenom} {nom}".strip()
        ecran = self._ouverture(entre=lambda: self._reglages.changer(prenom=prenom, nom=nom))
        ecran.propose.connect(lambda saisie: self._entrouvrir(ecran, saisie, auteur))
        ecran.accueillir(prenom)
        if self._poste.coffres.s_ouvre_par_trousseau():
            from ui.poste.entree import ouvrir_par_trousseau

            ecran.proposer_le_trousseau()
            ecran.par_trousseau.connect(
                lambda: self._tenter(ecran, ouvrir_par_trousseau(self._poste, auteur), "")
            )
        self._montrer(ecran)

    def verrouiller(self) -> EcranOuverture:
        """Montre l’écran verrouillé ; il n’accepte de phrase qu’une fois `reprendre` appelé."""
        ecran = EcranOuverture(self._essais)
        ecran.reprendre(self._reglages.preferences.prenom)
        self._montrer(ecran)
        return ecran

    def reprendre(self, ecran: EcranOuverture, lieu: "Lieu | None") -> None:
        """Ouvrira le coffre là où l’on était."""
        from ui.poste.entree import ouvrir

        self._brancher(ecran, lambda saisie: ouvrir(self._poste, saisie, self._auteur, lieu))
        ecran.change_de_conseiller.connect(lambda: self._ceder(ecran, lieu))

    def restaurer(self, sauvegarde: Path, quand: str) -> None:
        """Demande la phrase d’une sauvegarde, puis la remet en place."""
        from ui.poste.entree import restaurer

        ecran = self._ouverture()
        self._brancher(
            ecran, lambda saisie: restaurer(self._poste, sauvegarde, saisie, self._auteur)
        )
        ecran.restaurer(quand)
        self._montrer(ecran)

    @property
    def _auteur(self) -> str:
        return self._reglages.preferences.auteur

    def _montrer(self, ecran: Decor) -> None:
        self.ecran = ecran
        self.montre.emit(ecran)
        ecran.viser()

    def _ouverture(self, entre: Callable[[], None] = lambda: None) -> EcranOuverture:
        ecran = EcranOuverture(self._essais)
        ecran.essaye.connect(self._renoncer)
        ecran.change_de_conseiller.connect(self.changer_de_conseiller)
        ecran.reussi.connect(entre)
        return ecran

    def _brancher(self, ecran: EcranOuverture, travail: Essayer) -> None:
        ecran.propose.connect(lambda saisie: self._tenter(ecran, travail(saisie), saisie))

    def _ceder(self, ecran: EcranOuverture, lieu: "Lieu | None") -> None:
        """Laisse la place, sauf si du travail n’attend plus que sa phrase pour être gardé."""
        if lieu is not None and lieu.session is not None:
            ecran.avis.dire(
                "Du travail n’a pas pu être enregistré. Reprenez-le d’abord, avec votre phrase."
            )
            return
        self.cede.emit()
        self.changer_de_conseiller()

    def _renoncer(self) -> None:
        """« Essayer avec les exemples », ou « Ne rien restaurer »."""
        if isinstance(self.ecran, EcranOuverture) and self.ecran.restaure_une_sauvegarde:
            self.demarrer()
        else:
            self.essaie.emit()

    def abandonner(self) -> None:
        """Revient à la phrase ; le coffre qui s’ouvre encore sera refermé."""
        self._ouverture_attendue += 1
        self.demarrer()

    def _entrouvrir(self, ecran: EcranOuverture, saisie: str, auteur: str) -> None:
        tache = lancer_a_la_suite(lambda _: self._poste.coffres.entrouvrir(saisie), ecran)
        tache.fini.connect(lambda entrouvert: self._suivre(ecran, entrouvert, saisie, auteur))
        tache.refuse.connect(lambda phrase: ecran.refuser(phrase, est_un_essai=False))
        self.patiente.emit()

    def _suivre(
        self, ecran: EcranOuverture, entrouvert: CoffreEntrouvert | None, saisie: str, auteur: str
    ) -> None:
        """Montre la liste si elle se lit déjà ; le coffre s’ouvre en entier derrière elle."""
        if entrouvert is None:
            from ui.poste.entree import ouvrir

            self._tenter(ecran, ouvrir(self._poste, saisie, auteur, None), saisie)
            return
        ecran.reussir()
        self._essais = Essais()
        self.ecran = None
        attendue = self._ouverture_attendue
        self.entrouvre.emit(entrouvert)
        from ui.poste.entree import ouvrir_en_entier

        tache = lancer_a_la_suite(ouvrir_en_entier(self._poste, entrouvert, auteur), self)
        tache.fini.connect(lambda issue: self._achever(issue, saisie, attendue))
        tache.refuse.connect(lambda phrase: self._achever(_imprevu(phrase), saisie, attendue))

    def _achever(self, issue: "Entree | Refus", saisie: str, attendue: int) -> None:
        from ui.poste.entree import Entree, Refus

        if attendue != self._ouverture_attendue:
            if isinstance(issue, Entree):
                lancer_a_la_suite(lambda _: issue.fermer())
            return
        if isinstance(issue, Refus):
            self.demarrer()
            if isinstance(self.ecran, EcranOuverture):
                self.ecran.refuser(issue.phrase, est_un_essai=False)
            return
        self._accueillir_entree(issue, saisie)

    def _tenter(self, ecran: EcranOuverture, travail: Travail, saisie: str) -> None:
        tache = lancer_a_la_suite(travail, ecran)
        tache.fini.connect(lambda issue: self._accueillir(ecran, issue, saisie))
        tache.refuse.connect(lambda phrase: ecran.refuser(phrase, est_un_essai=False))

    def _accueillir(self, ecran: EcranOuverture, issue: "Entree | Refus", saisie: str) -> None:
        from ui.poste.entree import Refus

        if isinstance(issue, Refus):
            ecran.refuser(issue.phrase, est_un_essai=issue.est_un_essai)
            self._essais = ecran.essais
            return
        ecran.reussir()
        self._essais = Essais()
        self._accueillir_entree(issue, saisie)

    def _accueillir_entree(self, entree: "Entree", saisie: str) -> None:
        self.entre.emit(entree)
        if ressemble_au_code(saisie):
            self.code_employe.emit()

    def _creer(self, prenom: str, nom: str, phrase: str) -> None:
        from ui.poste.creation import EcranCreation
        from ui.poste.entree import creer

        ecran = self.ecran
        tache: Tache = lancer_a_la_suite(creer(self._poste, phrase, f"{prenom} {nom}"), self)
        if isinstance(ecran, EcranCreation):
            tache.refuse.connect(ecran.refuser)
        tache.fini.connect(lambda neuf: self._montrer_le_code(neuf, prenom, nom))

    def _montrer_le_code(self, neuf: "CoffreNeuf", prenom: str, nom: str) -> None:
        self._reglages.changer(prenom=prenom, nom=nom)
        le = neuf.entree.atelier.aujourd_hui()
        from ui.poste.secours import EcranSecours

        ecran = EcranSecours(neuf.code, self._auteur, le, self._dialogues)
        ecran.dire_la_sauvegarde("La première sauvegarde se fait…", est_faite=False)
        tache = lancer_a_la_suite(lambda _: neuf.entree.coffre.sauvegarder(), ecran)
        faite = "Première sauvegarde faite et relue."
        tache.fini.connect(lambda _: ecran.dire_la_sauvegarde(faite, est_faite=True))
        tache.refuse.connect(lambda phrase: ecran.dire_la_sauvegarde(phrase, est_faite=False))
        ecran.termine.connect(lambda avec: self._commencer(neuf.entree, avec_un_exemple=avec))
        self._montrer(ecran)

    def _commencer(self, entree: "Entree", *, avec_un_exemple: bool) -> None:
        if not avec_un_exemple:
            self.entre.emit(entree)
            return
        tache = lancer_a_la_suite(lambda _: entree.atelier.ajouter_un_exemple(), self)
        tache.fini.connect(lambda _: self.entre.emit(entree))
        tache.refuse.connect(lambda _: self.entre.emit(entree))


def _imprevu(phrase: str) -> "Refus":
    from ui.poste.entree import Refus

    return Refus(phrase, est_un_essai=False)
