"""Ce que le modèle Word reçoit : le contenu du plan, ses phrases et ses images posées."""

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from cep_desktop.documents import pictogrammes
from cep_desktop.documents.etat import NOMS_DES_TRAMES, Etat, Signe
from cep_desktop.documents.plan_action.calendrier import RubriqueCalendrier
from cep_desktop.documents.plan_action.contenu import ContenuPlanAction
from cep_desktop.documents.plan_action.couverture import Citation, Couverture
from cep_desktop.documents.plan_action.dessins import barre, chemin, code_version, frise
from cep_desktop.documents.plan_action.etapes import RubriqueEtapes
from cep_desktop.documents.plan_action.financement import LignePayeur, RubriqueFinancement
from cep_desktop.documents.plan_action.signatures import SANS_VERSION, Paraphe
from cep_desktop.documents.trames import PAVE, pave
from cep_desktop.documents.typographie import Morceau, simple
from cep_desktop.documents.word import Valeurs, poser, poser_lignes
from cep_desktop.domain.signature import RoleSignataire

Image = Callable[[bytes, tuple[float, float], str], Markup]
"""Range une image de cette taille (millimètres) et rend le texte à poser."""

_ETAT = (pictogrammes.COTE_ETAT, pictogrammes.COTE_ETAT)
_PASTILLE = (pictogrammes.COTE_PASTILLE, pictogrammes.COTE_PASTILLE)
_CASE = (pictogrammes.COTE_CASE, pictogrammes.COTE_CASE)


def preparer(
    contenu: ContenuPlanAction, image: Image, encres: Mapping[RoleSignataire, Markup]
) -> Valeurs:
    """Rend les valeurs de toutes les ancres du plan d’actions ; une encre remplace le nom signé."""
    return {
        "structure": contenu.structure,
        "personne": contenu.personne,
        "conseiller": contenu.conseiller,
        "titre_version": contenu.titre_version,
        "pied": contenu.pied,
        "empreinte_courte": contenu.empreinte_courte,
        "empreinte_longue": contenu.empreinte_longue,
        **_couverture(contenu.couverture, image),
        **_etapes(contenu.etapes, image),
        **_formation(contenu),
        **_aides(contenu, image),
        **_financement(contenu.financement, image),
        **_calendrier(contenu.calendrier, contenu, image),
        **_signature(contenu, image, encres),
    }


def _signe(signe: Signe, image: Image) -> Markup:
    return image(pictogrammes.etat(signe), _ETAT, "")


def _etat(etat: Etat, image: Image) -> dict[str, object]:
    return {"signe": _signe(etat.signe, image), "etat": etat.mot}


def _citation(citation: Citation | None) -> dict[str, str] | None:
    return {"texte": citation.texte, "auteur": citation.auteur} if citation else None


def _couverture(page: Couverture, image: Image) -> Valeurs:
    dessin: Markup | str = ""
    if page.jalons:
        png, hauteur = chemin.dessiner_chemin(page.jalons)
        dessin = image(png, (chemin.LARGEUR, hauteur), chemin.decrire_chemin(page.jalons))
    return {
        "mon_projet": page.projet,
        "chemin": dessin,
        "mots_du_projet": _citation(page.mots_du_projet),
        "strategie": page.strategie,
        "chemins": [
            {
                "titre": poser(ligne.titre),
                "duree": ligne.duree,
                "avis": ligne.avis,
                "signe": _signe(ligne.choix.signe, image),
                "choix": poser((Morceau(ligne.choix.mot, est_fort=ligne.est_choisi),)),
            }
            for ligne in page.chemins
        ],
        "mots_de_la_strategie": _citation(page.mots_de_la_strategie),
        "prochaine_etape": {
            "titre": page.prochaine_etape.titre,
            "details": poser_lignes(page.prochaine_etape.lignes),
        },
    }


def _etapes(rubrique: RubriqueEtapes, image: Image) -> Valeurs:
    return {
        "intro_etapes": rubrique.intro,
        "intro_actions": rubrique.intro_actions,
        "vigilance": [point for point in (*rubrique.vigilance, rubrique.secours) if point],
        "etapes": [
            {
                "numero": etape.numero,
                "pastille": image(
                    pictogrammes.pastille(etape.numero), _PASTILLE, f"Étape {etape.numero}"
                ),
                "titre": etape.titre,
                "objectif": etape.objectif,
                "quand": etape.quand,
                "actions": [
                    {
                        **_etat(action.etat, image),
                        "libelle": poser(action.libelle),
                        "qui": action.qui,
                        "idee_de": action.idee_de,
                        "quand": poser(action.quand),
                    }
                    for action in etape.actions
                ],
            }
            for etape in rubrique.etapes
        ],
    }


def _formation(contenu: ContenuPlanAction) -> Valeurs:
    fiches = contenu.formation.fiches
    return {
        "sans_formation": contenu.formation.absence,
        "formations": [
            {
                "titre": fiche.titre,
                "numero": rang if len(fiches) > 1 else "",
                "lignes": [{"cle": ligne.cle, "valeur": ligne.valeur} for ligne in fiche.lignes],
            }
            for rang, fiche in enumerate(fiches, 1)
        ],
    }


