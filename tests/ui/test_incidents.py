"""Une erreur imprévue ne montre ni trace ni nom de personne."""

import sys

import pytest

from ui import incidents


def test_le_crochet_dit_une_phrase_et_note_le_lieu(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    phrases: list[str] = []
    incidents.installer(phrases.append)
    with pytest.raises(KeyError) as attrape:
        {}["Idriss Haddad"]
    sys.excepthook(KeyError, attrape.value, attrape.tb)
    assert phrases == [incidents.PHRASE]
    assert "KeyError" in caplog.text
    assert "test_incidents.py" in caplog.text
    assert "Idriss" not in caplog.text
    caplog.clear()


def test_ctrl_c_reste_a_python(monkeypatch: pytest.MonkeyPatch) -> None:
    recus: list[object] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *arguments: recus.append(arguments))
    incidents.installer(recus.append)
    arret = KeyboardInterrupt()
    sys.excepthook(KeyboardInterrupt, arret, None)
    assert recus == [(KeyboardInterrupt, arret, None)]
