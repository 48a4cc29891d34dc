"""Un métier proche dans la liste : son nom, ses raisons, ce qui est là et ce qui manque."""

from ui.pages.metiers_proches.etat import LigneMetier
from ui.qt import Alignement
from ui.widgets.barre_competences import BarreCompetences
from ui.widgets.bouton_compose import BoutonCompose
from ui.widgets.etiquette import Etiquette, Marque
from ui.widgets.libelle import paragraphe
from ui.widgets.mise_en_page import colonne


class TuileProche(BoutonCompose):
    """Toute la tuile ouvre le détail ; le nom accessible dit tout ce qu’elle montre."""

    def __init__(self, ligne: LigneMetier) -> None:
        super().__init__()
        self.code = ligne.code
        self.setCheckable(True)
        disposition = colonne(self, marges=(18, 12, 16, 12), espace=5)
        disposition.addWidget(paragraphe(ligne.titre, "fort"))
        barre = BarreCompetences()
        barre.montrer(ligne.la, ligne.proches, ligne.a_apprendre)
        disposition.addWidget(barre)
        disposition.addWidget(paragraphe(ligne.compte, "second"))
        if ligne.est_autre_voie:
            marque = Etiquette(Marque("Une autre voie", "soleil", "signpost"))
            disposition.addWidget(marque, 0, Alignement.AlignLeft)
        self.nommer(ligne.phrase)
        self.laisser_passer()
