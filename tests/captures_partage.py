"""L’écran partagé en image : chaque page, vide, en cours, complète et en erreur."""

from pathlib import Path

from PySide6.QtTest import QTest

from cep_desktop.usecases.atelier import Atelier
from ui.jetons import Apparence
from ui.pont import SessionQt
from ui.shell.partage.ecran import EcranPartage
from ui.shell.partage.registre import PARTAGES
from ui.taches import attendre_la_fin
from ui.theme import theme

ETATS = {"vide": "Vide", "en-cours": "Idriss", "complet": "Camille", "erreur": "Camille"}
HABITS = (
    ("", Apparence.CLAIR, 100),
    ("-200", Apparence.CLAIR, 200),
    ("-sombre", Apparence.SOMBRE, 100),
)
REFUS = "Ce geste est impossible pour le moment. Rien n’a changé."


def dessiner_l_ecran_partage(atelier: Atelier, sortie: Path, seulement: str) -> None:
    """Écrit les images dont le nom contient `seulement`."""
    fiches = atelier.fiches()
    for code in PARTAGES:
        for etat, prenom in ETATS.items():
            dossier = next(f.id for f in fiches if f.personne.startswith(prenom))
            for suffixe, apparence, zoom in HABITS:
                nom = f"partage-{code}-{etat}{suffixe}"
                if seulement not in nom:
                    continue
                theme.regler(apparence=apparence, zoom=zoom)
                session = SessionQt(atelier.ouvrir(dossier))
                ecran = EcranPartage(session, atelier, code)
                ecran.resize(1366, 768)
                ecran.show()
                ecran.page.refus.dire(REFUS if etat == "erreur" else "")
                QTest.qWait(0)
                attendre_la_fin()
                QTest.qWait(300)
                ecran.grab().save(str(sortie / f"{nom}.png"))
                session.fermer()
                ecran.close()
                ecran.deleteLater()
