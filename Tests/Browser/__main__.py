"""Drives the real program with a real browser. `make test` calls it; see README.md.

The tests are handed out one by one to two processes, each with a browser and a program of its own; the made-up practice
is made once for both. With names of tests as arguments, only those: `Tests/Browser test_note test_keys.KeysTest`."""

import io
import json
import pathlib
import queue
import subprocess
import sys
import threading
import time
import unittest

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here))

import demo  # noqa: E402

workers = 2


def tests(names):
  """The names of all tests, those of one class behind each other."""
  loader = unittest.defaultTestLoader
  suite = loader.loadTestsFromNames(names) if names else loader.discover(str(here))

  def flat(part):
    return [one for inner in part for one in flat(inner)] if isinstance(part, unittest.TestSuite) else [part.id()]

  return flat(suite)


def run(name):
  """Runs one test; answers what the other process is told of it."""
  said, begun = io.StringIO(), time.monotonic()
  result = unittest.TextTestRunner(verbosity=0, stream=said).run(unittest.defaultTestLoader.loadTestsFromName(name))
  # One test may fail in several windows.
  return {
    "name": name, "failed": not result.wasSuccessful() or result.testsRun != 1, "skipped": len(result.skipped),
    "seconds": time.monotonic() - begun, "said": said.getvalue()}


def work(made):
  """A worker: a name a line comes in, what became of it goes out."""
  demo.use(made)
  out, sys.stdout = sys.stdout, sys.stderr
  for line in sys.stdin:
    print(json.dumps(run(line.strip())), file=out, flush=True)


def attend(waiting, made, results):
  """Gives one worker the next test whenever it is done with one."""
  worker = subprocess.Popen(
    [sys.executable, str(here), "--worker", str(made)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
  while True:
    try:
      name = waiting.get_nowait()
    except queue.Empty:
      break
    worker.stdin.write(name + "\n")
    worker.stdin.flush()
    answer = worker.stdout.readline()
    if not answer:
      results.append({"name": name, "failed": True, "skipped": 0})
      print(f"{name} ... its process ended", flush=True)
      break
    result = json.loads(answer)
    results.append(result)
    print(f"{name} ... {'FAILED' if result['failed'] else 'ok'}, {result['seconds']:.0f} s", flush=True)
    if result["failed"]:
      print(result["said"], flush=True)
  worker.stdin.close()
  worker.wait(timeout=60)


def main(names):
  waiting, results = queue.Queue(), []
  for name in tests(names):
    waiting.put(name)
  asked = waiting.qsize()
  made = demo.make()
  attendants = [threading.Thread(target=attend, args=(waiting, made, results)) for _ in range(workers)]
  for attendant in attendants:
    attendant.start()
  for attendant in attendants:
    attendant.join()
  failed = sum(result["failed"] for result in results) + asked - len(results)
  skipped = sum(result["skipped"] for result in results)
  passed = asked - failed - skipped
  print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
  return 0 if passed > 0 and failed == 0 else 1


if sys.argv[1:2] == ["--worker"]:
  work(pathlib.Path(sys.argv[2]))
else:
  sys.exit(main(sys.argv[1:]))
