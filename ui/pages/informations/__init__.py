"""La page des informations remises : ce que la personne emporte."""
