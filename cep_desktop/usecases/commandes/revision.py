"""Les gestes qui remettent une autre version du dossier, sans effacer aucune trace."""

from dataclasses import dataclass, field

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.consentement import Consentement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.revision import Revision
from cep_desktop.usecases.commandes.suite import Element
from cep_desktop.usecases.intangible import Reunion

TRACES = frozenset({"consentements", "signatures", "transmissions", "gel"})
"""Ce qui ne revient jamais en arrière : un accord retiré, une signature, un envoi, un gel."""


@dataclass(frozen=True, slots=True)
class RestaurerRevision:
    """Remet le contenu d’une révision ; les traces et les versions du plan restent."""

    numero: int
    revision: Dossier

    @property
    def libelle(self) -> str:
        """« version 12 restaurée »."""
        return f"version {self.numero} restaurée"

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier d’alors, avec les traces d’aujourd’hui."""
        traces: dict[str, object] = {nom: getattr(dossier, nom) for nom in TRACES}
        actuel = dossier.accompagnement
        return self.revision.avec(
            **traces,
            id=dossier.id,
            accompagnement=self.revision.accompagnement.avec(
                revisions=actuel.revisions,
                versions_figees=actuel.versions_figees,
                cles_retirees=_retirees(actuel, self.revision.accompagnement),
            ),
        )


@dataclass(frozen=True, slots=True)
class GarderMaVersion(Reunion):
    """Garde le dossier ouvert ; accords, signatures et envois faits ailleurs s’y ajoutent."""

    autre: Dossier
    libelle: str = field(default="ma version gardée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier ouvert, avec les traces des deux versions."""
        return avec_les_traces_de(dossier, self.autre)


@dataclass(frozen=True, slots=True)
class PrendreAutreVersion(Reunion):
    """Prend la version gardée par quelqu’un d’autre ; les traces d’ici s’y ajoutent."""

    autre: Dossier
    libelle: str = field(default="autre version prise", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend l’autre version, avec les traces des deux."""
        return avec_les_traces_de(self.autre, dossier)


@dataclass(frozen=True, slots=True)
class ReprendreBrouillon(Reunion):
    """Remet à l’écran un travail qui n’avait pas pu être enregistré."""

    brouillon: Dossier
    libelle: str = field(default="travail repris", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le travail ; les traces du dossier gardé restent."""
        return avec_les_traces_de(self.brouillon, dossier)


def avec_les_traces_de(choisi: Dossier, ecarte: Dossier) -> Dossier:
    """Rend le dossier choisi, avec les accords, signatures, envois et gel des deux."""
    volet = choisi.accompagnement
    return choisi.avec(
        consentements=_reunir_consentements(choisi.consentements, ecarte.consentements),
        signatures=_reunir(choisi.signatures, ecarte.signatures),
        transmissions=_reunir(choisi.transmissions, ecarte.transmissions),
        gel=choisi.gel or ecarte.gel,
        accompagnement=volet.avec(
            revisions=_plus_longue(volet.revisions, ecarte.accompagnement.revisions),
            versions_figees=_reunir(volet.versions_figees, ecarte.accompagnement.versions_figees),
            cles_retirees=_retirees(ecarte.accompagnement, volet),
        ),
    )


def _reunir(choisies: tuple[Element, ...], ecartees: tuple[Element, ...]) -> tuple[Element, ...]:
    connues = {trace.id for trace in choisies}
    return (*choisies, *(trace for trace in ecartees if trace.id not in connues))


def _reunir_consentements(
    choisis: tuple[Consentement, ...], ecartes: tuple[Consentement, ...]
) -> tuple[Consentement, ...]:
    """Un accord retiré dans l’une des deux versions est retiré."""
    retires = {accord.id: accord for accord in ecartes if accord.retire_le is not None}
    gardes = tuple(
        retires.get(accord.id, accord) if accord.retire_le is None else accord for accord in choisis
    )
    return _reunir(gardes, ecartes)


def _plus_longue(
    choisies: tuple[Revision, ...], ecartees: tuple[Revision, ...]
) -> tuple[Revision, ...]:
    """Une version du plan signée ailleurs n’est pas perdue si elle suit les nôtres."""
    return ecartees if ecartees[: len(choisies)] == choisies else choisies


def _retirees(actuel: Accompagnement, alors: Accompagnement) -> tuple[str, ...]:
    """Garde toutes les clés déjà employées, sauf celles qui revivent : aucune ne change de sens."""
    toutes = (*alors.cles_retirees, *actuel.cles_retirees, *sorted(actuel.cles))
    return tuple(cle for cle in toutes if cle not in alors.cles)
