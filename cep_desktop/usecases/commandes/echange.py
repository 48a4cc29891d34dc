"""Les gestes sur les contacts et les échanges avec les organismes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.echange import Echange
from cep_desktop.domain.personne import Contact
from cep_desktop.rules.jours import UniteDelai, decaler
from cep_desktop.usecases.commandes.financement import ModifierFinancement
from cep_desktop.usecases.commandes.suite import changer, cle_suivante, retirer, trouver
from cep_desktop.usecases.mandat import exiger_mandat


def organisme_de(dossier: Dossier, *, financement: str | None, contact: str | None) -> str:
    """Le nom de l’organisme d’un échange ; vide s’il n’est pas dit. Lève `ElementIntrouvable`."""
    volet = dossier.accompagnement
    if financement is not None:
        return trouver(volet.plan_financement.financements, financement).financeur
    return trouver(volet.contacts, contact).organisme if contact is not None else ""


def relance_apres(promesse: date) -> date:
    """Le premier jour ouvré après la date promise."""
    return decaler(promesse, 1, UniteDelai.JOUR_OUVRE)


@dataclass(frozen=True, slots=True)
class NoterEchange:
    """Note un échange ; une réponse promise devient la relance et la réponse attendue.

    `champs` sont ceux d’`Echange`, sans la clé.
    """

    champs: Mapping[str, object]
    libelle: str = field(default="échange noté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec cet échange. Lève `MandatAbsent` ou `ElementIntrouvable`."""
        volet = dossier.accompagnement
        cle = cle_suivante("L", (e.id for e in volet.echanges))
        echange = Echange.model_validate({**self.champs, "id": cle})
        organisme = organisme_de(dossier, financement=echange.financement, contact=echange.contact)
        if organisme:
            exiger_mandat(dossier, organisme, le=echange.le)
        promesse = echange.reponse_promise_le
        if promesse is not None and echange.relancer_le is None:
            echange = echange.avec(relancer_le=relance_apres(promesse))
        dossier = dossier.avec(accompagnement=volet.avec(echanges=(*volet.echanges, echange)))
        if promesse is None or echange.financement is None:
            return dossier
        suite = ModifierFinancement(echange.financement, {"reponse_attendue_le": promesse})
        return suite.appliquer(dossier)


@dataclass(frozen=True, slots=True)
class ModifierEchange:
    """Change des champs d’un échange."""

    echange: str
    champs: Mapping[str, object]
    libelle: str = field(default="échange modifié", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec l’échange changé. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        echanges = changer(volet.echanges, self.echange, lambda e: e.avec(**self.champs))
        return dossier.avec(accompagnement=volet.avec(echanges=echanges))


@dataclass(frozen=True, slots=True)
class SupprimerEchange:
    """Retire un échange noté par erreur."""

    echange: str
    libelle: str = field(default="échange supprimé", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier sans cet échange. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        return dossier.avec(
            accompagnement=volet.avec(echanges=retirer(volet.echanges, self.echange))
        )


@dataclass(frozen=True, slots=True)
class NoterContact:
    """Ajoute l’interlocuteur d’un organisme, et le rattache à la demande si elle est dite."""

    champs: Mapping[str, object]
    financement: str | None = None
    libelle: str = field(default="interlocuteur ajouté", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce contact. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        contact = Contact.model_validate({**self.champs, "id": _cle_contact(volet)})
        dossier = dossier.avec(accompagnement=volet.avec(contacts=(*volet.contacts, contact)))
        if self.financement is None:
            return dossier
        return ModifierFinancement(self.financement, {"contact": contact.id}).appliquer(dossier)


@dataclass(frozen=True, slots=True)
class ModifierContact:
    """Change des champs d’un interlocuteur."""

    contact: str
    champs: Mapping[str, object]
    libelle: str = field(default="interlocuteur modifié", init=False)

    def appliquer(self, dossier: Dossier) -> Dossier:
        """Rend le dossier avec ce contact changé. Lève `ElementIntrouvable`."""
        volet = dossier.accompagnement
        contacts = changer(volet.contacts, self.contact, lambda c: c.avec(**self.champs))
        return dossier.avec(accompagnement=volet.avec(contacts=contacts))


def _cle_contact(volet: Accompagnement) -> str:
    return cle_suivante("C", (c.id for c in volet.contacts))
