"""La preuve, rangée comme les pièces qu’elle prouve."""
