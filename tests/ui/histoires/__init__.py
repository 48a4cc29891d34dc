"""Des entretiens entiers, vécus à la souris ou au clavier seul."""
