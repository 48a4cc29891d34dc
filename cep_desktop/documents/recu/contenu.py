"""Ce que dit le reçu : chaque information remise, d’où elle vient, et quand elle a été relue."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.papier import Contenu
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.domain.accueil import InformationRemise
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.typographie import composer, ecrire_date

RIEN = "Aucune information n’a encore été remise."


@dataclass(frozen=True, slots=True)
class LigneInformation:
    """Une information : son thème, sa source, sa fraîcheur, et quand je l’ai reçue."""

    titre: str
    theme: str
    source: str
    relue: str
    recue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuRecu(Contenu):
    """Le reçu des informations remises, en « je »."""

    sous_titre: str
    droits: tuple[str, ...]
    absence: str
    informations: tuple[LigneInformation, ...]
    signataire_personne: str
    signataire_conseiller: str


def composer_recu(dossier: Dossier, *, le: date) -> ContenuRecu:
    """Compose le reçu d’un dossier, le jour `le`."""
    partage = dossier.partageable()
    noms = Noms.de(partage)
    remises = tuple(i for i in partage.accueil.informations if i.remise_le is not None)
    fictif = "Exemple fictif – " if partage.est_fictif else ""
    return ContenuRecu(
        structure=composer(partage.structure.nom),
        personne=noms.personne,
        numero=partage.numero,
        le=le,
        pied=f"{fictif}Reçu des informations – {ecrire_date(le)}",
        sous_titre=f"{noms.personne}, avec {noms.conseiller_et_fonction}",
        droits=_droits(partage),
        absence="" if remises else RIEN,
        informations=tuple(map(_ligne, remises)),
        signataire_personne=f"{noms.personne}, bénéficiaire",
        signataire_conseiller=noms.conseiller_et_fonction,
    )


def _droits(dossier: Dossier) -> tuple[str, ...]:
    cep, donnees = "Ce qu’est le conseil en évolution professionnelle", "Ce que l’on garde sur moi"
    accueil = dossier.accueil
    return (
        _droit(cep, accueil.information_cep_remise_le),
        _droit(f"{donnees}, et mes droits", accueil.information_donnees_remise_le),
    )


def _droit(quoi: str, le: date | None) -> str:
    return f"{quoi}, expliqué le {ecrire_date(le)}." if le else f"{quoi}, pas encore expliqué."


def _ligne(information: InformationRemise) -> LigneInformation:
    territoire = composer(information.territoire)
    theme, relue = information.theme.libelle, information.actualisee_le
    return LigneInformation(
        titre=composer(information.titre),
        theme=f"{theme}, {territoire}" if territoire else theme,
        source=composer(information.source) or "Source à préciser",
        relue=f"À jour au {ecrire_date(relue)}" if relue else "Date de mise à jour inconnue",
        recue=ecrire_date(information.remise_le) if information.remise_le else "",
    )
