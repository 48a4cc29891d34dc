"""Les équipes, sur un vrai serveur PostgreSQL."""
