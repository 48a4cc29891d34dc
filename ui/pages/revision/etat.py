"""Ce que montre la page des révisions, calculé sans écran."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cep_desktop.domain.accompagnement import Accompagnement
from cep_desktop.domain.changement import ChoixDevenir, Evenement
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.erreurs import ErreurMetier
from cep_desktop.domain.revision import Revision
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.usecases.commandes.evenement import ReviserApres
from cep_desktop.usecases.evenement import NatureTouchee, Touche, toucher
from cep_desktop.usecases.versions import MAINTENANT, versions_comparables
from ui.fiches import GesteFiche, LigneFiche

_PICTOS = {
    NatureTouchee.ACTION: "check-circle-duotone",
    NatureTouchee.DEMANDE: "paper-plane-tilt-bold",
    NatureTouchee.FORMATION: "graduation-cap",
    NatureTouchee.DATE: "calendar-blank",
}


@dataclass(frozen=True, slots=True)
class EtatRevision:
    """Toute la page."""

    sous_titre: str
    touches: tuple[LigneFiche, ...]
    compte: str
    a_decider: int
    donne: tuple[LigneFiche, ...]
    signataires: str
    empechement: str
    principal: str
    versions: tuple[LigneFiche, ...]
    comparables: tuple[tuple[str, str], ...]
    tient: bool


def deriver(
    dossier: Dossier,
    *,
    evenement: Evenement | None,
    choix: Mapping[str, ChoixDevenir],
    jours: int,
    le: date,
) -> EtatRevision:
    """Rend ce que touche l’évènement, ce que cela donne, et les versions du plan."""
    touches = toucher(dossier, evenement, le=le) if evenement else ()
    faits = {cle: c for cle, c in choix.items() if any(t.cle == cle for t in touches)}
    geste = ReviserApres(evenement, faits, jours, le) if evenement else None
    return EtatRevision(
        sous_titre=composer(_sous_titre(dossier.accompagnement)),
        touches=tuple(_touche(t, faits.get(t.cle), jours) for t in touches),
        compte=composer(f"{len(faits)} choix faits ensemble sur {len(touches)}"),
        a_decider=len(touches) - len(faits),
        donne=_donne(dossier, geste, complet=len(faits) == len(touches)),
        signataires=composer(
            f"{dossier.beneficiaire.prenom} et {dossier.referent.prenom} signent de nouveau."
        ),
        empechement=_empechement(touches, faits, jours),
        principal=_principal(dossier.accompagnement),
        versions=tuple(
            _version(r, dossier.accompagnement) for r in reversed(dossier.accompagnement.revisions)
        ),
        comparables=tuple(
            (str(v.numero), _nommer(v.numero)) for v in versions_comparables(dossier)
        ),
        tient=evenement is not None and not touches,
    )


def _sous_titre(volet: Accompagnement) -> str:
    revision = volet.revision
    if revision is None:
        return "Le plan n’a pas encore de version"
    signees = [r for r in volet.revisions if r.signee_le is not None]
    derniere = signees[-1] if signees else None
    morceaux = []
    if derniere is not None and derniere.signee_le is not None:
        morceaux.append(f"Version {derniere.version} signée le {ecrire_date(derniere.signee_le)}")
    if revision.signee_le is None:
        morceaux.append(f"version {revision.version} en préparation")
    phrase = ", ".join(morceaux)
    return phrase[:1].upper() + phrase[1:]


def _principal(volet: Accompagnement) -> str:
    revision = volet.revision
    if revision is None:
        return "Préparer la version 1"
    numero = revision.version + (1 if revision.signee_le is not None else 0)
    return f"Préparer la version {numero}"


def _touche(touche: Touche, choix: ChoixDevenir | None, jours: int) -> LigneFiche:
    details = [touche.pourquoi, f"Proposition : {touche.proposition.libelle.lower()}."]
    if choix is ChoixDevenir.DEPLACER and jours:
        sens = "plus tard" if jours > 0 else "plus tôt"
        details.append(f"{abs(jours)} jours {sens}.")
    possibles = [c for c in ChoixDevenir if touche.peut_bouger or c is not ChoixDevenir.DEPLACER]
    return LigneFiche(
        cle=touche.cle,
        titre=touche.titre,
        phrase=touche.precision,
        image=_PICTOS[touche.nature],
        details=tuple(map(composer, details)),
        gestes=tuple(GesteFiche(c.value, c.libelle, est_choisi=choix is c) for c in possibles),
    )


def _donne(
    dossier: Dossier, geste: ReviserApres | None, *, complet: bool
) -> tuple[LigneFiche, ...]:
    """La fin du parcours, le reste à payer et ce qui n’est pas assuré, avant et après."""
    if geste is None or not complet:
        return ()
    try:
        apres = geste.appliquer(dossier).accompagnement
    except (ErreurMetier, ValueError):
        return ()
    avant = dossier.accompagnement
    plans = avant.plan_financement, apres.plan_financement
    couples = (
        ("Fin du parcours", _fin(avant), _fin(apres)),
        ("Reste à payer", *(str(p.reste_a_payer.montant) for p in plans)),
        ("Pas encore assuré", *(str(p.pas_encore_assure.montant) for p in plans)),
    )
    return tuple(
        LigneFiche(
            cle=titre,
            titre=titre,
            phrase=composer(f"{ancien}, inchangé" if ancien == neuf else f"{ancien} → {neuf}"),
        )
        for titre, ancien, neuf in couples
    )


def _fin(volet: Accompagnement) -> str:
    fins = [f.periode.au for f in volet.formations if f.periode]
    fins += [
        a.echeance.au_plus_tard
        for _, a in volet.plan_action.actions()
        if a.echeance and a.est_ouverte
    ]
    return ecrire_date(max(fins)) if fins else "sans date"


def _empechement(touches: tuple[Touche, ...], choix: Mapping[str, ChoixDevenir], jours: int) -> str:
    if not touches:
        return "Rien n’est touché : votre plan tient toujours."
    manque = len(touches) - len(choix)
    if manque:
        return f"Il reste {manque} choix à faire ensemble."
    if ChoixDevenir.DEPLACER in choix.values() and not jours:
        return "Donnez la nouvelle date de début."
    return ""


def _version(revision: Revision, volet: Accompagnement) -> LigneFiche:
    est_gardee = any(v.version == revision.version for v in volet.versions_figees)
    signee = revision.signee_le
    quand = f"signée le {ecrire_date(signee)}" if signee else "en préparation"
    details = [revision.precision] if revision.precision else []
    if signee and est_gardee:
        details.append("Elle ne change plus. Son contenu est gardé.")
    return LigneFiche(
        cle=str(revision.version),
        titre=composer(f"Version {revision.version}, {quand}"),
        phrase=composer(f"{revision.motif.libelle} : {revision.ce_qui_change}"),
        mot="Signée" if signee else "À signer",
        ton="ok" if signee else "warn",
        picto="pen-nib-bold",
        details=tuple(map(composer, details)),
    )


def _nommer(numero: int) -> str:
    return "Maintenant" if numero == MAINTENANT else f"Version {numero}"
