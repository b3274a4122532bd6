"""Memory of the running process."""


def rss_kb() -> int:
    """Resident memory of this process in kB; 0 where the system does not say."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123
            return int(next(line for line in status if line.startswith("VmRSS")).split()[1])
    except OSError:
        return 0
