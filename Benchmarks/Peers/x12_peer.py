#!/usr/bin/env python3
"""CPU time of another X12 reader over one file. usage: x12_peer.py oxedi|pyx12|x12sdk FILE"""
import io
import logging
import os
import resource
import sys


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def oxedi():
    import oxedi
    oxedi.parse_file(path)  # Its specification is read once.
    return lambda: oxedi.parse_file(path)


def pyx12():
    import pyx12.params
    import pyx12.x12n_document
    text = open(path).read()
    return lambda: pyx12.x12n_document.x12n_document(
        param=pyx12.params.params(), src_file=io.StringIO(text), fd_997=None, fd_html=None, fd_xmldoc=None)


def x12sdk():
    from x12sdk.io import X12ModelReader

    def read():
        with X12ModelReader(path) as reader:
            for _ in reader.models():
                pass

    return read


logging.disable(logging.CRITICAL)
peer, path = sys.argv[1:3]
work = {"oxedi": oxedi, "pyx12": pyx12, "x12sdk": x12sdk}[peer]()
start = cpu()
work()
took = cpu() - start
print(f"{path} {peer}: {os.path.getsize(path) / took / 1e6:.2f} MB/s, {took:.2f} s CPU without its imports")
