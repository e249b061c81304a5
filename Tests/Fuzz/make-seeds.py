"""make-seeds.py FOLDER: what fuzzing begins with, a folder a target.
make-seeds.py --keep FROM SEEDS TO: copies two dozen inputs of at most 800 bytes that the seeds do not hold, the longest."""

import pathlib
import shutil
import subprocess
import sys

TESTS = pathlib.Path(__file__).resolve().parent.parent
KINDS = ["837p", "835", "270", "271", "276", "277", "277ca", "278", "999"]
SEPARATORS = ["*:~^", "|>!<", "*:\n^"]


def made(kind, separators="*:~^", seed=7):
    command = [sys.executable, TESTS / "X12Tests/make_x12.py", kind, "1", "--seed", str(seed), "--delims", separators]
    return subprocess.run(command, check=True, capture_output=True).stdout


def body(whole):
    """What stands between ST and SE of the first set."""
    segments = whole.replace(b"\n", b"").split(b"~")
    names = [segment.split(b"*")[0] for segment in segments]
    return b"~".join(segments[names.index(b"ST") + 1:names.index(b"SE")])


def write(folder, name, data):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def make(root):
    shutil.rmtree(root, ignore_errors=True)
    golden = {path.stem: path.read_bytes() for path in (TESTS / "ScripX12Tests/Golden").glob("*.x12")}
    for kind in KINDS:
        if kind in golden:
            write(root / kind, "golden", body(golden[kind]))
        if kind not in ("276", "277"):
            for seed in (7, 8, 9):
                write(root / kind, f"made-{seed}", body(made(kind, seed=seed)))
    write(root / "278", "golden-reply", body(golden["278-reply"]))
    write(root / "278", "made-reply", body(made("278r")))
    write(root / "999", "interchange", b"AK1*HC*1~SE*2*0001~GE*1*1~TA1*000000001*261125*0905*R*023~IEA*0*000000001")
    for target in ("tokenizer", "checker", "json"):
        for kind in ("837p", "835", "271", "278r", "999"):
            for number, separators in enumerate(SEPARATORS):
                write(root / target, f"{kind}-{number}", made(kind, separators))
        for path in (TESTS / "X12Tests/Broken").glob("*.edi"):
            write(root / target, path.name, path.read_bytes())
    form = (b'[{"interchange":[{"id":"ISA","delimiters":{"element":"*","component":":","segment":"~","repetition":"^"},'
            b'"elements":["00",["A","B"],{"repeats":["C",["D"]]},{"hex":"FF"}]},{"group":[{"before":"\\n","id":"GS",'
            b'"elements":[]},{"transaction":[{"id":"ST","end":"\\u0041"}]}]}]},{"after":"\\n"}]')
    write(root / "unjson", "form", form)


def keep(source, seeds, to):
    known = {path.read_bytes() for path in seeds.iterdir()}
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    found = [path for path in source.iterdir() if path.stat().st_size <= 800 and path.read_bytes() not in known]
    for path in sorted(found, key=lambda path: (-path.stat().st_size, path.name))[:24]:
        (to / path.name[:12]).write_bytes(path.read_bytes())


if sys.argv[1] == "--keep":
    keep(*map(pathlib.Path, sys.argv[2:5]))
else:
    make(pathlib.Path(sys.argv[1]))
