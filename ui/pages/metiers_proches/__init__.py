"""Les métiers proches de ce que la personne sait déjà faire."""
