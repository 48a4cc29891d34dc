"""Noms courts des énumérations de Qt que les écrans emploient."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QDialogButtonBox, QSizePolicy

Alignement = Qt.AlignmentFlag
Attribut = Qt.WidgetAttribute
Bouton = QDialogButtonBox.StandardButton
BoutonSouris = Qt.MouseButton
ContexteTouche = Qt.ShortcutContext
Coupe = Qt.TextElideMode
Curseur = Qt.CursorShape
Defilement = Qt.ScrollBarPolicy
Evenement = QEvent.Type
Focus = Qt.FocusPolicy
Format = Qt.TextFormat
Graisse = QFont.Weight
Groupe = QPalette.ColorGroup
Indicateur = Qt.ItemFlag
Modificateur = Qt.KeyboardModifier
Orientation = Qt.Orientation
Raison = Qt.FocusReason
Remplissage = Qt.BrushStyle
Rendu = QPainter.RenderHint
Role = Qt.ItemDataRole
RoleCouleur = QPalette.ColorRole
Taille = QSizePolicy.Policy
TexteDessine = Qt.TextFlag
Touche = Qt.Key
Trait = Qt.PenStyle
