"""Ce que dit le papier du projet et de la stratégie, sans rien de privé."""

from dataclasses import dataclass
from datetime import date

from cep_desktop.documents.etat import Etat, Signe
from cep_desktop.documents.papier import Contenu
from cep_desktop.documents.plan_action.couverture import (
    Citation,
    LigneChemin,
    composer_couverture,
)
from cep_desktop.documents.plan_action.noms import Noms
from cep_desktop.documents.projet_strategie.choix import LigneChoix, composer_choix
from cep_desktop.documents.typographie import Phrase, accorder, minuscule, ponctuer
from cep_desktop.domain.competence import Aisance
from cep_desktop.domain.conseil import Conseil
from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import connu
from cep_desktop.domain.projet import Critere, Faisable, Piste
from cep_desktop.domain.typographie import INSECABLE, composer, ecrire_date

_SAVOIR_FAIRE_MAXIMUM = 6
_SIGNES = {
    Faisable.OUI: Signe.FAIT,
    Faisable.A_VERIFIER: Signe.EN_ATTENTE,
    Faisable.PAS_ENCORE: Signe.A_FAIRE,
}


@dataclass(frozen=True, slots=True)
class LignePiste:
    """Une piste comparée aux autres."""

    titre: str
    gout: str
    delai: str
    reste: str
    revenu: str
    choix: Etat


@dataclass(frozen=True, slots=True)
class LigneFaisable:
    """Une condition du projet, sa réponse et sa raison."""

    condition: str
    reponse: Etat
    raison: str


@dataclass(frozen=True, slots=True)
class Prochaine:
    """La seule chose à faire maintenant."""

    titre: str
    lignes: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContenuProjetStrategie(Contenu):
    """Mon projet, ce qui le rend possible, et pourquoi ce chemin."""

    sous_titre: str
    projet: str
    mots_du_projet: Citation | None
    formulation: str
    priorites: tuple[str, ...]
    atouts: tuple[str, ...]
    a_apprendre: tuple[str, ...]
    pistes: tuple[LignePiste, ...]
    choix: LigneChoix | None
    pourquoi: Citation | None
    faisable: tuple[LigneFaisable, ...]
    strategie: tuple[str, ...]
    chemins: tuple[LigneChemin, ...]
    mots_de_la_strategie: Citation | None
    secours: str
    prochaine: Prochaine


def composer_projet(dossier: Dossier, *, le: date) -> ContenuProjetStrategie:
    """Compose la synthèse du conseil d’un dossier, le jour `le`."""
    partage = dossier.partageable()
    noms = Noms.de(partage)
    conseil = partage.conseil
    page = composer_couverture(partage, noms)
    projet, strategie = conseil.projet, conseil.strategie
    choisie = next((piste for piste in conseil.pistes if piste.est_choisie), None)
    fictif = "Exemple fictif – " if partage.est_fictif else ""
    return ContenuProjetStrategie(
        structure=composer(partage.structure.nom),
        personne=noms.personne,
        numero=partage.numero,
        le=le,
        pied=f"{fictif}Mon projet et ma stratégie – {ecrire_date(le)}",
        sous_titre=f"{noms.personne}, avec {noms.conseiller_et_fonction}",
        projet=page.projet,
        mots_du_projet=page.mots_du_projet,
        formulation=ponctuer(composer(projet.formulation_professionnelle)) if projet else "",
        priorites=tuple(
            composer(p.libelle) for p in sorted(conseil.priorites, key=lambda p: p.rang)
        ),
        atouts=_atouts(conseil),
        a_apprendre=tuple(map(composer, conseil.besoins_de_formation)),
        pistes=tuple(map(_piste, conseil.pistes)),
        choix=composer_choix(choisie, noms),
        pourquoi=_pourquoi(choisie),
        faisable=tuple(map(_faisable, projet.faisabilite)) if projet else (),
        strategie=page.strategie,
        chemins=page.chemins,
        mots_de_la_strategie=page.mots_de_la_strategie,
        secours=_secours(strategie.plan_de_secours if strategie else ""),
        prochaine=Prochaine(page.prochaine_etape.titre, page.prochaine_etape.lignes),
    )


def _atouts(conseil: Conseil) -> tuple[str, ...]:
    """Ce que la personne fait déjà, seule d’abord ; le reste se compte, il ne se perd pas."""
    acquises = [c for c in conseil.competences if c.aisance is not Aisance.A_APPRENDRE]
    rangees = sorted(acquises, key=lambda c: c.aisance is not Aisance.SEULE)
    tout_tient = len(rangees) <= _SAVOIR_FAIRE_MAXIMUM + 1
    montrees = rangees if tout_tient else rangees[:_SAVOIR_FAIRE_MAXIMUM]
    dites = [composer(c.libelle) for c in montrees]
    reste = len(rangees) - len(dites)
    return (
        (*dites, f"Et {accorder(reste, 'autre savoir-faire', 'autres savoir-faire')}")
        if (reste > 0)
        else tuple(dites)
    )


def _piste(piste: Piste) -> LignePiste:
    reste, revenu = connu(piste.reste_a_payer), connu(piste.revenu)
    choix = Etat(Signe.FAIT, "Choisie") if piste.est_choisie else Etat(Signe.A_FAIRE, "Regardée")
    return LignePiste(
        titre=composer(piste.titre),
        gout=f"{piste.gout} sur{INSECABLE}5" if piste.gout else "Pas encore",
        delai="Inconnu" if piste.delai_mois is None else accorder(piste.delai_mois, "mois", "mois"),
        reste="Inconnu" if reste is None else str(reste),
        revenu="Inconnu" if revenu is None else str(revenu),
        choix=choix,
    )


def _pourquoi(piste: Piste | None) -> Citation | None:
    if piste is None or piste.pourquoi is None or not piste.pourquoi.texte:
        return None
    texte = composer(" ".join(piste.pourquoi.texte.split())).strip(f"«»{INSECABLE} ")
    quand = piste.pourquoi.dites_le
    auteur = f"Mes mots, le {ecrire_date(quand)}" if quand else "Mes mots"
    return Citation(f"«{INSECABLE}{texte}{INSECABLE}»", auteur)


def _faisable(critere: Critere) -> LigneFaisable:
    return LigneFaisable(
        condition=composer(critere.libelle),
        reponse=Etat(_SIGNES[critere.reponse], critere.reponse.libelle),
        raison=ponctuer(composer(critere.raison)) or "–",
    )


def _secours(plan: str) -> str:
    dit = composer(plan)
    return f"Mon plan de secours{INSECABLE}: {minuscule(ponctuer(dit))}" if dit else ""
