#!/usr/bin/env python3
"""Asks other people's validators what they think of X12 files.

usage: check.py pyx12|x12sdk FOLDER    one line a finding; exit code 1 when there is one that is not a known fault

A known fault is a place where the validator is stricter than the guide; each stands below with its reason.
"""
import io
import logging
import pathlib
import re
import sys

KNOWN = {
    "pyx12": [
        # 835 closes with as many PLB as there are adjustments; its map takes one.
        r"Loop FOOTER exceeded max count",
    ],
    "x12sdk": [
        # DMG03 is F, M or U; it knows two.
        r"gender_code: Input should be 'F' or 'M'",
        # 837P: it takes the supervising provider's REF for another NM1.
        r"loop_2310d\.ref_segment\.",
        # 271: it takes the qualifier of a quantity for a number.
        r"eb_segment\.quantity_qualifier: Input should be a valid decimal",
        # 271: it wants the provider's reasons of refusal for the subscriber's and dependent's, and has no 71, 72, 75.
        r"loop_2100[cd]\.aaa_segment\.\d+\.reject_reason_code: Input should be",
        # 835: the rendering provider may be named by number alone.
        r"loop_2100\.\d+\.nm1_segment\.\d+\.name_last_or_organization_name: Input should be a valid string",
        # 835: PLB repeats.
        r"footer\.plb_segment: Input should be a valid dictionary",
    ],
}


def pyx12_findings(path):
    import pyx12.params
    import pyx12.x12n_document

    records = []

    class Keep(logging.Handler):
        def emit(self, record):
            records.append(record.getMessage())

    log = logging.getLogger("pyx12")
    log.handlers, log.propagate = [Keep()], False
    log.setLevel(logging.ERROR)
    text = path.read_text()
    passed = pyx12.x12n_document.x12n_document(
        param=pyx12.params.params(), src_file=io.StringIO(text), fd_997=None, fd_html=None, fd_xmldoc=None)
    # It cannot write the acknowledgement of an 835 that has findings; that says nothing about the file.
    findings = [record for record in records if "Failed to create 999" not in record]
    return findings or ([] if passed else ["refused without a reason"])


def x12sdk_findings(path):
    from pydantic import ValidationError
    from x12sdk.io import X12ModelReader

    try:
        with X12ModelReader(str(path)) as reader:
            for _ in reader.models():
                pass
    except ValidationError as error:
        return [".".join(str(part) for part in one["loc"]) + ": " + one["msg"] for one in error.errors()]
    return []


def main():
    peer, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    ask = {"pyx12": pyx12_findings, "x12sdk": x12sdk_findings}[peer]
    known = [re.compile(pattern) for pattern in KNOWN[peer]]
    files = sorted(folder.iterdir())
    found = 0
    for path in files:
        for finding in ask(path):
            if any(pattern.search(finding) for pattern in known):
                continue
            found += 1
            print(f"{path.name}: {finding}")
    print(f"{peer}: {len(files)} files, {found} findings")
    return 1 if found or not files else 0


sys.exit(main())
