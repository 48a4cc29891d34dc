"""Ce que montre la page du financement, calculé sans écran."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cep_desktop.domain.depense import Depense
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import (
    Assurance,
    Financement,
    ObjetFinancement,
    StatutFinancement,
)
from cep_desktop.domain.montant import Chiffre, Montant, Total, connu, sommer
from cep_desktop.domain.plan_financement import PlanFinancement
from cep_desktop.domain.typographie import composer
from ui.pages.financement.lecture import ecrire_quantite

NOMBRE_DE_COULEURS = 5
INCONNU = "inconnu"


class AspectPart(StrEnum):
    """Dessin d’une part : ce que l’on peut compter sur elle."""

    ACCORDE = "accorde"
    DEMANDE = "demande"
    A_DEMANDER = "a_demander"
    RESTE = "reste"
    INCONNU = "inconnu"


@dataclass(frozen=True, slots=True)
class PartMontree:
    """Une part de la barre et sa légende ; `couleur` va de 1 à 5, 0 pour le reste."""

    nom: str
    montant: str
    mot: str
    poids: int
    aspect: AspectPart
    couleur: int


@dataclass(frozen=True, slots=True)
class LigneFinancement:
    """Une demande d’aide dans le tableau."""

    cle: str
    financeur: str
    aide: str
    demande: str
    accorde: str
    statut: StatutFinancement
    deposer_avant: str
    envoye: str
    reponse: str
    couleur: int


@dataclass(frozen=True, slots=True)
class LigneDepense:
    """Une dépense dans le tableau."""

    cle: str
    poste: str
    libelle: str
    quantite: str
    unite: str
    prix: str
    total: str


@dataclass(frozen=True, slots=True)
class EtatFinancement:
    """Toute la page."""

    sous_titre: str
    cout: str
    aides: str
    accorde: str
    reste_titre: str
    reste: str
    pas_assure: str
    parts: tuple[PartMontree, ...]
    phrase: str
    avis: str
    financements: tuple[LigneFinancement, ...]
    depenses: tuple[LigneDepense, ...]
    total_depenses: str


_ASPECTS = {
    Assurance.ACCORDE: (AspectPart.ACCORDE, "Accordé"),
    Assurance.DEMANDE: (AspectPart.DEMANDE, "Demandé"),
    Assurance.A_DEMANDER: (AspectPart.A_DEMANDER, "À demander"),
}


def deriver(dossier: Dossier) -> EtatFinancement:
    """Rend ce que la page montre."""
    plan = dossier.accompagnement.plan_financement
    prenom = dossier.beneficiaire.prenom
    parts = _parts(plan, prenom)
    couleurs = _couleurs(plan.aides)
    return EtatFinancement(
        sous_titre=composer(f"Qui paie quoi pour le projet de {prenom}"),
        cout=_total(plan.cout_total, est_vide=not plan.depenses),
        aides=_total(plan.aides_prevues),
        accorde=_total(plan.deja_accorde),
        reste_titre=composer(f"Reste à payer par {prenom}"),
        reste=_total(plan.reste_a_payer, est_vide=not plan.depenses),
        pas_assure=_total(plan.pas_encore_assure, est_vide=not plan.depenses),
        parts=parts,
        phrase=composer(" ; ".join(f"{p.nom} {p.montant}, {p.mot}" for p in parts)),
        avis=_avis(plan),
        financements=tuple(_financement(f, couleurs.get(f.id, 0)) for f in plan.financements),
        depenses=tuple(map(_depense, plan.depenses)),
        total_depenses=_total(plan.cout_total, est_vide=not plan.depenses),
    )


def ecrire_chiffre(chiffre: Chiffre) -> str:
    """« 4 900,00 € », ou « inconnu »."""
    montant = connu(chiffre)
    return INCONNU if montant is None else str(montant)


def _total(total: Total, *, est_vide: bool = False) -> str:
    """La part connue d’une somme ; « inconnu » quand rien n’en est connu, jamais zéro."""
    rien_de_connu = est_vide or (total.inconnus and not total.montant)
    return INCONNU if rien_de_connu else str(total.montant)


def _couleurs(aides: Sequence[Financement]) -> dict[str, int]:
    """Une couleur par aide, dans l’ordre d’ajout ; au-delà de cinq, la dernière est partagée."""
    return {aide.id: min(rang, NOMBRE_DE_COULEURS) for rang, aide in enumerate(aides, start=1)}


def _parts(plan: PlanFinancement, prenom: str) -> tuple[PartMontree, ...]:
    """Accordé, demandé, à demander, puis le reste."""
    couleurs = _couleurs(plan.aides)
    vivantes = [aide for aide in plan.aides if aide.assurance in _ASPECTS]
    est_groupee = len(plan.aides) > NOMBRE_DE_COULEURS
    parts = []
    for assurance in _ASPECTS:
        du_rang = [aide for aide in vivantes if aide.assurance is assurance]
        seules = [a for a in du_rang if not est_groupee or couleurs[a.id] < NOMBRE_DE_COULEURS]
        parts += [_part(aide, couleurs[aide.id]) for aide in seules]
        groupees = [aide for aide in du_rang if aide not in seules]
        if groupees:
            parts.append(_autres(groupees, assurance))
    reste = plan.reste_a_payer
    if plan.depenses and reste.montant:
        parts.append(
            PartMontree(
                "Reste à payer", str(reste.montant), f"pour {prenom}",
                reste.montant.centimes, AspectPart.RESTE, 0,
            )
        )  # fmt: skip
    return tuple(parts)


def _part(aide: Financement, couleur: int) -> PartMontree:
    aspect, mot = _ASPECTS[aide.assurance]
    if aide.retenu is None:
        return PartMontree(aide.financeur, INCONNU, mot, 0, AspectPart.INCONNU, couleur)
    return PartMontree(aide.financeur, str(aide.retenu), mot, aide.retenu.centimes, aspect, couleur)


def _autres(aides: Sequence[Financement], assurance: Assurance) -> PartMontree:
    aspect, mot = _ASPECTS[assurance]
    somme: Montant = sommer(aide.retenu for aide in aides if aide.retenu is not None)
    return PartMontree("Autres aides", str(somme), mot, somme.centimes, aspect, NOMBRE_DE_COULEURS)


def _avis(plan: PlanFinancement) -> str:
    """Ce qui mérite une attention, ou une chaîne vide."""
    if plan.surplus and plan.depenses:
        return composer(f"{plan.surplus} de trop : à répartir entre les aides.")
    inconnus = plan.cout_total.inconnus + plan.aides_prevues.inconnus
    if inconnus == 1:
        return "Un montant est encore inconnu. Le reste à payer peut changer."
    if inconnus:
        return f"{inconnus} montants sont encore inconnus. Le reste à payer peut changer."
    return ""


def _financement(demande: Financement, couleur: int) -> LigneFinancement:
    aide = demande.libelle
    if demande.objet is ObjetFinancement.REVENU:
        aide = f"{aide} (revenu)"
    return LigneFinancement(
        cle=demande.id,
        financeur=composer(demande.financeur),
        aide=composer(aide),
        demande=ecrire_chiffre(demande.demande),
        accorde="" if demande.decision is None else _accorde(demande),
        statut=demande.statut,
        deposer_avant=_jour(demande.a_deposer_avant_le),
        envoye=_jour(demande.envoye_le),
        reponse=_jour(demande.reponse_attendue_le),
        couleur=couleur,
    )


def _accorde(demande: Financement) -> str:
    if demande.accorde is not None:
        return str(demande.accorde)
    return INCONNU if demande.statut is StatutFinancement.ACCORDE else ""


def _jour(jour: date | None) -> str:
    return f"{jour:%d/%m/%Y}" if jour else ""


def _depense(depense: Depense) -> LigneDepense:
    total = depense.montant
    return LigneDepense(
        cle=depense.id,
        poste=depense.poste,
        libelle=composer(depense.libelle),
        quantite=ecrire_quantite(depense.quantite),
        unite=depense.unite,
        prix=ecrire_chiffre(depense.prix_unitaire),
        total=INCONNU if total is None else str(total),
    )
