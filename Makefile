# Every command that a developer or a user types. `make help` lists them.

.DEFAULT_GOAL := help
.PHONY: help run test bench fuzz corpus package package-test fmt lint setup clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## install what is missing, build and open the window (without a display: do the job on the sample)
	@scripts/run

test: ## every test, the real window included; prints the minutes of each stage
	@scripts/test

bench: ## measure speed and size against openpyxl, LibreOffice and an empty window
	@scripts/bench

fuzz: ## fuzz every parser of received files, a minute each (SECONDS_EACH=60)
	@scripts/fuzz

corpus: ## read every workbook below a folder and print figures: make corpus DIR=…
	@scripts/corpus $(DIR)

package: ## build the packages (.deb, .rpm) of window and command line
	@scripts/package

package-test: ## install, use and remove the package on a clean Debian in a folder of its own
	@scripts/package-test

fmt: ## format Rust and the interface's sources
	@scripts/setup build
	@cargo fmt --all
	@npm --prefix ui run format

lint: ## everything that a linter says, warnings as errors
	@scripts/setup window
	@scripts/lint

setup: ## install everything that building and testing need
	@scripts/setup test

clean: ## remove what was built and downloaded here
	@cargo clean
	@rm -rf ui/dist ui/node_modules .cache
