#!/usr/bin/env python3
"""store_state.py DATA/scrip.db | FOLDER-OF-A-CLUSTER [--keys PREFIX] - what a store of Scrip holds, as one JSON object, read beside the
running server or after it, on one snapshot.

integrity, foreign: of every page and index, and of every reference (SQLite). half: what only half an act could leave, by name; each is 0 in
a store that is whole. done: acts by name, as the audit log counts them. rows: of the tables that an
act leaves one row in. keys: requests that were answered and whose key begins so."""
import json, os, sqlite3, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from postgres import Cluster

TABLES = ["patient", "appointment", "session_note", "receipt", "patient_payment", "remittance_file"]

OF = lambda table, other, **same: " AND ".join([f"{table}.practice_id = {other}.practice_id"] + [f"{table}.{a} = {other}.{b}" for a, b in same.items()])
HALF = {
    "requests without an answer": "SELECT count(*) FROM request WHERE answer IS NULL",
    "sealed streams that lack chunks": f"SELECT count(*) FROM document_part p WHERE chunk_count <> (SELECT count(*) FROM document_chunk c WHERE {OF('c', 'p', stream_id='stream_id')})",
    "appointments without their quarters": f"SELECT count(*) FROM appointment a WHERE state <> 'cancelled' AND minutes <> 15 * (SELECT count(*) FROM slot s WHERE {OF('s', 'a', appointment_id='id', resource_id='therapist_id')})",
    "quarters of cancelled appointments": f"SELECT count(*) FROM slot s JOIN appointment a ON {OF('a', 's', id='appointment_id')} WHERE a.state = 'cancelled'",
    "signed notes whose appointment is not over": f"SELECT count(*) FROM session_note n JOIN appointment a ON {OF('a', 'n', id='appointment_id')} WHERE a.state NOT IN ('done', 'cancelled')",
    "appointments over without a note": f"SELECT count(*) FROM appointment a WHERE state = 'done' AND NOT EXISTS (SELECT 1 FROM session_note n WHERE {OF('n', 'a', appointment_id='id')})",
    "signed notes that still have a draft": f"SELECT count(*) FROM session_note n JOIN note_draft d ON {OF('d', 'n', appointment_id='appointment_id')}",
    "delivered sessions neither charged nor waiting": f"""SELECT count(*) FROM session_note n WHERE ending = 'delivered' AND NOT EXISTS (SELECT 1 FROM session_to_charge t WHERE {OF('t', 'n', note_id='id')})
        AND NOT EXISTS (SELECT 1 FROM charge c WHERE {OF('c', 'n', note_id='id')})""",
    "sessions both charged and waiting": f"SELECT count(*) FROM session_to_charge t WHERE EXISTS (SELECT 1 FROM charge c WHERE {OF('c', 't', note_id='note_id')} AND c.withdrawn_at IS NULL)",
    "claims whose lines are not their sum": f"SELECT count(*) FROM claim m WHERE cents <> (SELECT coalesce(sum(c.cents), 0) FROM charge c WHERE {OF('c', 'm', claim_id='id')})",
    "claims without content": f"SELECT count(*) FROM claim m WHERE standing <> 'to_fix' AND NOT EXISTS (SELECT 1 FROM claim_version v WHERE {OF('v', 'm', claim_id='id')})",
    "claims sent in no file": f"""SELECT count(*) FROM claim_event e WHERE kind = 'submitted' AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.practice_id = e.practice_id AND o.channel = 'claim' AND o.control_number = e.control_number)""",
    "files of no claim": f"SELECT count(*) FROM outbox o WHERE channel = 'claim' AND NOT EXISTS (SELECT 1 FROM claim_event e WHERE e.practice_id = o.practice_id AND e.control_number = o.control_number AND e.kind = 'submitted')",
    "receipts whose charges are not their sum": f"SELECT count(*) FROM receipt r WHERE voids_id IS NULL AND NOT EXISTS (SELECT 1 FROM receipt v WHERE {OF('v', 'r', voids_id='id')}) AND cents <> (SELECT coalesce(sum(c.cents), 0) FROM charge c WHERE {OF('c', 'r', receipt_id='id')})",
    "postings whose debits and credits differ": f"SELECT count(*) FROM posting p WHERE 0 <> (SELECT sum(cents) FROM posting_entry e WHERE {OF('e', 'p', posting_id='id')})",
    "postings without two entries": f"SELECT count(*) FROM posting p WHERE 2 > (SELECT count(*) FROM posting_entry e WHERE {OF('e', 'p', posting_id='id')})",
    "payments of patients that were not posted": f"SELECT count(*) FROM patient_payment y WHERE NOT EXISTS (SELECT 1 FROM posting_entry e WHERE {OF('e', 'y', posting_id='posting_id', patient_id='patient_id')})",
    "remittances that lack answers": f"SELECT count(*) FROM remittance r WHERE claims <> (SELECT count(*) FROM remitted_claim c WHERE {OF('c', 'r', remittance_id='id')})",
    "files of payments that lack payments": f"SELECT count(*) FROM remittance_file f WHERE payments <> (SELECT count(*) FROM remittance r WHERE {OF('r', 'f', file_id='id')})",
    "posted answers without a posting": "SELECT count(*) FROM remitted_claim WHERE state = 'posted' AND posting_id IS NULL AND paid_cents <> 0",
}

def rows_of(where):
    """A function that answers a statement with its rows, all of one snapshot on SQLite. Bytes come back as bytes."""
    if os.path.isdir(where):
        value = lambda text: bytes.fromhex(text[2:]) if text.startswith("\\x") else text
        cluster = Cluster(where); return lambda sql: [[value(v) for v in line.split("|")] for line in cluster.sql(sql).splitlines()]
    db = sqlite3.connect(f"file:{where}?mode=ro", uri=True, timeout=20); db.execute("BEGIN"); return lambda sql: db.execute(sql).fetchall()

def state(where, prefix=None):
    rows = rows_of(where); sound = {"integrity": "ok", "foreign": 0}
    if not os.path.isdir(where):
        sound = {"integrity": rows("PRAGMA integrity_check")[0][0], "foreign": len(rows("PRAGMA foreign_key_check"))}
    half = rows(" UNION ALL ".join(f"SELECT '{name}', ({sql})" for name, sql in HALF.items()))
    done = rows("SELECT act, count(*) FROM audit WHERE outcome = 'done' GROUP BY act")
    counts = rows(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in TABLES))
    keys = rows(f"SELECT request_key FROM request WHERE answer IS NOT NULL AND substr(request_key, 1, {len(prefix)}) = '{prefix}'") if prefix else []
    return {**sound, "half": {name: int(n) for name, n in half if int(n)}, "done": {act: int(n) for act, n in done}, "rows": {table: int(n) for table, n in counts}, "keys": [k for k, in keys]}

if __name__ == "__main__": print(json.dumps(state(sys.argv[1], sys.argv[3] if len(sys.argv) > 3 else None)))
