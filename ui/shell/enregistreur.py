"""L’enregistrement continu : après chaque geste, sans bouton, et toujours dit."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.coffre.brouillon import Brouillon
from cep_desktop.usecases.ports import ConflitDeRevision
from cep_desktop.usecases.session import AGarder
from ui.dates import ecrire_moment
from ui.incidents import PHRASE
from ui.pont import SessionQt
from ui.shell.etat_enregistrement import EtatEnregistrement
from ui.shell.garde import Garde
from ui.taches import Tache, attendre_la_suite, lancer_a_la_suite, patienter

ATTENTE_MS, NOUVEL_ESSAI_MS = 800, 5_000


@dataclass(frozen=True, slots=True)
class _Issue:
    """Ce qu’a donné une écriture : une révision, ou un refus ; l’état est alors gardé à part."""

    etat: AGarder
    revision: int = 0
    refus: str = ""
    est_en_conflit: bool = False
    est_a_part: bool = False


class Enregistreur(QObject):
    """Garde le dossier 0,8 s après le dernier geste ; recommence si le disque refuse.

    `change` porte l’état et ses mots ; `refuse`, la raison d’un échec, ou vide ; `conflit` part
    quand une version plus récente a été gardée ailleurs : plus rien ne s’écrit avant un choix.
    """

    change = Signal(object, str)
    refuse = Signal(str)
    conflit = Signal()

    def __init__(
        self,
        atelier: Atelier,
        session: SessionQt,
        garde: Garde,
        fichier: Path | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._atelier = atelier
        self._session = session
        self._garde = garde
        self.fichier = None if garde.est_durable else fichier
        self._dans_un_fichier: Dossier = session.dossier
        self._est_a_part = False
        self._est_en_conflit = False
        self._ecriture: Tache | None = None
        self._issue: _Issue | None = None
        self._minuterie = QTimer(self)
        self._minuterie.setSingleShot(True)
        self._minuterie.timeout.connect(self.enregistrer)
        session.change.connect(self._attendre)

    @property
    def est_en_conflit(self) -> bool:
        """Vrai si une autre version attend qu’on choisisse."""
        return self._est_en_conflit

    @property
    def est_en_surete(self) -> bool:
        """Vrai si l’état présent est gardé quelque part, au moins chiffré à part."""
        return not self._session.session.est_modifie or self._est_a_part

    @property
    def a_perdre(self) -> bool:
        """Vrai si des gestes ne sont ni dans le coffre ni dans un fichier."""
        if self._garde.est_durable:
            return self._session.session.est_modifie
        return self._session.dossier != self._dans_un_fichier

    def annoncer(self) -> None:
        """Dit l’état de départ."""
        if self._garde.etat_de_lecture:
            self.change.emit(EtatEnregistrement.LECTURE_SEULE, self._garde.etat_de_lecture)
        elif self._garde.est_durable or self.fichier is not None:
            self.change.emit(EtatEnregistrement.ENREGISTRE, "Enregistré")
        else:
            self.change.emit(EtatEnregistrement.EN_MEMOIRE, self._phrase_en_memoire())

    def rattacher(self, fichier: Path) -> None:
        """Sans coffre, enregistre dans un fichier, maintenant puis à chaque geste."""
        self.fichier = fichier
        self.enregistrer()

    def enregistrer(self) -> None:
        """Garde le dossier maintenant, hors du fil de l’écran."""
        self._minuterie.stop()
        if self._garde.empechement or self._ecriture is not None:
            return
        if self.fichier is not None or self._garde.est_durable:
            self.change.emit(EtatEnregistrement.EN_COURS, "Enregistrement en cours…")
        etat = self._session.session.a_garder()
        self._ecriture = lancer_a_la_suite(lambda _: self._ecrire(etat), self)
        self._ecriture.fini.connect(self._accueillir)
        self._ecriture.refuse.connect(self._echouer)

    def terminer(self) -> str:
        """Enregistre tout de suite, avant de quitter le dossier ; rend la raison d’un échec.

        Devant un serveur qui tarde, l’écran reste vivant.
        """
        self._minuterie.stop()
        if self._garde.empechement:
            return ""
        est_loin = self._garde.demande_le_serveur
        patienter(lambda _: None) if est_loin else attendre_la_suite()
        self._accueillir(self._issue)
        self._minuterie.stop()
        if not self._session.session.est_modifie and not self._a_exporter:
            return ""
        etat = self._session.session.a_garder()
        if est_loin:
            self.change.emit(EtatEnregistrement.EN_COURS, "Enregistrement sur le serveur…")
            patienter(lambda _: self._ecrire(etat))
        else:
            self._ecrire(etat)
        issue = self._issue or _Issue(etat, 0, PHRASE)
        self._accueillir(issue)
        return "" if issue.est_en_conflit and issue.est_a_part else issue.refus

    def trancher(self, revision: int) -> None:
        """Reprend l’enregistrement après un conflit, à partir de la révision de l’autre version."""
        self._est_en_conflit = False
        self._session.session.repartir(revision)
        self.enregistrer()

    @property
    def _a_exporter(self) -> bool:
        return self.fichier is not None and self._session.dossier != self._dans_un_fichier

    def _ecrire(self, etat: AGarder) -> _Issue:
        """Écrit, sur le fil qui appelle ; un refus garde l’état à part et ne lève rien."""
        self._issue = issue = self._tenter(etat)
        return issue

    def _tenter(self, etat: AGarder) -> _Issue:
        if self._est_en_conflit:
            return self._mettre_a_part(etat, str(ConflitDeRevision()), est_en_conflit=True)
        try:
            revision = self._atelier.garder(etat)
        except ConflitDeRevision as refus:
            return self._mettre_a_part(etat, str(refus), est_en_conflit=True)
        except ErreurMetier as refus:
            return self._mettre_a_part(etat, str(refus))
        if self._garde.coffre is not None:
            self._garde.coffre.brouillons.oublier(etat.dossier.id)
        return _Issue(etat, revision, self._copier(etat))

    def _copier(self, etat: AGarder) -> str:
        """Sans coffre, écrit aussi le fichier attaché ; rend la raison d’un refus."""
        if self.fichier is not None:
            try:
                self._atelier.exporter(etat.dossier, self.fichier)
            except ErreurMetier as refus:
                return str(refus)
        return ""

    def _mettre_a_part(self, etat: AGarder, refus: str, *, est_en_conflit: bool = False) -> _Issue:
        """Garde chiffré ce qui n’a pas pu l’être dans la base, pour la prochaine ouverture."""
        if self._garde.coffre is None:
            return _Issue(etat, 0, refus, est_en_conflit)
        brouillon = Brouillon(etat.dossier, etat.revision, self._atelier.maintenant())
        with suppress(ErreurMetier):
            self._garde.coffre.brouillons.garder(brouillon)
            return _Issue(etat, 0, refus, est_en_conflit, est_a_part=True)
        return _Issue(etat, 0, refus, est_en_conflit)

    def _attendre(self, _dossier: Dossier) -> None:
        if self.fichier is not None or self._garde.est_durable:
            self.change.emit(EtatEnregistrement.EN_COURS, "Enregistrement en cours…")
        self._minuterie.start(ATTENTE_MS)

    def _accueillir(self, issue: _Issue | None) -> None:
        """Prend acte d’une écriture finie, une seule fois."""
        if issue is None or issue is not self._issue:
            return
        self._issue = self._ecriture = None
        self._est_a_part = issue.est_a_part
        if issue.revision:
            self._session.session.marquer_enregistre(issue.revision, issue.etat)
        if issue.est_en_conflit:
            self._suspendre()
        elif issue.refus:
            self._echouer(issue.refus)
        else:
            self._reussir(issue)

    def _reussir(self, issue: _Issue) -> None:
        if self.fichier is not None:
            self._dans_un_fichier = issue.etat.dossier
        self.refuse.emit("")
        if self._session.session.est_modifie:
            self._minuterie.start(ATTENTE_MS)
        elif self.fichier is None and not self._garde.est_durable:
            self.annoncer()
        else:
            heure = ecrire_moment(self._atelier.maintenant(), le=self._atelier.aujourd_hui())
            ou = " sur ce poste, sans le serveur" if self._garde.attend_le_serveur else ""
            self.change.emit(EtatEnregistrement.ENREGISTRE, f"Enregistré {heure}{ou}")

    def _suspendre(self) -> None:
        deja, self._est_en_conflit = self._est_en_conflit, True
        self.change.emit(EtatEnregistrement.EN_CONFLIT, "Deux versions de ce dossier")
        if not deja:
            self.conflit.emit()

    def _echouer(self, phrase: str) -> None:
        self._ecriture = None
        self.change.emit(
            EtatEnregistrement.EN_ECHEC,
            "Pas encore enregistré. Nouvel essai dans 5 secondes.",
        )
        self.refuse.emit(phrase)
        self._minuterie.start(NOUVEL_ESSAI_MS)

    def _phrase_en_memoire(self) -> str:
        if self._session.dossier.est_fictif:
            return "Exemple, oublié à la fermeture"
        return "Gardé jusqu’à la fermeture"
