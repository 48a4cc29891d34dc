"""Les mots fermés d’un fichier de règles : comment une aide s’obtient, d’où se compte un délai."""

from cep_desktop.domain.code import Code


class Attribution(Code):
    """Ce qui fait qu’une aide est obtenue ; une aide de droit est plus sûre."""

    DROIT = "droit", "de droit, si les conditions sont remplies"
    DECISION = "decision", "sur décision de l’organisme"
    ACCORD = "accord", "avec l’accord de l’employeur"
    PERSONNE = "personne", "payé par la personne"


class Perimetre(Code):
    """Ce qui rattache la personne à une région."""

    RESIDENCE = "region_residence", "la région où la personne habite"
    TRAVAIL = "region_travail", "la région où la personne travaille"


class Base(Code):
    """À quoi un plafond se rapporte."""

    PROJET = "projet", "par projet"
    AN = "an", "par an"
    MOIS = "mois", "par mois"
    JOUR = "jour", "par jour"
    HEURE = "heure", "par heure"
    KILOMETRE = "kilometre", "par kilomètre"
    REPAS = "repas", "par repas"
    NUIT = "nuit", "par nuit"
    PART = "part", "en pour cent du prix"


class Portee(Code):
    """Ce que le plafond limite."""

    AIDE = "aide", "cette aide"
    SOMME_DES_AIDES = "somme_des_aides", "toutes les aides réunies"


class Sens(Code):
    """De quel côté du repère se compte un délai."""

    AVANT = "avant", "avant"
    APRES = "apres", "après"


class Repere(Code):
    """La date d’où se compte un délai."""

    DEBUT_FORMATION = "debut_formation", "le début de la formation"
    FIN_FORMATION = "fin_formation", "la fin de la formation"
    FIN_CONTRAT = "fin_contrat", "la fin du contrat"
    DEMANDE_ABSENCE = "demande_absence", "la demande à l’employeur"
    ACCORD_EMPLOYEUR = "accord_employeur", "l’accord de l’employeur"
    DEPOT = "depot", "le dépôt de la demande"
    DECISION = "decision", "la décision"
    ATTESTATION = "attestation", "l’attestation"
    DEMISSION = "demission", "la démission"
    RECEVABILITE = "recevabilite", "la recevabilité"
    SIGNATURE = "signature", "la signature du contrat"
    RUPTURE = "rupture", "la rupture"


class Defaut(Code):
    """Ce qui fait chercher autre chose : une aide dit non, ou ne suffit pas."""

    REFUS = "refus", "après un refus"
    INSUFFISANCE = "insuffisance", "quand l’aide ne suffit pas"


class RoleDelai(Code):
    """Ce que la date calculée veut dire."""

    OUVERTURE = "ouverture", "pas avant"
    LIMITE = "limite", "au plus tard"
    ATTENTE = "attente", "réponse attendue"
