"""La fenêtre : le rail, la barre haute, et la page montrée."""
