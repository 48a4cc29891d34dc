"""La matrice « qui couvre quoi » de la feuille Dépenses."""
