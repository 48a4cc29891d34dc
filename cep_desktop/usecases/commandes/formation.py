"""Les gestes sur une formation : la décrire, négocier ses aménagements."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.formation import Amenagement, ObjetAmenagement, ParcoursFormation
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer, trouver


def changer_formation(
    dossier: Dossier, cle: str, changement: Callable[[ParcoursFormation], ParcoursFormation]
) -> Dossier:
    """Rend le dossier où cette formation est changée. Lève `ElementIntrouvable`."""
    volet = dossier.accompagnement
    formations = changer(volet.formations, cle, changement)
    return dossier.avec(accompagnement=volet.avec(formations=formations))


@dataclass(frozen=True, slots=True)
class AjouterFormation:
    """Ajoute le parcours de formation envisagé ; `champs` sont les siens, sans la clé."""

    champs: Mapping[str, object]
    libelle: str = field(default="formation ajoutée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette formation."""
        volet = dossier.accompagnement
        cle = cle_suivante("P", (f.id for f in volet.formations))
        neuve = ParcoursFormation.model_validate({**self.champs, "id": cle})
        return dossier.avec(accompagnement=volet.avec(formations=(*volet.formations, neuve)))


@dataclass(frozen=True, slots=True)
class ModifierFormation:
    """Change des champs d’une formation."""

    formation: str
    champs: Mapping[str, object]
    libelle: str = field(default="formation modifiée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la formation changée. Lève `ElementIntrouvable`."""
        return changer_formation(dossier, self.formation, lambda f: f.avec(**self.champs))


@dataclass(frozen=True, slots=True)
class SupprimerFormation:
    """Retire une formation du plan, avec ses devis et ses aménagements."""

    formation: str
    libelle: str = field(default="formation supprimée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans elle ; ses dépenses restent. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        return dossier.avec(
            accompagnement=volet.avec(formations=retirer(volet.formations, self.formation))
        )


@dataclass(frozen=True, slots=True)
class DemanderAmenagement:
    """Note la demande d’adapter un parcours ou une prestation : durée, contenu, coût."""

    formation: str
    objets: tuple[ObjetAmenagement, ...]
    demande: str
    interlocuteur: str
    le: date
    libelle: str = field(default="aménagement demandé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cette demande. Lève `ElementIntrouvable`."""
        cles = (a.id for f in dossier.accompagnement.formations for a in f.amenagements)
        amenagement = Amenagement(
            id=cle_suivante("G", cles),
            objets=self.objets,
            demande=self.demande,
            interlocuteur=self.interlocuteur,
            demande_le=self.le,
        )
        return changer_formation(
            dossier, self.formation, lambda f: f.avec(amenagements=(*f.amenagements, amenagement))
        )


@dataclass(frozen=True, slots=True)
class NoterReponseAmenagement:
    """Note ce que l’organisme a répondu à une demande d’aménagement."""

    amenagement: str
    reponse: str
    le: date
    libelle: str = field(default="réponse à l’aménagement notée", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec la réponse. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        trouver((a for f in volet.formations for a in f.amenagements), self.amenagement)
        champs = {"reponse": self.reponse, "reponse_le": self.le if self.reponse else None}
        formations = tuple(
            f.avec(
                amenagements=tuple(
                    a.avec(**champs) if a.id == self.amenagement else a for a in f.amenagements
                )
            )
            for f in volet.formations
        )
        return dossier.avec(accompagnement=volet.avec(formations=formations))
