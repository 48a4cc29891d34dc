"""Les pièces réutilisables des écrans ; aucune ne connaît une page."""
