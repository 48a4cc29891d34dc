"""Les papiers Word qui tiennent en un contenu et un modèle."""
