#!/usr/bin/env python3
"""store_state.py DATA/scrip.db - what a store of Scrip holds, as one JSON object, read beside the running server or after it.

integrity: of every page and index. half: rows that only half a write could leave: a request without its answer, a patient without
the audit line of its act, a sealed stream that a document names and that lacks chunks."""
import json, sqlite3, sys

db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True, timeout=10)
one = lambda sql: db.execute(sql).fetchone()[0]
db.execute("BEGIN")
print(json.dumps({
    "integrity": one("PRAGMA integrity_check"),
    "foreign": len(db.execute("PRAGMA foreign_key_check").fetchall()),
    "patients": one("SELECT count(*) FROM patient"),
    "half": one("SELECT count(*) FROM request WHERE answer IS NULL")
    + abs(one("SELECT count(*) FROM patient") - one("SELECT count(*) FROM audit WHERE act = 'SavePatient' AND outcome = 'done'"))
    + one("""SELECT count(*) FROM document_part AS part WHERE chunk_count <> (SELECT count(*) FROM document_chunk AS chunk
             WHERE chunk.practice_id = part.practice_id AND chunk.stream_id = part.stream_id)"""),
}))
