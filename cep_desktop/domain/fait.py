"""Le catalogue des faits qu’une règle peut lire : code, question, genre, unité."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from cep_desktop.domain.code import Code


class Genre(Code):
    """La forme d’une réponse."""

    OUI_NON = "oui_non", "oui ou non"
    NOMBRE = "nombre", "nombre"
    DATE = "date", "date"
    MONTANT = "montant", "montant en euros"
    TEXTE = "texte", "mot"


class StatutEmploi(Code):
    """Situation d’emploi, au sens des dispositifs."""

    CDI = "cdi", "Salarié en CDI"
    CDD = "cdd", "Salarié en CDD"
    INTERIM = "interim", "Intérimaire"
    INTERMITTENT = "intermittent", "Intermittent du spectacle"
    APPRENTI = "apprenti", "Apprenti ou contrat de professionnalisation"
    DEMANDEUR_EMPLOI = "demandeur_emploi", "Demandeur d’emploi inscrit"
    SANS_EMPLOI = "sans_emploi", "Sans emploi, non inscrit"
    INDEPENDANT = "independant", "Indépendant"
    AGENT_PUBLIC = "agent_public", "Agent public"
    ETUDIANT_OU_RETRAITE = "etudiant_ou_retraite", "Étudiant ou retraité qui travaille ou cherche"


@dataclass(frozen=True, slots=True)
class Choix:
    """Une réponse possible à une question fermée."""

    code: str
    libelle: str


_STATUTS = tuple(Choix(statut.value, statut.libelle) for statut in StatutEmploi)
_SECTEURS = (
    Choix("commerce", "Commerce, industrie, services"),
    Choix("artisanat", "Artisanat"),
    Choix("liberal", "Profession libérale"),
    Choix("medecin", "Médecin libéral"),
    Choix("agricole", "Agriculture"),
)
_ALLOCATIONS = (
    Choix("are", "Allocation chômage (ARE)"),
    Choix("asp", "Allocation de sécurisation professionnelle (CSP)"),
    Choix("ass", "Allocation de solidarité (ASS)"),
    Choix("rsa", "RSA"),
    Choix("aucune", "Aucune"),
)
_FONCTIONS_PUBLIQUES = (
    Choix("etat", "État"),
    Choix("territoriale", "Territoriale"),
    Choix("hospitaliere", "Hospitalière"),
)
_OPERATEURS = (
    Choix("avenir_actifs", "Avenir Actifs (opérateur de la région)"),
    Choix("apec", "Apec"),
    Choix("cap_emploi", "Cap emploi"),
    Choix("france_travail", "France Travail"),
    Choix("mission_locale", "Mission locale"),
    Choix("autre", "Autre opérateur"),
)
_SUJETS = (
    Choix("alimentation", "Métier de l’alimentation"),
    Choix("metier", "Autre métier"),
    Choix("transverse", "Compétence transversale"),
    Choix("autre", "Autre sujet"),
)


class CodeFait(StrEnum):
    """Question dont la réponse datée est un fait ; l’unité est dans le libellé."""

    libelle: str
    genre: Genre
    choix: tuple[Choix, ...]

    def __new__(cls, code: str, libelle: str, genre: Genre, choix: tuple[Choix, ...] = ()) -> Self:
        """Crée le fait : code enregistré, question affichée, forme de la réponse."""
        membre = str.__new__(cls, code)
        membre._value_ = code
        membre.libelle, membre.genre, membre.choix = libelle, genre, choix
        return membre

    STATUT_EMPLOI = "statut_emploi", "Situation d’emploi", Genre.TEXTE, _STATUTS
    EST_CADRE = "est_cadre", "Statut cadre", Genre.OUI_NON
    EST_BOETH = "est_boeth", "Reconnaissance du handicap (RQTH ou autre)", Genre.OUI_NON
    ROME_ACTUEL = "rome_actuel", "Code ROME du métier actuel", Genre.TEXTE
    EST_SCOLARISE = "est_scolarise", "Élève ou étudiant aujourd’hui", Genre.OUI_NON
    NIVEAU_QUALIFICATION = "niveau_qualification", "Niveau de diplôme (1 à 8)", Genre.NOMBRE
    REGION_RESIDENCE = "region_residence", "Région où la personne habite (code Insee)", Genre.TEXTE
    REGION_TRAVAIL = "region_travail", "Région où la personne travaille (code Insee)", Genre.TEXTE

    EMPLOYEUR = "employeur", "Employeur", Genre.TEXTE
    EFFECTIF = "effectif", "Nombre de salariés de l’entreprise", Genre.NOMBRE
    IDCC = "idcc", "Convention collective (IDCC)", Genre.TEXTE
    ENTREE_ENTREPRISE_LE = "entree_entreprise_le", "Date d’entrée dans l’entreprise", Genre.DATE
    FIN_CONTRAT_LE = "fin_contrat_le", "Date de fin du contrat", Genre.DATE
    MOIS_SALARIAT = "mois_salariat", "Mois de salariat au total", Genre.NOMBRE
    MOIS_CDD_12 = "mois_cdd_12_mois", "Mois de CDD sur les 12 derniers mois", Genre.NOMBRE
    MOIS_SALARIAT_60 = "mois_salariat_60_mois", "Mois de salariat sur 5 ans", Genre.NOMBRE
    JOURS_INTERMITTENCE = "jours_intermittence", "Jours ou cachets retenus", Genre.NOMBRE
    JOURS_TRAVAILLES_60 = "jours_travailles_60_mois", "Jours travaillés sur 60 mois", Genre.NOMBRE
    HEURES_INTERIM_18 = "heures_interim_18_mois", "Heures d’intérim sur 18 mois", Genre.NOMBRE
    HEURES_AGENCE_18 = "heures_agence_18_mois", "Heures dans la même agence, 18 mois", Genre.NOMBRE
    TEMPS_TRAVAIL = "temps_travail", "Temps de travail (% d’un temps plein)", Genre.NOMBRE
    SALAIRE_MENSUEL_BRUT = "salaire_mensuel_brut", "Salaire brut par mois", Genre.MONTANT
    EST_LICENCIE_ECO = "est_licencie_economique", "Licenciement économique", Genre.OUI_NON
    EST_INAPTE = "est_licencie_inapte", "Licenciement pour inaptitude", Genre.OUI_NON
    A_SUIVI_FORMATION_DEPUIS = (
        "a_suivi_formation_depuis", "Formation suivie depuis le licenciement", Genre.OUI_NON,
    )  # fmt: skip
    ABSENCE_LONGUE = (
        "absence_six_mois", "Maladie professionnelle ou 6 mois d’absence, sur 24 mois",
        Genre.OUI_NON,
    )  # fmt: skip
    DERNIER_ENTRETIEN_PARCOURS_LE = (
        "dernier_entretien_parcours_le", "Dernier entretien de parcours", Genre.DATE,
    )  # fmt: skip

    DEMANDE_ABSENCE_LE = "demande_absence_le", "Demande d’absence à l’employeur", Genre.DATE
    ACCORD_EMPLOYEUR_LE = "accord_employeur_le", "Accord de l’employeur", Genre.DATE
    CONTRAT_SIGNE_LE = "contrat_signe_le", "Contrat de formation signé", Genre.DATE
    PROMESSE_EMBAUCHE = "promesse_embauche", "Un employeur s’engage à embaucher", Genre.OUI_NON

    CPF_SOLDE = "cpf_solde", "Droits sur le compte formation", Genre.MONTANT
    CPF_HEURES = "cpf_heures", "Droits CPF en heures (agents publics)", Genre.NOMBRE
    C2P_POINTS = "c2p_points", "Points de prévention (C2P)", Genre.NOMBRE
    TAUX_INCAPACITE = "taux_incapacite", "Incapacité après un accident (%)", Genre.NOMBRE
    METIER_USANT = "metier_usant", "Métier usant reconnu par la branche", Genre.OUI_NON
    A_FAIT_BILAN = "a_fait_bilan", "Bilan de compétences déjà financé", Genre.OUI_NON
    DERNIER_BILAN_LE = "dernier_bilan_le", "Dernier bilan de compétences financé", Genre.DATE
    A_FAIT_PTP = "a_fait_ptp", "Congé de transition déjà suivi", Genre.OUI_NON
    DERNIER_PTP_FIN_LE = "dernier_ptp_fin_le", "Fin du dernier congé de transition", Genre.DATE
    DERNIER_PTP_MOIS = "dernier_ptp_mois", "Durée du dernier congé (mois)", Genre.NOMBRE
    ANNEES_EXPERIENCE = (
        "annees_experience", "Années d’expérience en lien avec la certification", Genre.NOMBRE,
    )  # fmt: skip
    A_FAIT_CONGE_VAE = "a_fait_conge_vae", "Congé VAE déjà pris dans l’entreprise", Genre.OUI_NON
    DERNIER_CONGE_VAE_LE = "dernier_conge_vae_le", "Dernier congé VAE", Genre.DATE

    INSCRIPTION_FT_LE = "inscription_france_travail_le", "Inscription à France Travail", Genre.DATE
    ALLOCATION = "allocation", "Allocation perçue", Genre.TEXTE, _ALLOCATIONS
    FIN_ALLOCATION_LE = "fin_allocation_le", "Date de fin de l’allocation", Genre.DATE
    EST_EN_CSP = "est_en_csp", "Contrat de sécurisation professionnelle", Genre.OUI_NON
    DEMANDE_CEP_LE = "demande_cep_le", "Date de la demande de conseil", Genre.DATE
    OPERATEUR_CEP = "operateur_cep", "Opérateur du conseil", Genre.TEXTE, _OPERATEURS
    ATTESTATION_PROJET_LE = (
        "attestation_projet_le", "Attestation de projet réel et sérieux", Genre.DATE,
    )  # fmt: skip
    PROJET_DEMISSION = "projet_demission", "Pense à démissionner pour son projet", Genre.OUI_NON
    DEMISSION_LE = "demission_le", "Date de la démission", Genre.DATE
    METIER_ETUDIE = "metier_etudie", "Caractéristiques du métier visé étudiées", Genre.OUI_NON
    PERSPECTIVES_ETUDIEES = (
        "perspectives_etudiees", "Perspectives d’emploi étudiées", Genre.OUI_NON,
    )  # fmt: skip
    MARCHE_ETUDIE = "marche_etudie", "Marché de l’activité étudié", Genre.OUI_NON
    BESOINS_CHIFFRES = (
        "besoins_chiffres", "Besoins d’argent et ressources de l’activité chiffrés", Genre.OUI_NON,
    )  # fmt: skip
    MOYENS_PREVUS = (
        "moyens_prevus", "Moyens techniques et humains de l’activité prévus", Genre.OUI_NON,
    )  # fmt: skip

    SECTEUR_INDEPENDANT = (
        "secteur_independant", "Activité indépendante", Genre.TEXTE, _SECTEURS,
    )  # fmt: skip
    CFP_A_JOUR = "cfp_a_jour", "Contribution formation (CFP) à jour", Genre.OUI_NON
    CFP_VERSEE = "cfp_versee", "Contribution formation versée", Genre.MONTANT
    SUJET_FORMATION = (
        "sujet_formation", "Sujet de la formation, pour un artisan", Genre.TEXTE, _SUJETS,
    )  # fmt: skip
    FONCTION_PUBLIQUE = "fonction_publique", "Fonction publique", Genre.TEXTE, _FONCTIONS_PUBLIQUES
    ANNEES_SERVICE = "annees_service", "Années de services publics", Genre.NOMBRE
    ANNEES_CONGE_FORMATION = (
        "annees_conge_formation", "Congé de formation déjà pris (années)", Genre.NOMBRE,
    )  # fmt: skip
    PERMIS_B = "permis_b", "Permis de conduire B", Genre.OUI_NON
    DISTANCE_FORMATION = "distance_formation", "Trajet aller et retour (km)", Genre.NOMBRE
    ENFANTS_A_CHARGE = "enfants_a_charge", "Enfants à charge", Genre.NOMBRE


FAITS_DE_SANTE = frozenset(
    {
        CodeFait.EST_BOETH,
        CodeFait.EST_INAPTE,
        CodeFait.TAUX_INCAPACITE,
        CodeFait.ABSENCE_LONGUE,
    }
)
"""Faits qui disent un handicap ou un état de santé (RGPD, art. 9)."""
