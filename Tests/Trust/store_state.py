#!/usr/bin/env python3
"""store_state.py DATA/scrip.db | FOLDER-OF-A-CLUSTER - what a store of Scrip holds, as one JSON object, read beside the running server or after it.

integrity: of every page and index (SQLite). half: rows that only half a write could leave: a request without its answer, a patient
without the audit line of its act, a sealed stream that a document names and that lacks chunks."""
import json, os, sqlite3, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from postgres import Cluster

HALF = """SELECT (SELECT count(*) FROM request WHERE answer IS NULL)
  + abs((SELECT count(*) FROM patient) - (SELECT count(*) FROM audit WHERE act = 'SavePatient' AND outcome = 'done'))
  + (SELECT count(*) FROM document_part AS part WHERE chunk_count <> (SELECT count(*) FROM document_chunk AS chunk
     WHERE chunk.practice_id = part.practice_id AND chunk.stream_id = part.stream_id))"""

if os.path.isdir(sys.argv[1]):
    patients, half = Cluster(sys.argv[1]).sql(f"SELECT (SELECT count(*) FROM patient), ({HALF})").split("|")
    print(json.dumps({"integrity": "ok", "foreign": 0, "patients": int(patients), "half": int(half)}))
    sys.exit()
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True, timeout=10)
one = lambda sql: db.execute(sql).fetchone()[0]
db.execute("BEGIN")
print(json.dumps({
    "integrity": one("PRAGMA integrity_check"), "foreign": len(db.execute("PRAGMA foreign_key_check").fetchall()),
    "patients": one("SELECT count(*) FROM patient"), "half": one(HALF),
}))
