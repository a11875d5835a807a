"""What a process costs: CPU time here, CPU time of another process, and what machine it is."""

import os
import platform
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

TICK = os.sysconf("SC_CLK_TCK")


def cpu_ms(work: Callable, times: int = 9) -> float:
    """The median of the CPU time of some work in milliseconds, in this process, after one run to warm up."""
    work()
    return median(_once(work) for _time in range(times))


def _once(work: Callable) -> float:
    started = time.process_time_ns()
    work()
    return (time.process_time_ns() - started) / 1e6


def spent_ms(pid: int) -> float:
    """The CPU time that another process has used so far, in milliseconds, as /proc/<pid>/stat says."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICK


def spent_precisely_ms(pid: int) -> float:
    """The same to the nanosecond, of the threads that are there now: for what takes less than a tick of the clock."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(one.read_text().split()[0]) for one in threads) / 1e6


def described() -> str:
    """The machine in a few words: processor, cores, Python, SQLite."""
    import sqlite3

    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
    return f"{os.cpu_count()} cores ({model}), Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"


def percentile(values: list[float], share: float) -> float:
    """The value that so large a share of the others does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
