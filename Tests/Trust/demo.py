"""Starts `scrip demo` for the harnesses: a free port, a folder that goes away, log-ins that are known beforehand."""
import contextlib, os, re, shutil, signal, socket, subprocess, sys, tempfile, time
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from common import Client, hidden_fields, login

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HERE = os.path.dirname(os.path.abspath(__file__))
PASSWORD = "a calm morning in Ballard"
PEOPLE = {"owner": "owner", "rosa": "frontDesk", "bill": "biller", "lee": "therapist", "solo": "all"}

def programs():
    """Builds both programs and answers the folder that they are in. SCRIP_BIN names another one and builds nothing."""
    if os.environ.get("SCRIP_BIN"): return os.path.abspath(os.environ["SCRIP_BIN"])
    for product in ("scrip-decode", "scrip"):
        subprocess.run(["swift", "build", "--product", product], cwd=ROOT, check=True, stdout=sys.stderr)
    found = subprocess.run(["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return found.stdout.strip()

def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]

def log_in(person, practice="demo"):
    return {"path": "/login", "ok": [303], "fields": {"email": f"{person}@{practice}.example", "password": PASSWORD}}

@contextlib.contextmanager
def work_folder(name):
    folder = tempfile.mkdtemp(prefix=f"scrip-trust-{name}-")
    try: yield folder
    finally: shutil.rmtree(folder, ignore_errors=True)

def wait_for(base, process):
    """Whether the server answers within three minutes, on a machine that may be busy; leaves when it ends instead."""
    for _ in range(3600):
        if process.poll() is not None: sys.exit(f"the server ended with {process.returncode}")
        try:
            if Client(base, 2).get("/health")[0] == 200: return True
        except Exception: time.sleep(0.05)
    return False

class Demo:
    """One running demonstration on `data`."""
    def __init__(self, bin, data, practices=1, port=None, log=subprocess.DEVNULL):
        self.port = port or free_port(); self.base = f"http://127.0.0.1:{self.port}"; self.data = data
        self.command = [os.path.join(bin, "scrip"), "demo", "--data", data, "--port", str(self.port), "--open-days", "6"] + (["--practices", str(practices)] if practices > 1 else [])
        self.log = log; self.process = None
    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL, start_new_session=True)
        if wait_for(self.base, self.process): return self
        self.__exit__()
        sys.exit("scrip demo did not answer within three minutes")
    def __exit__(self, *_):
        """Asks it to stop as a person would, then insists."""
        if self.process.poll() is None: self.process.send_signal(signal.SIGTERM)
        try: self.process.wait(15)
        except subprocess.TimeoutExpired: pass
        with contextlib.suppress(ProcessLookupError): os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
    @property
    def pid(self): return self.process.pid

def upload(base, data, name="document.bin"):
    """Brings `data` into the inbox as a person would; answers the address of the document."""
    c = login(Client(base, 60), log_in("solo")); boundary = os.urandom(16).hex()
    fields = hidden_fields(c.get("/inbox")[2].decode())
    head = "".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items())
    head += f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + data + f"\r\n--{boundary}--\r\n".encode()
    status, headers, _ = c.request("POST", "/inbox", body, {"Content-Type": f"multipart/form-data; boundary={boundary}", "Origin": base})
    if status != 303: sys.exit(f"the upload answered {status}")
    return headers["location"]

def look_around(base):
    """Signs in, opens twenty charts and their episodes, and guesses somebody's password: rows in both logs and of sign-ins."""
    c = login(Client(base, 60), log_in("solo")); charts = re.findall(r"/patients/[0-9A-Z]{26}", c.get("/patients")[2].decode())
    for chart in dict.fromkeys(charts[:40]):
        for episode in dict.fromkeys(re.findall(r"/episodes/[0-9A-Z]{26}", c.get(chart)[2].decode())): c.get(episode)
    for _ in range(4):
        stranger = Client(base, 60); stranger.form("/login", {**hidden_fields(stranger.get("/login")[2].decode()), "email": "rosa@demo.example", "password": "not this one"})

def made(bin, data, practices=1):
    """Makes the made-up practice in `data` and stops the server again."""
    with Demo(bin, data, practices): pass

def made_with_sheet(bin, data):
    """The same, and answers the four lines of its recovery sheet: the key is made first, by a server that prints it."""
    port = free_port()
    first = subprocess.Popen([f"{bin}/scrip", "serve", "--data", data, "--port", str(port)], stdout=subprocess.PIPE, text=True)
    wait_for(f"http://127.0.0.1:{port}", first); first.terminate(); printed = first.communicate(timeout=30)[0]
    for name in os.listdir(data):
        if name != "installation.key": os.remove(f"{data}/{name}")
    made(bin, data)
    return "".join(line + "\n" for line in re.findall(r"^    [1-4]   (.+)$", printed, re.M))
