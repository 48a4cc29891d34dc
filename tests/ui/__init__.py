"""L’écran, essayé comme une personne : à la souris, au clavier, et relu."""
