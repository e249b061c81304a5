"""A PostgreSQL of a harness's own: on a Unix socket in its folder, with the defaults for durability, gone afterwards."""
import contextlib, glob, os, shutil, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from demo import free_port, made_with_sheet

def binaries():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda p: int(p.split("/")[-2]))
    return found[-1] if found else sys.exit("no PostgreSQL in /usr/lib/postgresql; run scripts/setup")

def as_owner(command):
    # initdb and pg_ctl refuse to run as root.
    return ["runuser", "-u", "postgres", "--"] + command if os.geteuid() == 0 else command

class Cluster:
    def __init__(self, folder): self.folder = os.path.realpath(folder); self.bin = binaries()
    def address(self, role, name="scrip"): return f"postgresql:///{name}?host={self.folder}&user={role}"
    def control(self, *words): subprocess.run(as_owner([f"{self.bin}/pg_ctl", "-D", f"{self.folder}/data", *words]), check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    def start(self): self.control("-l", f"{self.folder}/log", "-o", f"-k {self.folder} -c listen_addresses=''", "-w", "start")
    def sql(self, text, name="scrip"):
        """The rows of a statement as the superuser, unaligned."""
        run = subprocess.run([f"{self.bin}/psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", self.address("postgres", name), "-c", text], check=True, capture_output=True, text=True)
        return run.stdout.strip()

@contextlib.contextmanager
def cluster(folder):
    """A running cluster with an empty database `scrip` for the plain role `scrip`; the superuser `postgres` owns it."""
    os.makedirs(folder); os.chmod(os.path.dirname(folder), 0o755)
    if os.geteuid() == 0: shutil.chown(folder, "postgres")
    c = Cluster(folder)
    subprocess.run(as_owner([f"{c.bin}/initdb", "-D", f"{c.folder}/data", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres"]), check=True, stdout=subprocess.DEVNULL)
    c.start()
    try:
        c.sql("CREATE ROLE scrip LOGIN", "postgres"); c.sql("CREATE DATABASE scrip", "postgres")
        yield c
    finally: c.control("-m", "immediate", "stop")

def on_postgres(bin, folder, server):
    """The made-up practice on the server, by way of a backup; answers the address, the command that serves it, where it is, the one that verifies it."""
    sheet = made_with_sheet(bin, f"{folder}/made"); where = ["--data", f"{folder}/data", "--database", server.address("scrip")]
    subprocess.run([f"{bin}/scrip", "backup", f"{folder}/made.backup", "--data", f"{folder}/made"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([f"{bin}/scrip", "restore", f"{folder}/made.backup", *where, "--owner", server.address("postgres"), "--sheet"],
                   input=sheet, text=True, check=True, stdout=subprocess.DEVNULL)
    port = free_port(); os.makedirs(f"{folder}/data/claims")
    serve = [f"{bin}/scrip", "serve", *where, "--claims", f"{folder}/data/claims", "--port", str(port)]
    return f"http://127.0.0.1:{port}", serve, server.folder, [f"{bin}/scrip", "verify", *where]
