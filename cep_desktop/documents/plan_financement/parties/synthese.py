"""La première page : le projet, les montants, la phrase du reste à payer, les signatures."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.reste_a_payer import (
    Voix,
    chiffrer,
    chiffrer_la_part,
    chiffrer_le_cout,
    chiffrer_le_reste,
    raconter,
)
from cep_desktop.documents.typographie import accorder, en_clair
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Assurance
from cep_desktop.domain.formation import ParcoursFormation
from cep_desktop.domain.montant import Certitude, Montant, Total
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.signature import RoleSignataire, Signature

PAYE_PAR_LA_PERSONNE = "Payé par la personne"


@dataclass(frozen=True, slots=True)
class LigneProjet:
    """Une réponse sur le projet, et sa précision."""

    intitule: str
    reponse: str | date
    detail: str


@dataclass(frozen=True, slots=True)
class LigneMontant:
    """Un total ; `None` quand rien n’en est connu. `certitude` dit aussi ce qui manque."""

    montant: Montant | None
    certitude: str


@dataclass(frozen=True, slots=True)
class LigneRevenu:
    """Le revenu attendu d’un financeur pendant la formation, hors du prix."""

    cle: str
    libelle: str
    montant: Montant | None
    certitude: str


@dataclass(frozen=True, slots=True)
class LigneSignature:
    """Un signataire ; sans date ni mention, la ligne attend sa signature."""

    qui: str
    le: date | None
    mention: str


@dataclass(frozen=True, slots=True)
class Synthese:
    """Tout ce que dit la première page ; `ecart` est le coût moins les ressources."""

    projet: tuple[LigneProjet, ...]
    cout: LigneMontant
    accorde: LigneMontant
    demande: LigneMontant
    a_demander: LigneMontant
    reste: LigneMontant
    pas_encore_assure: LigneMontant
    revenus: tuple[LigneRevenu, ...]
    ecart: Montant
    phrase: str
    signatures: tuple[LigneSignature, ...]


def resumer(dossier: Dossier) -> Synthese:
    """Rend la synthèse du dossier."""
    plan = dossier.accompagnement.plan_financement
    cout, reste = plan.cout_total, plan.reste_a_payer
    ressources = plan.aides_prevues.montant + reste.montant
    non_assure = plan.pas_encore_assure
    phrases = (en_clair(phrase) for phrase in raconter(plan, voix=Voix.UN_TIERS))
    return Synthese(
        projet=tuple(_projet(dossier)),
        cout=LigneMontant(chiffrer_le_cout(plan), _hors_inconnu(_certitude(plan), cout)),
        accorde=_assure(plan, Assurance.ACCORDE, Certitude.CONFIRME),
        demande=_assure(plan, Assurance.DEMANDE, Certitude.ESTIME),
        a_demander=_assure(plan, Assurance.A_DEMANDER, Certitude.ESTIME),
        reste=LigneMontant(
            chiffrer_le_reste(plan),
            _hors_inconnu(PAYE_PAR_LA_PERSONNE, reste),
        ),
        pas_encore_assure=LigneMontant(
            chiffrer_la_part(plan, non_assure),
            _hors_inconnu(Certitude.ESTIME.libelle, non_assure),
        ),
        revenus=tuple(
            LigneRevenu(
                f.id,
                f.libelle,
                f.retenu,
                Assurance.PERDU.libelle if f.assurance is Assurance.PERDU else f.certitude.libelle,
            )
            for f in plan.revenus
        ),
        ecart=cout.montant - ressources,
        phrase=" ".join(" ".join(phrases).split(" ")),
        signatures=tuple(_signatures(dossier)),
    )


def _projet(dossier: Dossier) -> Iterator[LigneProjet]:
    projet = dossier.conseil.projet
    if projet:
        yield LigneProjet("Projet", projet.metier, projet.nature.libelle)
    formations = dossier.accompagnement.formations
    for rang, formation in enumerate(formations, start=1):
        numero = f"\u00a0{rang}" if len(formations) > 1 else ""
        yield from _formation(formation, numero)
    if not projet and not formations:
        yield LigneProjet("Projet", "À écrire ensemble", "")


def _formation(formation: ParcoursFormation, numero: str) -> Iterator[LigneProjet]:
    organisme, certification = formation.organisme, formation.certification
    titre = [certification.intitule] if certification else []
    if certification and certification.niveau:
        titre.append(f"niveau\u00a0{certification.niveau}")
    if certification and certification.code:
        titre.append(certification.code)
    heures = formation.heures
    yield LigneProjet(f"Formation{numero}", formation.intitule, ", ".join(titre))
    yield LigneProjet(
        "Organisme de formation",
        organisme.nom,
        accorder(heures, "heure") if heures is not None else "Durée inconnue",
    )
    if organisme.siret or organisme.nda:
        yield LigneProjet(
            "Numéros de l’organisme",
            f"SIRET\u00a0{organisme.siret}" if organisme.siret else "SIRET à demander",
            f"Déclaration\u00a0{organisme.nda}" if organisme.nda else "Déclaration à demander",
        )
    periode = formation.periode
    yield LigneProjet("Début", periode.du if periode else "À fixer", formation.rythme)
    yield LigneProjet("Fin", periode.au if periode else "À fixer", "Fin des cours")


def _certitude(plan: PlanFinancement) -> str:
    certitudes = {depense.prix_unitaire.certitude for depense in plan.depenses}
    if Certitude.ESTIME in certitudes:
        return Certitude.ESTIME.libelle
    return (Certitude.CONFIRME if Certitude.CONFIRME in certitudes else Certitude.INCONNU).libelle


def _assure(plan: PlanFinancement, assurance: Assurance, certitude: Certitude) -> LigneMontant:
    total = plan.total(assurance)
    aucune = not any(aide.assurance is assurance for aide in plan.aides)
    return LigneMontant(
        chiffrer(total), "Aucune aide" if aucune else _hors_inconnu(certitude.libelle, total)
    )


def _hors_inconnu(certitude: str, total: Total) -> str:
    if not total.inconnus:
        return certitude
    if not total.montant:
        return Certitude.INCONNU.libelle
    return f"{certitude}, hors {accorder(total.inconnus, 'inconnu')}"


def _signatures(dossier: Dossier) -> Iterator[LigneSignature]:
    revision = dossier.accompagnement.revision
    faites = [s for s in dossier.signatures if revision and s.version == revision.version]
    noms = {
        RoleSignataire.BENEFICIAIRE: f"{dossier.beneficiaire.initiales}, bénéficiaire",
        RoleSignataire.CONSEILLER: f"{dossier.referent.nom_complet}, {dossier.referent.fonction}",
    }
    for role, nom in noms.items():
        yield _signature(nom, [s for s in faites if s.role is role])
    for temoin in faites:
        if temoin.role is RoleSignataire.TEMOIN:
            yield _signature("Témoin", [temoin])


def _signature(qui: str, faites: list[Signature]) -> LigneSignature:
    if not faites:
        return LigneSignature(qui, None, "")
    return LigneSignature(qui, faites[-1].le, faites[-1].mode.libelle)
