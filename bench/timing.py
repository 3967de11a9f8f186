"""Runs commands and tells what they took: seconds on the clock, and seconds of processor time with all child processes."""

import json
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Took:
    """What one or more runs took: seconds on the clock, seconds of processor time, most kilobytes of memory of one process."""

    clock: float
    processor: float
    memory: int = 0


def run(command: list[str], allowed: tuple[int, ...] = (0,)) -> Took:
    """Runs a command once; another exit status than the allowed ones ends the measuring."""
    before, start = spent(), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    clock, processor = time.perf_counter() - start, spent() - before
    if done.returncode not in allowed:
        sys.exit(f"bench: {' '.join(command[:4])} … ended with {done.returncode}\n{done.stderr.decode()}")
    return Took(clock, processor)


def spent() -> float:
    """Seconds of processor time of all ended child processes, those of their own included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def in_turn(ours: list[str], other: list[str], times: int, allowed: tuple[int, ...] = (0,)) -> tuple[Took, Took]:
    """Runs both in turn and takes the medians; ours once more first, to warm the file cache."""
    run(ours, allowed)
    pairs = [(run(ours, allowed), run(other)) for _ in range(times)]
    return median([pair[0] for pair in pairs]), median([pair[1] for pair in pairs])


def median(taken: list[Took]) -> Took:
    return Took(
        statistics.median(took.clock for took in taken),
        statistics.median(took.processor for took in taken),
        max(took.memory for took in taken),
    )


def memory_of(command: list[str], allowed: tuple[int, ...] = (0,)) -> int:
    """Most kilobytes of memory that a command's largest process takes: measured from a process of its own, since those of
    ended children are told together."""
    measuring = ("import resource, subprocess, sys\n"
                 "ended = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode\n"
                 "print(ended, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    done = subprocess.run([sys.executable, "-c", measuring, *command], capture_output=True, text=True, check=True)
    ended, kilobytes = map(int, done.stdout.split())
    if ended not in allowed:
        sys.exit(f"bench: {' '.join(command[:4])} … ended with {ended}")
    return kilobytes


def pages_of(pdf: Path) -> int:
    """How many pages a PDF has."""
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages:")))


def told(command: list[str]):
    """What a program prints, as JSON."""
    done = subprocess.run(command, capture_output=True)
    if done.returncode:
        sys.exit(f"bench: {command[0]} ended with {done.returncode}\n{done.stderr.decode()}")
    return json.loads(done.stdout)
