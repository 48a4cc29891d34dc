"""Deux ou trois autres mélanges, vraiment différents, et ce qu’ils coûtent de plus."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cep_desktop.domain.montant import ZERO, Montant
from cep_desktop.rules.montage.calcul import calculer
from cep_desktop.rules.montage.cumuls import CumulAVerifier
from cep_desktop.rules.montage.enonce import Enonce
from cep_desktop.rules.montage.epingles import Variante
from cep_desktop.rules.montage.melange import Apportee, Melange
from cep_desktop.rules.montage.offre import Confiance
from cep_desktop.rules.montage.preparation import Preparation

AU_PLUS, AU_MOINS = 3, 2


@dataclass(frozen=True, slots=True)
class Alternative:
    """Un autre mélange, son intérêt, et l’écart de reste à payer avec le meilleur."""

    titre: str
    melange: Melange
    ecart: Montant

    @property
    def phrase(self) -> str:
        """L’intérêt et son prix."""
        prix = f"{self.ecart} de plus à payer" if self.ecart > ZERO else "le même reste à payer"
        return f"{self.titre}\u00a0: {prix}."


def alternatives(
    enonce: Enonce,
    melange: Melange,
    preparation: Preparation,
    cumuls: tuple[CumulAVerifier, ...],
) -> tuple[Alternative, ...]:
    """D’autres mélanges, chacun le meilleur sous sa condition, tous de composition différente."""
    trouvees: list[Alternative] = []
    vus = [melange.codes]
    for piste in _pistes(enonce, melange, preparation, cumuls):
        autre = calculer(piste.enonce, piste.preparation, piste.variante)
        _retenir(trouvees, vus, piste.titre, autre, melange)
    while len(trouvees) < AU_MOINS:
        autre = calculer(enonce, preparation, Variante(ensembles_exclus=tuple(vus)))
        if not _retenir(trouvees, vus, "Avec d’autres aides", autre, melange):
            break
    return tuple(trouvees[:AU_PLUS])


@dataclass(frozen=True, slots=True)
class _Piste:
    titre: str
    enonce: Enonce
    preparation: Preparation
    variante: Variante = field(default_factory=Variante)


def _pistes(
    enonce: Enonce,
    melange: Melange,
    preparation: Preparation,
    cumuls: tuple[CumulAVerifier, ...],
) -> Iterator[_Piste]:
    if cumuls:
        paires = frozenset(cumul.codes for cumul in cumuls)
        documentee = Variante(paires_interdites=paires)
        yield _Piste("Sans cumul à vérifier", enonce, preparation, documentee)
    voulues = {choix.offre for choix in enonce.choix}
    fragiles = [
        a
        for a in melange.apportees
        if a.offre.confiance is not Confiance.ACCORDE and a.offre.code not in voulues
    ]
    if fragiles:
        offre = max(fragiles, key=_fragilite).offre
        sans = preparation.sans(offre.code)
        yield _Piste(f"Sans {offre.nom}", enonce.sans_offre(offre.code), sans)
    if melange.demandes > 1:
        moins = Variante(demandes_au_plus=melange.demandes - 1)
        yield _Piste("Avec moins de demandes", enonce, preparation, moins)


def _fragilite(apportee: Apportee) -> tuple[int, int]:
    return apportee.offre.confiance.incertitude, apportee.montant.centimes


def _retenir(
    trouvees: list[Alternative], vus: list[frozenset[str]], titre: str, autre: Melange | None,
    melange: Melange,
) -> bool:  # fmt: skip
    """Garde un mélange possible, non vide et jamais vu.

    Celui qui coûterait moins ne tient qu’en oubliant une aide que la loi fait passer d’abord.
    """
    if autre is None or not autre.codes or autre.codes in vus:
        return False
    ecart = autre.reste_a_payer.montant - melange.reste_a_payer.montant
    if ecart < ZERO:
        return False
    vus.append(autre.codes)
    trouvees.append(Alternative(titre, autre, ecart))
    return True
