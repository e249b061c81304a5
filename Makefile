# make run shows the product; make test is what the CI runs; make check is what a change must pass before review.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# SwiftPM alone lets an undeclared import between targets of one package build.
export FLAGS := --explicit-target-dependency-import-check error
PREFIX ?= /usr/local

.PHONY: help run test check lint expressions fuzz trust golden bench install

help:
	@printf '%s\n' \
	  'make run      build and start a made-up practice' \
	  'make test     every test (debug build); installs what it needs, reads nothing outside the checkout' \
	  'make check    format, every test, house rules, slow expressions, a short fuzz' \
	  'make fuzz     X12 readers on any bytes, for an hour' \
	  'make trust    kill -9, power cut, foreign ids, slow clients, hostile files' \
	  'make golden   record the golden files anew, then show what changed' \
	  'make bench    measure; results go to docs/benchmarks.md' \
	  'make install  release build into PREFIX (/usr/local)'

# ARGS reach the program: make run ARGS="--today 2026-11-24"
run:
	@scripts/setup run
	@swift build $(FLAGS) --product scrip-decode
	@swift build $(FLAGS) --product scrip
	@exec "$$(swift build --show-bin-path)/scrip" demo $(ARGS)

test:
	@scripts/test

# Warnings are errors in every build (Package.swift); house rules and links of the docs are TidyTests.
check: lint test expressions
	scripts/fuzz 20

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

# An expression that takes the compiler more than 300 ms is split. A build of its own: the flag would rebuild .build.
expressions:
	swift build $(FLAGS) --scratch-path .build-check -Xswiftc -Xfrontend -Xswiftc -warn-long-expression-type-checking=300

fuzz:
	scripts/fuzz 3600

trust:
	@scripts/trust

golden:
	@git grep -q SCRIP_RECORD -- 'Tests/*.swift' || { echo 'No suite keeps golden files yet.' >&2; exit 1; }
	SCRIP_RECORD=1 swift test $(FLAGS)
	@git --no-pager diff --stat -- Tests

bench:
	swift run --package-path Benchmarks --configuration release bench

# The Swift library is linked in, so the programs run where no toolchain is.
install:
	@scripts/setup run
	swift build $(FLAGS) --configuration release --static-swift-stdlib --product scrip-decode
	swift build $(FLAGS) --configuration release --static-swift-stdlib --product scrip
	@bin="$$(swift build --configuration release --show-bin-path)"; \
	  install -D -t "$(DESTDIR)$(PREFIX)/bin" "$$bin/scrip" "$$bin/scrip-decode"
