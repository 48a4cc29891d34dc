"""La note d’alerte interne, quand l’argent manque."""
