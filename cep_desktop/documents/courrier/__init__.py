"""Les courriers : au financeur, à l’employeur, à l’organisme de formation, à une structure."""
