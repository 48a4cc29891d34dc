"""Les ancres du plan d’actions : ce que le modèle peut, et doit, demander."""

from cep_desktop.documents.gabarit import Ancres

NOM_DU_GABARIT = "plan_action.docx"

_OBLIGATOIRES = """
structure personne conseiller titre_version pied empreinte_courte empreinte_longue code mon_projet
strategie prochaine_etape.titre prochaine_etape.details intro_etapes etapes etapes[].titre
etapes[].objectif etapes[].quand intro_actions etapes[].actions etapes[].actions[].etat
etapes[].actions[].libelle etapes[].actions[].qui etapes[].actions[].quand sans_formation
formations formations[].lignes formations[].lignes[].cle formations[].lignes[].valeur intro_aides
aides aides[].nom aides[].utilite aides[].etat sans_financement reste_a_payer payeurs
payeurs[].nom payeurs[].etat payeurs[].montant total_payeurs.montant depenses depenses[].libelle
depenses[].montant total_depenses.montant reserve intro_calendrier revisions revisions[].version
revisions[].quand revisions[].ce_qui_change sans_revision engagements engagements[].texte
engagements[].case reserves reserve_a_ecrire paraphe_personne.titre paraphe_personne.mode
paraphe_personne.quand paraphe_conseiller.titre paraphe_conseiller.mode paraphe_conseiller.quand
titre_preuve ecart_de_signature
"""

_FACULTATIVES = """
chemin mots_du_projet mots_du_projet.texte mots_du_projet.auteur chemins chemins[].titre
chemins[].duree chemins[].avis chemins[].signe chemins[].choix mots_de_la_strategie
mots_de_la_strategie.texte mots_de_la_strategie.auteur prochaine_etape etapes[].numero
etapes[].pastille etapes[].actions[].signe etapes[].actions[].idee_de vigilance formations[].titre
formations[].numero aides[].organisme aides[].contact aides[].telephone aides[].signe barre
payeurs[].pave payeurs[].precision
total_payeurs total_payeurs.egal_a depenses[].calcul total_depenses
total_depenses.egal_a scenarios scenarios[].phrase scenarios[].montant frises dates
dates[].libelle dates[].quand dates[].raison paraphe_personne paraphe_personne.signe
paraphe_conseiller paraphe_conseiller.signe temoins
"""

ANCRES = Ancres.nommees(obligatoires=_OBLIGATOIRES, facultatives=_FACULTATIVES)
