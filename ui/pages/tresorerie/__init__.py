"""La page de la trésorerie, mois par mois."""
