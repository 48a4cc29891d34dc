"""La feuille Synthèse : le projet, les montants, la barre, la phrase, les signatures."""

from cep_desktop.documents.plan_financement.feuilles.synthese.ecriture import ecrire
from cep_desktop.documents.plan_financement.feuilles.synthese.lecture import lire
from cep_desktop.documents.plan_financement.feuilles.synthese.places import NOM, placer

__all__ = ["NOM", "ecrire", "lire", "placer"]
