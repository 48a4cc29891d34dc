"""Le reste à payer en une phrase, et les devis à comparer, calculés sans écran."""

from cep_desktop.domain.dossier import Dossier
from cep_desktop.domain.financement import Assurance, Financement
from cep_desktop.domain.formation import Devis
from cep_desktop.domain.montant import connu
from cep_desktop.domain.plan_financement import encadrer
from cep_desktop.domain.tresorerie import Sens
from cep_desktop.domain.typographie import composer, ecrire_date, ecrire_mois
from ui.fiches import GesteFiche, LigneFiche

RETENIR, CORRIGER, SUPPRIMER = "retenir", "corriger", "supprimer"


def raconter(dossier: Dossier) -> str:
    """« Le projet coûte … . A paie … . Il resterait … à payer, en septembre. »."""
    plan = dossier.accompagnement.plan_financement
    if not plan.depenses:
        return ""
    cout = plan.cout_total
    debut = "au moins " if cout.inconnus else ""
    phrases = [f"Le projet coûte {debut}{cout.montant}."]
    payees = [a for a in plan.aides if a.assurance is Assurance.ACCORDE]
    attendues = [a for a in plan.aides if a.assurance in {Assurance.DEMANDE, Assurance.A_DEMANDER}]
    phrases += [f"{_enumerer(payees, 'paie')}."] if payees else []
    phrases += [f"{_enumerer(attendues, 'paierait')}, si c’est accepté."] if attendues else []
    reste = plan.reste_a_payer.montant
    dit = encadrer(reste, couts=cout, aides=plan.aides_prevues)
    verbe = "resterait" if attendues else "reste"
    mois = sorted(m.mois for m in plan.mouvements if m.sens is Sens.PAIE)
    quand = f", à partir de {ecrire_mois(mois[0])}" if mois else ""
    phrases.append(f"Il {verbe} {dit} à payer{quand}.")
    return composer(" ".join(phrases))


def _enumerer(aides: list[Financement], verbe: str) -> str:
    """« Domi’Val paierait 400,00 € et Transitions Pro 4 900,00 € » : le verbe une seule fois."""
    premiere, *suivantes = aides
    dites = [f"{premiere.financeur} {verbe} {_somme(premiere)}"]
    dites += [f"{a.financeur} {_somme(a)}" for a in suivantes]
    *debut, dernier = dites
    return f"{', '.join(debut)} et {dernier}" if debut else dernier


def _somme(aide: Financement) -> str:
    return "une somme inconnue" if aide.retenu is None else str(aide.retenu)


def comparer_les_devis(dossier: Dossier) -> tuple[LigneFiche, ...]:
    """Une ligne par devis ; l’écart se lit avec le moins cher."""
    lignes: list[LigneFiche] = []
    for formation in dossier.accompagnement.formations:
        connus = [m for d in formation.devis if (m := connu(d.montant)) is not None]
        moins_cher = str(min(connus)) if connus else None
        lignes += [_devis(formation.id, devis, moins_cher) for devis in formation.devis]
    return tuple(lignes)


def _devis(formation: str, devis: Devis, moins_cher: str | None) -> LigneFiche:
    montant = connu(devis.montant)
    ecrit = "inconnu" if montant is None else str(montant)
    limite = devis.valable_jusqu_au
    fin = f"valable jusqu’au {ecrire_date(limite)}" if limite else ""
    date_le = f"du {ecrire_date(devis.date_le)}" if devis.date_le else ""
    details = ["Le moins cher"] if ecrit == moins_cher else []
    return LigneFiche(
        cle=f"{formation}/{devis.id}",
        titre=composer(devis.organisme),
        phrase=composer(", ".join(filter(None, (f"Devis {devis.numero}".strip(), date_le, fin)))),
        valeur=ecrit,
        mot="Retenu" if devis.est_retenu else "",
        ton="ok",
        picto="check-circle-fill" if devis.est_retenu else "",
        details=tuple(details),
        gestes=(
            *(() if devis.est_retenu else (GesteFiche(RETENIR, "Retenir ce devis"),)),
            GesteFiche(CORRIGER, "Corriger", "pencil-simple-line-bold"),
            GesteFiche(SUPPRIMER, "Supprimer", "trash"),
        ),
    )
