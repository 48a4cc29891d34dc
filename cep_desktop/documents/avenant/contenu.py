"""Ce que dit l’avenant : les différences, leur effet sur l’argent, et qui doit signer."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.avenant.differences import LigneDifference, comparer
from cep_desktop.documents.papier import Case, CodeCarre, Contenu
from cep_desktop.documents.plan_action.contenu import composer as composer_plan
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.plan_action.signatures import Paraphe
from cep_desktop.documents.reste_a_payer import (
    RESERVE,
    chiffrer,
    chiffrer_le_cout,
    chiffrer_le_reste,
)
from cep_desktop.documents.typographie import Phrase, accorder, enumerer, fort, simple
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.montant import Montant
from cep_desktop.domain.revision import Revision
from cep_desktop.domain.typographie import INSECABLE, ecrire_date

_A_REVOIR = "inconnu"


class SansAvenant(ErreurMetier):
    """Il n’y a pas deux versions du plan à comparer, ou rien n’a changé entre elles."""


@dataclass(frozen=True, slots=True)
class LigneArgent:
    """Un total avant et maintenant, et leur différence signée."""

    libelle: Phrase
    avant: Phrase
    maintenant: Phrase
    difference: Phrase


@dataclass(frozen=True, slots=True)
class Engagement:
    """Une phrase que la personne coche."""

    case: Case
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuAvenant(Contenu):
    """L’avenant, en « je » : ce qui change, et rien d’autre."""

    sous_titre: str
    versions: str
    titre_changements: str
    changements: tuple[LigneDifference, ...]
    argent: tuple[LigneArgent, ...]
    reserve: str
    inchange: str
    engagements: tuple[Engagement, ...]
    paraphe_personne: Paraphe
    paraphe_conseiller: Paraphe
    code: CodeCarre
    titre_preuve: str
    empreinte_avant: str
    empreinte_apres: str


def composer_avenant(avant: Dossier, apres: Dossier, *, le: date) -> ContenuAvenant:
    """Compose l’avenant d’une version du plan à la suivante.

    `avant` est le dossier tel qu’il était à la version précédente. Lève `SansAvenant`.
    """
    hier, revision = avant.accompagnement.revision, apres.accompagnement.revision
    changements = comparer(avant, apres)
    if avant.id != apres.id or hier is None or revision is None or hier.version >= revision.version:
        raise SansAvenant(
            "L’avenant compare une version du plan à la précédente, du même dossier.",
            remede="Choisissez le dossier tel qu’il était à la version précédente.",
        )
    if not changements:
        raise SansAvenant(
            "Rien n’a changé dans le plan entre ces deux versions.",
            remede="Aucun avenant n’est nécessaire.",
        )
    plan_avant, plan_apres = composer_plan(avant, le=le), composer_plan(apres, le=le)
    noms = Noms.de(apres)
    numero = revision.version - 1
    personne, conseiller = plan_apres.signature.paraphes
    combien = accorder(len(changements), "changement")
    return ContenuAvenant(
        structure=plan_apres.structure,
        personne=noms.personne,
        numero=apres.numero,
        le=revision.preparee_le,
        pied=f"{plan_apres.pied} – Empreinte {plan_apres.empreinte_courte}",
        sous_titre=f"Avenant n°{INSECABLE}{numero}. {noms.personne}, avec "
        f"{noms.conseiller_et_fonction}",
        versions=f"{_dire_version(hier)} {_dire_version(revision)}",
        titre_changements=combien,
        changements=changements,
        argent=_argent(avant, apres),
        reserve=RESERVE,
        inchange=_inchange(avant, apres, hier),
        engagements=(
            Engagement(
                Case(plan_apres.signature.est_coche), f"J’ai relu {_les(len(changements))}."
            ),
            Engagement(
                Case(plan_apres.signature.est_coche), "Je suis d’accord avec ce qui change."
            ),
        ),
        paraphe_personne=personne,
        paraphe_conseiller=conseiller,
        code=CodeCarre(plan_apres.code),
        titre_preuve=f"Avenant n°{INSECABLE}{numero}, {plan_apres.signature.titre_preuve.lower()}",
        empreinte_avant=f"Empreinte de la version{INSECABLE}{hier.version}{INSECABLE}: "
        f"{plan_avant.signature.empreinte_signee or plan_avant.empreinte_longue}",
        empreinte_apres=f"Empreinte de la version{INSECABLE}{revision.version}{INSECABLE}: "
        f"{plan_apres.empreinte_longue}",
    )


def _dire_version(revision: Revision) -> str:
    if revision.signee_le is not None:
        return f"Version{INSECABLE}{revision.version} signée le {ecrire_date(revision.signee_le)}."
    return f"Version{INSECABLE}{revision.version} préparée le {ecrire_date(revision.preparee_le)}."


def _les(nombre: int) -> str:
    return "le changement" if nombre == 1 else f"les {accorder(nombre, 'changement')}"


def _argent(avant: Dossier, apres: Dossier) -> tuple[LigneArgent, ...]:
    hier = avant.accompagnement.plan_financement
    maintenant = apres.accompagnement.plan_financement
    return (
        _ligne("Coût total", chiffrer_le_cout(hier), chiffrer_le_cout(maintenant)),
        _ligne("Aides prévues", chiffrer(hier.aides_prevues), chiffrer(maintenant.aides_prevues)),
        _ligne(
            "Reste à payer si tout est accepté",
            chiffrer_le_reste(hier),
            chiffrer_le_reste(maintenant),
            est_forte=True,
        ),
    )


def _ligne(
    libelle: str, avant: Montant | None, apres: Montant | None, *, est_forte: bool = False
) -> LigneArgent:
    dire = fort if est_forte else simple
    difference = _A_REVOIR if avant is None or apres is None else _signer(apres - avant)
    return LigneArgent(
        dire(libelle), dire(_A_REVOIR if avant is None else str(avant)),
        dire(_A_REVOIR if apres is None else str(apres)), dire(difference),
    )  # fmt: skip


def _signer(ecart: Montant) -> str:
    return f"+{INSECABLE}{ecart}" if ecart.centimes > 0 else str(ecart)


def _inchange(avant: Dossier, apres: Dossier, version: Revision) -> str:
    hier, maintenant = avant.accompagnement, apres.accompagnement
    parts = (
        ("mon projet", avant.conseil.projet, apres.conseil.projet),
        ("mes étapes", [e.titre for e in hier.plan_action.etapes],
         [e.titre for e in maintenant.plan_action.etapes]),
        ("ma formation", hier.formations, maintenant.formations),
    )  # fmt: skip
    memes = [nom for nom, un, autre in parts if un == autre]
    reste = f"le reste de la version{INSECABLE}{version.version}"
    return f"{enumerer([*memes, reste])}."
