"""Les gestes sur les accords de la personne."""

from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.consentement import Consentement, ObjetConsentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.usecases.commandes.suite import changer, cle_suivante


@dataclass(frozen=True, slots=True)
class NoterConsentement:
    """Note un accord que la personne vient de donner."""

    objet: ObjetConsentement
    destinataires: tuple[str, ...]
    le: date
    precision: str = ""
    libelle: str = field(default="accord noté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cet accord, à la suite des autres."""
        accord = Consentement(
            id=cle_suivante("N", (c.id for c in dossier.consentements)),
            objet=self.objet,
            destinataires=self.destinataires,
            precision=self.precision,
            donne_le=self.le,
        )
        return dossier.avec(consentements=(*dossier.consentements, accord))


@dataclass(frozen=True, slots=True)
class RetirerConsentement:
    """Note que la personne retire un accord ; il reste écrit, daté, et ne permet plus rien.

    Un accord déjà retiré garde sa première date.
    """

    consentement: str
    le: date
    libelle: str = field(default="accord retiré", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cet accord retiré. Lève `ElementIntrouvable`."""
        return dossier.avec(
            consentements=changer(dossier.consentements, self.consentement, self._retirer)
        )

    def _retirer(self, accord: Consentement) -> Consentement:
        return accord if accord.retire_le is not None else accord.avec(retire_le=self.le)
