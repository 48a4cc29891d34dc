# Les verbes de l’atelier. « make run » et « make test » suffisent à un nouveau venu.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := aide
.DELETE_ON_ERROR:

PYTHON ?= $(shell .ci/systeme trouver-python)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
VERROU := $(BIN)/uv pip compile pyproject.toml --group construction --quiet --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate
RECETTE := pyproject.toml $(wildcard requirements/*.txt)

.PHONY: aide run test check endurance schema shots build bench lock clean

aide:  ## Montre cette liste
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

# Chaque témoin dit qu’un verrou est installé ; l’environnement est refait quand la recette change.
$(VENV)/execution: $(RECETTE)
	@.ci/systeme python "$(PYTHON)"
	@echo "Préparation de l’environnement $(VENV)"
	@"$(PYTHON)" -m venv --clear $(VENV)
	@$(PIP) install --require-hashes -r requirements/execution.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test: $(VENV)/execution
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/dev: $(VENV)/test
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

run: $(VENV)/execution  ## Ouvre l’application, ou produit les papiers d’un exemple s’il n’y a pas d’écran
	@.ci/systeme fenetre $(BIN)/python
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname -s)" != Linux ]; then \
		$(BIN)/cep-desktop; \
	else \
		$(BIN)/cep-desktop exemple --sortie sortie; \
		echo "Aucun écran : les papiers de l’exemple sont dans $(CURDIR)/sortie"; \
	fi

# CEP_TEST_FIGE=1 essaie aussi le paquet autonome : il faut alors de quoi le construire.
FIGE := $(filter 1,$(CEP_TEST_FIGE))

test: $(VENV)/$(if $(FIGE),dev,test)  ## Passe tous les essais, sans écran
	@.ci/systeme essais $(BIN)/python
	@$(if $(FIGE),.ci/systeme construction $(BIN)/python)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --numprocesses=logical --dist=loadfile $(OPTIONS)

# 1 000 programmes tués, 2 000 coupures de courant, 4 000 écritures disputées : une demi-heure.
endurance: $(VENV)/test  ## Tue, coupe et dispute longuement le coffre et le serveur d’équipe
	@.ci/systeme essais $(BIN)/python
	CEP_TEST_MORTS=1000 CEP_TEST_COUPURES=2000 CEP_TEST_ECRITURES=500 QT_QPA_PLATFORM=offscreen \
		$(BIN)/python -m pytest $(OPTIONS) tests/storage/coffre/test_kill9.py \
		tests/storage/coffre/test_coupure.py tests/storage/postgresql/test_concurrence.py

check: $(VENV)/dev  ## Vérifie le style, les types, les cloisons, le glossaire et les gabarits
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@.ci/systeme fenetre $(BIN)/python
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --quiet \
		tests/architecture/test_glossaire.py tests/documents/test_gabarits.py

schema: $(VENV)/execution  ## Réécrit le schéma publié du dossier portable
	@PYTHONUTF8=1 $(BIN)/python -c "from cep_desktop.documents.dossier_portable.schema import schema; \
		print(schema(), end='')" > docs/format/dossier-v1.schema.json

shots: $(VENV)/test  ## Dessine chaque page dans captures/
	@.ci/systeme fenetre $(BIN)/python
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.captures captures
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.captures_poste captures

build: $(VENV)/dev  ## Construit le paquet autonome dans dist/
	@.ci/systeme construction $(BIN)/python
	$(BIN)/python -m PyInstaller --noconfirm --clean --log-level WARN build.spec

bench: $(VENV)/dev  ## Mesure les temps
	$(BIN)/python -m bench

lock: $(VENV)/dev  ## Réécrit les verrous (OPTIONS=--upgrade pour tout mettre à jour)
	$(VERROU) $(OPTIONS) --extra dev -o requirements/dev.txt
	$(VERROU) --constraints requirements/dev.txt --extra test -o requirements/test.txt
	$(VERROU) --constraints requirements/dev.txt -o requirements/execution.txt

clean:  ## Efface l’environnement et tout ce qui se refait
	rm -rf $(VENV) build dist sortie captures .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
