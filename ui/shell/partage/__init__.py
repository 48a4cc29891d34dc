"""L’écran tourné vers la personne : ses pages, son rail, son bandeau."""
