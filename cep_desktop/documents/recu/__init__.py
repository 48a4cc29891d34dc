"""Le reçu des informations remises à la personne."""
