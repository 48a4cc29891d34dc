"""Ce que montre la page du montage proposé, calculé sans écran."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.montant import Montant, Total
from cep_desktop.domain.plan_financement import encadrer
from cep_desktop.domain.typographie import composer, ecrire_date
from cep_desktop.rules.montage.melange import Melange
from cep_desktop.usecases.ecarts_montage import (
    EcartDeMontage,
    NatureEcart,
    change_le_plan,
    comparer_au_plan,
)
from cep_desktop.usecases.monter import MontageDuDossier
from ui.fiches import GesteFiche, LigneFiche
from ui.pages.montage.barres import (
    PartDeBarre,
    barre_du_melange,
    barre_du_plan,
    dispositif,
    legende,
    rangs,
)

FIXER, LIBERER, REPRENDRE = "fixer", "liberer", "reprendre"
INCONNU = "inconnu"
_COMBIEN = {1: "Un autre montage", 2: "Deux autres montages", 3: "Trois autres montages"}
_MARQUES = {
    NatureEcart.PAREIL: ("Pareil", "neutre", "check-bold"),
    NatureEcart.CHANGE: ("Change", "action", "pencil-simple-line-bold"),
    NatureEcart.NEUF: ("Nouveau", "ok", "plus-bold"),
    NatureEcart.GARDE: ("Gardé", "neutre", "lock-simple-bold"),
    NatureEcart.RETIRE: ("Retiré", "bad", "minus-circle-bold"),
    NatureEcart.ACCORDE: ("Accordé", "ok", "check-circle-fill"),
}


@dataclass(frozen=True, slots=True)
class LigneMontage:
    """Une ligne du tableau : qui paie, avant, proposé, pourquoi, et l’épingle."""

    cle: str
    qui: str
    avant: str
    apres: str
    pourquoi: str = ""
    detail: str = ""
    marque: tuple[str, str, str] = ("", "", "")
    part: PartDeBarre | None = None
    geste: GesteFiche | None = None
    est_changee: bool = False
    est_reste: bool = False

    @property
    def lue(self) -> str:
        """Toute la ligne, pour le lecteur d’écran."""
        montants = composer(f"aujourd’hui {self.avant}, proposé {self.apres}")
        return ". ".join(
            filter(None, (self.qui, montants, self.marque[0], self.pourquoi, self.detail))
        )


@dataclass(frozen=True, slots=True)
class EtatMontage:
    """Toute la page ; `peut_prendre` dit que prendre ce montage change quelque chose."""

    phrase: str
    titre_reste: str
    reste: str
    reste_avant: str
    si_tout: str
    si_rien: str
    barre_avant: tuple[PartDeBarre, ...]
    barre_apres: tuple[PartDeBarre, ...]
    legende: tuple[PartDeBarre, ...]
    lignes: tuple[LigneMontage, ...]
    fixees: str
    titre_alternatives: str
    alternatives: tuple[LigneFiche, ...]
    sensibilites: tuple[str, ...]
    bientot: tuple[LigneFiche, ...]
    avertissements: tuple[str, ...]
    source: str
    peut_prendre: bool
    avis: str


def deriver(
    dossier: Dossier,
    trouve: MontageDuDossier,
    epingles: Mapping[str, Montant | None],
) -> EtatMontage:
    """Rend la proposition face au plan d’aujourd’hui ; `epingles` : ce que la personne a fixé."""
    plan = dossier.accompagnement.plan_financement
    montage, prenom = trouve.montage, dossier.beneficiaire.prenom
    ecarts = comparer_au_plan(plan, montage.melange, montage, trouve.a_verifier)
    peut_prendre = change_le_plan(ecarts)
    couleurs = rangs(plan, montage.melange)
    avant = tuple(barre_du_plan(plan, couleurs))
    apres = tuple(barre_du_melange(plan, montage.melange, ecarts, couleurs))
    dit_avant = _dire(plan.reste_a_payer, couts=plan.cout_total, aides=plan.aides_prevues)
    dit_apres = _dire_le_melange(montage.melange)
    entrees = legende(apres, avant)
    par_rang = {part.rang: part for part in entrees}
    par_code = {code: par_rang.get(rang) for code, rang in couleurs.items()}
    return EtatMontage(
        phrase=composer(montage.phrase),
        titre_reste=composer(f"Reste à payer par {prenom}"),
        reste=dit_apres,
        reste_avant=dit_avant,
        si_tout=dit_apres,
        si_rien=_dire_si_rien(montage.fourchette.si_rien_de_plus, montage.melange),
        barre_avant=avant,
        barre_apres=apres,
        legende=entrees,
        lignes=(
            *(_ligne(e, epingles, par_code.get(dispositif(e.code))) for e in ecarts),
            _reste(montage.melange, dit_avant, dit_apres),
        ),
        fixees=_fixees(len(epingles), prenom),
        titre_alternatives=_COMBIEN.get(len(montage.alternatives), "Autres montages"),
        alternatives=tuple(
            LigneFiche(
                cle=str(rang),
                titre=composer(autre.titre),
                phrase=_sans_redite(composer(autre.titre), composer(autre.phrase)),
                valeur=_dire_le_melange(autre.melange),
                gestes=(GesteFiche(REPRENDRE, "Prendre celui-ci"),),
            )
            for rang, autre in enumerate(montage.alternatives)
        ),
        sensibilites=tuple(composer(s.phrase) for s in montage.sensibilites),
        bientot=tuple(_bientot(trouve)),
        avertissements=tuple(map(composer, trouve.avertissements)),
        source=composer(
            f"Calculé avec les règles du {ecrire_date(trouve.le)}. "
            "Rien ne change tant que vous n’avez pas choisi."
        ),
        peut_prendre=peut_prendre,
        avis="" if peut_prendre else "Rien de mieux avec les règles d’aujourd’hui.",
    )


def _sans_redite(titre: str, phrase: str) -> str:
    """La phrase d’un autre montage, sans le titre qu’on vient de lire."""
    suite = phrase.removeprefix(f"{titre}\u00a0: ")
    return suite[:1].upper() + suite[1:]


def _dire(total: Total, *, couts: Total, aides: Total) -> str:
    if total.inconnus and not total.montant:
        return INCONNU
    return composer(encadrer(total.montant, couts=couts, aides=aides))


def _dire_le_melange(melange: Melange) -> str:
    return _dire(melange.reste_a_payer, couts=melange.cout, aides=melange.a_part)


def _dire_si_rien(total: Total, melange: Melange) -> str:
    """Les seuls accords comptent : ce qui manque en plus des prix, c’est leur montant."""
    accords = Total(total.montant, total.inconnus - melange.cout.inconnus)
    return _dire(total, couts=melange.cout, aides=accords)


def _fixees(nombre: int, prenom: str) -> str:
    if not nombre:
        return ""
    return composer(f"{nombre} ligne{'s fixées' if nombre > 1 else ' fixée'} par {prenom}")


def _ligne(
    ecart: EcartDeMontage, epingles: Mapping[str, Montant | None], part: PartDeBarre | None
) -> LigneMontage:
    geste = None
    if ecart.nature not in {NatureEcart.ACCORDE, NatureEcart.GARDE}:
        geste = (
            GesteFiche(LIBERER, "Fixé", "lock-simple-bold", est_choisi=True)
            if ecart.code in epingles
            else GesteFiche(FIXER, "Fixer", "lock-simple-open-bold")
        )
    return LigneMontage(
        cle=ecart.code,
        qui=composer(ecart.nom),
        avant=composer(_montant(ecart.avant, ecart.nature)),
        apres=composer(_apres(ecart)),
        pourquoi=composer(ecart.pourquoi),
        detail=composer(ecart.paie),
        marque=_MARQUES[ecart.nature],
        part=part,
        geste=geste,
        est_changee=ecart.nature in {NatureEcart.CHANGE, NatureEcart.NEUF, NatureEcart.RETIRE},
    )


def _montant(montant: Montant | None, nature: NatureEcart) -> str:
    if montant is not None:
        return str(montant)
    return "rien" if nature is NatureEcart.NEUF else INCONNU


def _apres(ecart: EcartDeMontage) -> str:
    if ecart.nature is NatureEcart.RETIRE:
        return "rien"
    return INCONNU if ecart.apres is None else str(ecart.apres)


def _reste(melange: Melange, avant: str, apres: str) -> LigneMontage:
    participation = melange.participation
    return LigneMontage(
        cle="reste",
        qui="Reste à payer",
        avant=avant,
        apres=apres,
        pourquoi=composer(f"Dont {participation} de participation." if participation else ""),
        part=PartDeBarre("Reste à payer", 1, "reste", 0),
        est_reste=True,
    )


def _bientot(trouve: MontageDuDossier) -> Iterator[LigneFiche]:
    for cote in trouve.a_verifier:
        if cote.est_a_dire:
            yield LigneFiche(
                cle=cote.code,
                titre=composer(cote.nom),
                phrase=composer(cote.raison),
                image="calendar-plus",
            )
