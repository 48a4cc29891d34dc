"""Monter : le meilleur mélange, sa preuve, son pourquoi, et ce qui le changerait."""

from dataclasses import dataclass

from cep_desktop.domain.montant import Total
from cep_desktop.domain.plan_financement import Fourchette
from cep_desktop.rules.montage.alternatives import Alternative, alternatives
from cep_desktop.rules.montage.avertissements import avertir
from cep_desktop.rules.montage.calcul import calculer, reste_minimal
from cep_desktop.rules.montage.cumuls import CumulAVerifier, cumuls_a_verifier
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.explication import (
    NonRetenue,
    expliquer,
    expliquer_absences,
    expliquer_participation,
    resumer,
)
from cep_desktop.rules.montage.impossibilite import Impossible, diagnostiquer
from cep_desktop.rules.montage.melange import Melange
from cep_desktop.rules.montage.preparation import Preparation, preparer
from cep_desktop.rules.montage.sensibilite import Sensibilite, sensibilites


@dataclass(frozen=True, slots=True)
class Montage:
    """La réponse complète : rien ici n’est à recalculer pour être montré ou imprimé."""

    melange: Melange
    phrase: str
    pourquoi: tuple[str, ...]
    non_retenues: tuple[NonRetenue, ...]
    cumuls_a_verifier: tuple[CumulAVerifier, ...]
    avertissements: tuple[str, ...]
    fourchette: Fourchette
    sensibilites: tuple[Sensibilite, ...]
    alternatives: tuple[Alternative, ...]
    muettes: frozenset[str] = frozenset()

    @property
    def codes(self) -> frozenset[str]:
        """Les aides que le calcul a pu regarder, retenues ou non : pas celles sans montant."""
        retenues = (apportee.offre.code for apportee in self.melange.apportees)
        absentes = (n.offre.code for n in self.non_retenues)
        return frozenset((*retenues, *absentes)) - self.muettes


def monter(enonce: Enonce) -> Montage | Impossible:
    """Cherche le meilleur montage et l’explique. Toujours la même réponse au même énoncé.

    Lève `CalculNonProuve` si le résultat ne peut pas être prouvé au centime.
    """
    preparation = preparer(enonce)
    melange = calculer(enonce, preparation)
    if melange is None:
        return diagnostiquer(enonce, preparation)
    cumuls, reste = cumuls_a_verifier(melange), melange.reste_a_payer
    return Montage(
        melange=melange,
        phrase=resumer(melange, enonce),
        pourquoi=(*expliquer(melange, preparation), *expliquer_participation(melange)),
        non_retenues=expliquer_absences(melange, enonce, preparation),
        cumuls_a_verifier=cumuls,
        avertissements=avertir(melange, enonce, preparation, cumuls),
        fourchette=Fourchette(reste, _si_rien_de_plus(enonce, reste, preparation)),
        sensibilites=sensibilites(enonce, melange, preparation),
        alternatives=alternatives(enonce, melange, preparation, cumuls),
        muettes=preparation.muettes(enonce),
    )


def _si_rien_de_plus(enonce: Enonce, si_tout: Total, preparation: Preparation) -> Total:
    """Le reste à payer avec les seules aides accordées, au mieux de ce qu’elles permettent.

    Jamais moins que si tout est accepté : une aide que la loi fait passer d’abord, même pas
    encore accordée, reste due. Un accord sans montant reste une inconnue.
    """
    accordees = enonce.seulement_accordees()
    reste = reste_minimal(accordees) if accordees.offres else None
    cout = enonce.total
    if reste is None:
        return cout
    muettes = preparation.muettes(enonce) & {offre.code for offre in accordees.offres}
    return Total(max(reste, si_tout.montant), cout.inconnus + len(muettes))
