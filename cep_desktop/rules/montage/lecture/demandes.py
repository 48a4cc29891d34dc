"""Ce que le plan de financement demande déjà, dispositif par dispositif."""

from collections.abc import Iterable
from dataclasses import dataclass

from cep_desktop.domain.financement import Accord, Assurance, Financement
from cep_desktop.domain.montant import Montant, connu, sommer
from cep_desktop.domain.typographie import ecrire_date
from cep_desktop.rules.montage.plafond import Plafond, PlafondFixe, PlafondInconnu


@dataclass(frozen=True, slots=True)
class Demandes:
    """Les demandes faites à un dispositif : accordées, en cours ou à faire, perdues."""

    accordees: tuple[Financement, ...] = ()
    en_cours: tuple[Financement, ...] = ()
    perdues: tuple[Financement, ...] = ()

    @property
    def toutes(self) -> tuple[Financement, ...]:
        """Toutes les demandes, accordées d’abord."""
        return (*self.accordees, *self.en_cours, *self.perdues)

    @property
    def plafond_accorde(self) -> Plafond:
        """Ce que les accords écrits donnent ; inconnu si aucun d’eux n’est chiffré."""
        connus = [aide.accorde for aide in self.accordees if aide.accorde is not None]
        if not connus:
            return PlafondInconnu("l’accord ne dit pas le montant")
        dates = [f.decision.le for f in self.accordees if isinstance(f.decision, Accord)]
        return PlafondFixe(sommer(connus), f"accord du {ecrire_date(max(dates))}")

    @property
    def accords_muets(self) -> int:
        """Combien d’accords ne disent pas leur montant, quand d’autres le disent."""
        muets = sum(aide.accorde is None for aide in self.accordees)
        return muets if muets < len(self.accordees) else 0

    @property
    def plafond_note(self) -> PlafondFixe | None:
        """Ce que le dossier note des demandes en cours, à défaut de règle chiffrée."""
        notes = [_noter(aide) for aide in self.en_cours]
        connus = [montant for montant in notes if montant is not None]
        return PlafondFixe(sommer(connus), "montant noté au dossier") if connus else None


def regrouper(aides: Iterable[Financement]) -> dict[str, Demandes]:
    """Range les aides du plan par dispositif, dans l’ordre du plan."""
    parts: dict[str, list[Financement]] = {}
    for aide in aides:
        parts.setdefault(aide.dispositif, []).append(aide)
    return {
        code: Demandes(
            accordees=tuple(f for f in siennes if f.assurance is Assurance.ACCORDE),
            en_cours=tuple(
                f for f in siennes if f.assurance in {Assurance.DEMANDE, Assurance.A_DEMANDER}
            ),
            perdues=tuple(f for f in siennes if f.assurance is Assurance.PERDU),
        )
        for code, siennes in parts.items()
    }


def _noter(aide: Financement) -> Montant | None:
    plafond = connu(aide.plafond)
    return connu(aide.demande) if plafond is None else plafond
