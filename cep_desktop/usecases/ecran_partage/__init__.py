"""Ce que la personne voit quand l’écran est tourné vers elle."""
