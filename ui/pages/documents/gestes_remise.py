"""Remettre les papiers : sur papier, sur une clé, ou par un courriel à relire."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from cep_desktop.usecases.apercevoir import Apercu
from cep_desktop.usecases.atelier import Atelier
from cep_desktop.usecases.imprimer_remise import apercevoir_la_remise
from cep_desktop.usecases.remise import Remise
from ui.dialogs.dialogues import Dialogues
from ui.pages.documents.cartes import CarteRemise
from ui.pages.documents.etat_remise import OBJET, Canal, a_joindre, decrire, ecrire_le_message
from ui.pages.documents.remplacement import accepte_de_remplacer
from ui.pont import SessionQt
from ui.taches import Travail
from ui.widgets.choix import code_choisi


class Hote(Protocol):
    """La page où l’on remet : elle travaille hors du fil, et montre ce qui en sort."""

    def lancer(
        self,
        travail: Travail,
        finir: Callable[[Any], None],
        phrase: str,
        pres_de: QWidget | None = None,
    ) -> None:
        """Fait un travail hors du fil de l’écran."""
        ...

    def montrer_l_apercu(self, apercu: Apercu) -> None:
        """Ouvre les pages d’un papier."""
        ...

    def finir_la_remise(self, remise: Remise, *, suite: str = "", avis: str = "") -> None:
        """Montre les fichiers déposés, et ce qu’il reste à faire."""
        ...


class GestesRemise:
    """Suit le choix de la carte, et fait ce que dit son bouton."""

    def __init__(
        self,
        hote: Hote,
        carte: CarteRemise,
        session: SessionQt,
        atelier: Atelier,
        dialogues: Dialogues,
    ) -> None:
        self._hote, self._carte = hote, carte
        self._session, self._atelier, self._dialogues = session, atelier, dialogues
        carte.canal.montrer(Canal.PAPIER)
        carte.canal.choisi.connect(lambda _: self.decrire())
        carte.remettre.clicked.connect(self.remettre)

    @property
    def canal(self) -> Canal:
        """La façon de remettre qui est choisie."""
        return code_choisi(Canal, self._carte.canal.code)

    def decrire(self) -> None:
        """Dit ce que fera le bouton, pour ce dossier."""
        self._carte.dire(decrire(self.canal, self._session.dossier, self._nom_du_paquet()))

    def remettre(self) -> None:
        """Fait ce que le canal choisi demande ; rien si la personne renonce."""
        match self.canal:
            case Canal.PAPIER:
                self._imprimer()
            case Canal.CLE:
                self._deposer("Sur quelle clé copier ?", self._hote.finir_la_remise)
            case Canal.COURRIEL:
                self._deposer("Où préparer les fichiers à joindre ?", self._ecrire)

    def _imprimer(self) -> None:
        dossier, atelier = self._session.dossier, self._atelier
        self._hote.lancer(
            lambda suivi: apercevoir_la_remise(dossier, atelier, dire=suivi.dire),
            self._hote.montrer_l_apercu,
            "Les papiers se mettent en pages…",
            self._carte,
        )

    def _deposer(self, question: str, finir: Callable[[Remise], None]) -> None:
        lieu = self._dialogues.choisir_dossier(question)
        paquet = self._nom_du_paquet()
        if lieu is None or not accepte_de_remplacer(self._dialogues, lieu, (paquet,)):
            return
        sortie = lieu / paquet
        dossier, atelier, sceau = self._session.dossier, self._atelier, self._session.sceau
        self._hote.lancer(
            lambda suivi: atelier.remettre(
                dossier, sortie, en_pdf=True, dire=suivi.dire, sceau=sceau
            ),
            finir,
            "Le paquet se prépare…",
            self._carte,
        )

    def _ecrire(self, remise: Remise) -> None:
        """Ouvre le courriel à relire, une fois les fichiers prêts à joindre."""
        dossier = self._session.dossier
        fichiers = a_joindre(remise.papiers)
        est_ouvert = self._dialogues.ecrire_courriel(
            dossier.beneficiaire.courriel or "", OBJET, ecrire_le_message(dossier, fichiers)
        )
        self._hote.finir_la_remise(
            remise,
            suite=f"À joindre au courriel : {', '.join(fichiers)}.",
            avis="" if est_ouvert else "Ce poste n’a pas de logiciel de courriel.",
        )

    def _nom_du_paquet(self) -> str:
        return self._atelier.gabarits.regles().nommer(
            "paquet", "", self._session.dossier, le=self._atelier.aujourd_hui()
        )
