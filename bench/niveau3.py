"""Mesure une frappe au clavier dans un gros plan de financement, jusqu’à l’écran repeint.

Un dossier de 200 actions et 40 lignes de financement est ouvert dans la vraie fenêtre. Chaque
touche part du clavier dans une case du tableau ; on compte, sur le fil de l’écran, le temps
jusqu’aux totaux, aux verdicts et à la barre repeints.

    python -m bench.niveau3 [touches, 200 par défaut]
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cep_desktop.composition import composer_atelier
from cep_desktop.domain.calendrier import Calendrier
from cep_desktop.domain.depense import Depense, Poste
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Financement, NatureFinanceur
from cep_desktop.domain.montant import Montant, estime
from cep_desktop.domain.plan_action import Action, Etape
from cep_desktop.usecases.session import Session

ACTIONS, ETAPES, LIGNES, DEPENSES = 200, 10, 40, 40
TOUCHES, PLAFOND_MS = 200, 50
_NATURES = tuple(NatureFinanceur)
_POSTES = tuple(Poste)


@dataclass(frozen=True, slots=True)
class Frappes:
    """Les durées d’une sorte de frappe, en millisecondes de processeur du fil de l’écran."""

    nom: str
    durees: tuple[float, ...]

    @property
    def p95(self) -> float:
        """Durée que 95 frappes sur 100 ne dépassent pas."""
        return sorted(self.durees)[max(0, round(len(self.durees) * 0.95) - 1)]

    def __str__(self) -> str:
        mediane, verdict = statistics.median(self.durees), "tenu"
        if self.p95 > PLAFOND_MS:
            verdict = "dépassé"
        return f"{self.nom:44} {mediane:8.1f} {self.p95:8.1f} {max(self.durees):8.1f}  {verdict}"


def grossir(dossier: Dossier) -> Dossier:
    """Rend le même dossier avec 200 actions, 40 demandes d’aide et 40 dépenses."""
    volet = dossier.accompagnement
    par_etape = ACTIONS // ETAPES
    etapes = tuple(
        Etape(
            id=f"E9{rang:02}",
            titre=f"Étape {rang + 1}",
            objectif="Avancer d’un pas",
            actions=tuple(
                Action(id=f"A9{rang:02}{une:02}", libelle=f"Faire la chose {une + 1}")
                for une in range(par_etape)
            ),
        )
        for rang in range(ETAPES)
    )
    financements = tuple(
        Financement(
            id=f"F9{rang:02}",
            dispositif=volet.plan_financement.financements[0].dispositif,
            libelle=f"Aide {rang + 1}",
            financeur=f"Organisme {rang + 1}",
            nature=_NATURES[rang % len(_NATURES)],
            demande=estime(Montant(centimes=10_000 + rang * 1_250)),
        )
        for rang in range(LIGNES)
    )
    depenses = tuple(
        Depense(
            id=f"D9{rang:02}",
            poste=_POSTES[rang % len(_POSTES)],
            libelle=f"Dépense {rang + 1}",
            prix_unitaire=estime(Montant(centimes=15_000 + rang * 990)),
        )
        for rang in range(DEPENSES)
    )
    plan = volet.plan_action.avec(etapes=etapes, prochaine_action=None)
    argent = volet.plan_financement.avec(
        financements=financements, depenses=depenses, mouvements=()
    )
    return dossier.avec(
        accompagnement=volet.avec(
            plan_action=plan,
            plan_financement=argent,
            calendrier=Calendrier(),
            echanges=(),
            formations=(),
            versions_figees=(),
            revisions=(),
        )
    )


def frapper(touches: int) -> Iterator[Frappes]:
    """Ouvre la vraie fenêtre et tape dans la vraie page."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from ui.app import HAUTEUR, LARGEUR, preparer
    from ui.dialogs.natifs import DialoguesNatifs
    from ui.pages.financement.page import PageFinancement
    from ui.shell.etat import CodePage
    from ui.shell.fenetre import Fenetre

    application = preparer(["mesure"])
    atelier = composer_atelier()
    fenetre = Fenetre(atelier, DialoguesNatifs())
    fenetre.resize(LARGEUR, HAUTEUR)
    fenetre.show()
    exemple = atelier.ouvrir(atelier.fiches()[0].id).dossier
    fenetre.montrer_session(Session(grossir(exemple)))
    for code in (CodePage.PLAN_ACTION, CodePage.AIDES, CodePage.FINANCEMENT):
        fenetre.aller(code)
        QTest.qWait(0)
    page = fenetre.page
    if not isinstance(page, PageFinancement):
        raise TypeError(type(page).__name__)
    tableau = page.financements
    tableau.setFocus()

    def touche(quoi: Qt.Key) -> None:
        QTest.keyClick(application.focusWidget() or tableau, quoi)
        QTest.qWait(0)

    chiffres, validations = [], []
    for rang in range(touches // 4):
        tableau.setCurrentIndex(tableau.modele.index(rang % LIGNES, 1))
        QTest.qWait(0)
        touche(Qt.Key.Key_Return)
        chiffre = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
        chiffres += [_durer(lambda quoi=quoi: touche(quoi)) for quoi in chiffre]
        validations.append(_durer(lambda: touche(Qt.Key.Key_Return)))
    yield Frappes("un chiffre dans « Demandé »", tuple(chiffres))
    yield Frappes("Entrée : le montant est gardé", tuple(validations))
    annulations = [_durer(lambda: _annuler(fenetre.annuler)) for _ in range(touches // 8)]
    yield Frappes("Annuler", tuple(annulations))


def _annuler(geste: Callable[[], object]) -> None:
    from PySide6.QtTest import QTest

    geste()
    QTest.qWait(0)


def _durer(geste: Callable[[], object]) -> float:
    """Rend le temps de processeur du fil de l’écran, en millisecondes."""
    debut = time.thread_time()
    geste()
    return (time.thread_time() - debut) * 1000


def main(arguments: Sequence[str]) -> None:
    """Tape, mesure, et dit si le plafond est tenu."""
    touches = int(arguments[0]) if arguments else TOUCHES
    print(f"{'(ms de processeur, fil de l’écran)':44} {'médiane':>8} {'p95':>8} {'max':>8}")
    for frappes in frapper(touches):
        print(frappes)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(sys.argv[1:])
