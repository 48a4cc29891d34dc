"""La trésorerie de la personne : ce qu’elle paie et reçoit, mois par mois."""