def _aides(contenu: ContenuPlanAction, image: Image) -> Valeurs:
    return {
        "intro_aides": contenu.aides.intro,
        "aides": [
            {
                "nom": ligne.nom,
                "organisme": ligne.organisme,
                "utilite": ligne.utilite,
                "contact": ligne.contact,
                "telephone": ligne.telephone,
                **_etat(ligne.etat, image),
            }
            for ligne in contenu.aides.lignes
        ],
    }


def _financement(rubrique: RubriqueFinancement, image: Image) -> Valeurs:
    dessin: Markup | str = ""
    if barre.peut_se_dessiner(rubrique.payeurs):
        png = barre.dessiner_barre(rubrique.payeurs)
        taille = (barre.LARGEUR, barre.HAUTEUR)
        dessin = image(png, taille, barre.decrire_barre(rubrique.payeurs))
    return {
        "sans_financement": rubrique.absence,
        "reste_a_payer": poser(rubrique.phrase),
        "barre": dessin,
        "payeurs": [_payeur(payeur, image) for payeur in rubrique.payeurs],
        "total_payeurs": {
            "egal_a": rubrique.total_payeurs.egal_a,
            "montant": rubrique.total_payeurs.montant,
        },
        "depenses": [
            {"libelle": d.libelle, "calcul": d.calcul, "montant": d.montant}
            for d in rubrique.depenses
        ],
        "total_depenses": {
            "egal_a": rubrique.total_depenses.egal_a,
            "montant": rubrique.total_depenses.montant,
        },
        "scenarios": [
            {
                "phrase": poser((Morceau(s.phrase, est_fort=s.est_espere),)),
                "montant": poser((Morceau(s.montant, est_fort=s.est_espere),)),
            }
            for s in rubrique.scenarios
        ],
        "reserve": poser_lignes(rubrique.reserve),
    }


def _payeur(payeur: LignePayeur, image: Image) -> dict[str, object]:
    signe = _signe(payeur.signe, image) if payeur.signe else Markup()
    mot = poser(simple(f"  {payeur.etat}" if payeur.signe else payeur.etat))
    dessin = pave(payeur.trame, payeur.jeton)
    return {
        "pave": image(dessin, PAVE, f"Dessin de la barre\u00a0: {NOMS_DES_TRAMES[payeur.trame]}"),
        "nom": payeur.nom,
        "precision": payeur.precision,
        "etat": signe + mot,
        "montant": payeur.montant,
    }


def _calendrier(rubrique: RubriqueCalendrier, contenu: ContenuPlanAction, image: Image) -> Valeurs:
    frises: Iterable[tuple[bytes, float]] = ()
    description = ""
    if rubrique.frise:
        frises = frise.dessiner_frises(rubrique.frise, le=contenu.aujourd_hui)
        description = rubrique.frise.description
    return {
        "intro_calendrier": rubrique.intro,
        "frises": [image(png, (frise.LARGEUR, hauteur), description) for png, hauteur in frises],
        "dates": [
            {"libelle": d.libelle, "quand": d.quand, "raison": d.raison} for d in rubrique.dates
        ],
    }


def _signature(
    contenu: ContenuPlanAction, image: Image, encres: Mapping[RoleSignataire, Markup]
) -> Valeurs:
    bloc = contenu.signature
    case = image(
        pictogrammes.case(est_cochee=bloc.est_coche),
        _CASE,
        "Coché" if bloc.est_coche else "Case à cocher",
    )
    personne, conseiller = bloc.paraphes
    code = code_version.dessiner_code(contenu.code)
    cote = (code_version.COTE, code_version.COTE)
    return {
        "revisions": [
            {
                "version": poser((Morceau(r.version, est_fort=r.est_courante),)),
                "quand": poser((Morceau(r.quand, est_fort=r.est_courante),)),
                "ce_qui_change": r.ce_qui_change,
            }
            for r in contenu.revisions
        ],
        "sans_revision": SANS_VERSION,
        "engagements": [{"case": case, "texte": phrase} for phrase in contenu.engagements],
        "reserves": bloc.reserves,
        "reserve_a_ecrire": not personne.est_pose,
        "paraphe_personne": _paraphe(personne, encres.get(RoleSignataire.BENEFICIAIRE)),
        "paraphe_conseiller": _paraphe(conseiller, encres.get(RoleSignataire.CONSEILLER)),
        "temoins": bloc.temoins,
        "ecart_de_signature": contenu.ecart_de_signature,
        "code": image(code, cote, f"Code de version\u00a0: {contenu.code}"),
        "titre_preuve": bloc.titre_preuve,
    }


def _paraphe(paraphe: Paraphe, encre: Markup | None) -> dict[str, str]:
    return {
        "titre": paraphe.titre,
        "signe": encre or paraphe.signe,
        "mode": paraphe.mode,
        "quand": paraphe.quand,
    }
