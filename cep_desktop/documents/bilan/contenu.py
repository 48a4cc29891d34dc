"""Ce que dit le bilan d’un plan clos : ce qui est fait, ce qui a été payé, ce que j’en garde."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.etat import Etat, Signe
from cep_desktop.documents.papier import Contenu
from cep_desktop.documents.plan_action.couverture import PROJET_ABSENT
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.typographie import accorder, jour_court, minuscule, ponctuer
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Financement
from cep_desktop.domain.montant import Montant, connu, sommer
from cep_desktop.domain.plan_action import Action, Etape, StatutAction
from cep_desktop.domain.typographie import INSECABLE, composer, ecrire_date

_SIGNES = {
    StatutAction.A_FAIRE: Signe.A_FAIRE,
    StatutAction.EN_COURS: Signe.EN_COURS,
    StatutAction.EN_ATTENTE: Signe.EN_ATTENTE,
    StatutAction.FAITE: Signe.FAIT,
    StatutAction.ABANDONNEE: Signe.ABANDONNE,
}
RIEN_A_PAYER = "Aucun financement n’était prévu."


@dataclass(frozen=True, slots=True)
class LigneEtape:
    """Une étape : ce que je voulais, et où elle en est."""

    titre: str
    objectif: str
    etat: Etat
    actions: str


@dataclass(frozen=True, slots=True)
class LigneAction:
    """Une action qui n’est pas faite, et pourquoi si c’est dit."""

    etat: Etat
    libelle: str
    raison: str


@dataclass(frozen=True, slots=True)
class LigneAide:
    """Une aide : ce qui était demandé, accordé, versé."""

    financeur: str
    demande: str
    accorde: str
    verse: str


@dataclass(frozen=True, slots=True)
class LigneVersion:
    """Une version du plan et ce qu’elle a changé."""

    version: str
    quand: str
    ce_qui_change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuBilan(Contenu):
    """Le bilan, en « je »."""

    sous_titre: str
    etat_du_plan: str
    projet: str
    phrase: str
    etapes: tuple[LigneEtape, ...]
    restantes: tuple[LigneAction, ...]
    absence: str
    aides: tuple[LigneAide, ...]
    total_demande: str
    total_accorde: str
    total_verse: str
    versions: tuple[LigneVersion, ...]
    revenir: str
    signataire_personne: str
    signataire_conseiller: str


def composer_bilan(dossier: Dossier, *, le: date) -> ContenuBilan:
    """Compose le bilan d’un dossier : définitif si le plan est clos, sinon à ce jour."""
    partage = dossier.partageable()
    noms, suivi = Noms.de(partage), partage.accompagnement
    clos = suivi.clos_le
    projet = partage.conseil.projet
    actions = [action for _, action in suivi.plan_action.actions()]
    aides = suivi.plan_financement.financements
    debut = f"Plan clos le {ecrire_date(clos)}." if clos else "Le plan n’est pas clos."
    fictif = "Exemple fictif – " if partage.est_fictif else ""
    return ContenuBilan(
        structure=composer(partage.structure.nom),
        personne=noms.personne,
        numero=partage.numero,
        le=le,
        pied=f"{fictif}Bilan du plan – {ecrire_date(le)} – dossier {partage.numero}",
        sous_titre=f"{noms.personne}, avec {noms.conseiller_et_fonction}",
        etat_du_plan=f"{debut} Bilan fait le {ecrire_date(le)}.",
        projet=ponctuer(composer(projet.enonce)) if projet else PROJET_ABSENT,
        phrase=_compter(actions),
        etapes=tuple(map(_etape, suivi.plan_action.etapes)),
        restantes=tuple(_restante(a) for a in actions if a.statut is not StatutAction.FAITE),
        absence="" if aides else RIEN_A_PAYER,
        aides=tuple(map(_aide, aides)),
        total_demande=_total(connu(a.demande) for a in aides),
        total_accorde=_total(a.accorde for a in aides),
        total_verse=_total(a.verse for a in aides),
        versions=tuple(
            LigneVersion(
                f"Version{INSECABLE}{r.version}",
                ecrire_date(r.preparee_le),
                ponctuer(composer(r.ce_qui_change)),
            )
            for r in suivi.revisions
        ),
        revenir=f"Je peux revenir voir {noms.prenom_conseiller} quand je veux, gratuitement.",
        signataire_personne=f"{noms.personne}, bénéficiaire",
        signataire_conseiller=noms.conseiller_et_fonction,
    )


def _compter(actions: list[Action]) -> str:
    if not actions:
        return "Aucune action n’était prévue."
    faites = sum(a.statut is StatutAction.FAITE for a in actions)
    if not faites:
        return f"Aucune des {len(actions)}{INSECABLE}actions prévues n’est faite."
    verbe = "sont faites" if faites > 1 else "est faite"
    return f"{accorder(faites, 'action')} {verbe} sur{INSECABLE}{len(actions)}."


def _etape(etape: Etape) -> LigneEtape:
    faites = sum(a.statut is StatutAction.FAITE for a in etape.actions)
    if etape.est_finie:
        etat = Etat(Signe.FAIT, "Finie")
    elif faites:
        etat = Etat(Signe.EN_COURS, "En cours")
    else:
        etat = Etat(Signe.A_FAIRE, "À faire")
    return LigneEtape(
        composer(etape.titre),
        composer(etape.objectif),
        etat,
        f"{faites} sur{INSECABLE}{len(etape.actions)}",
    )


def _restante(action: Action) -> LigneAction:
    limite = action.echeance.au_plus_tard if action.echeance else None
    prevue = f"Prévue pour le {jour_court(limite, repere=limite)}." if limite else "Sans date."
    return LigneAction(
        Etat(_SIGNES[action.statut], action.statut.libelle),
        composer(action.libelle),
        ponctuer(composer(action.commentaire)) or prevue,
    )


def _aide(aide: Financement) -> LigneAide:
    demande = connu(aide.demande)
    return LigneAide(
        financeur=f"{composer(aide.financeur)}, {minuscule(composer(aide.libelle))}",
        demande="inconnu" if demande is None else str(demande),
        accorde=aide.statut.libelle if aide.accorde is None else str(aide.accorde),
        verse=str(aide.verse),
    )


def _total(montants: Iterable[Montant | None]) -> str:
    """La somme de ce qui est connu ; le tableau dit ligne à ligne ce qui ne l’est pas."""
    return str(sommer(m for m in montants if m is not None))
