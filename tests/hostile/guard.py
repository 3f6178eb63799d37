"""Run a script of ours under guard: no network, no writing, bounded memory and time, no rights of root."""

import ctypes
import os
import platform
import resource
import runpy
import sys
from collections.abc import Sequence
from pathlib import Path

SECONDS = 20
LARGEST_DATA = 4 << 30
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Where the guard tells what the run took: a file that the caller has opened.
REPORT = int(os.environ.get("GUARD_REPORT", "2"))
ESCAPES = (
    *(
        "socket.connect",
        "socket.bind",
        "socket.getaddrinfo",
        "socket.sendto",
        "subprocess.Popen",
        "os.system",
    ),
    *("os.exec", "os.fork", "os.posix_spawn", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link"),
    *("os.symlink", "os.chmod", "os.chown", "os.truncate", "shutil.rmtree", "shutil.move"),
)
SOCKET_CALL = {"x86_64": 41, "aarch64": 198}
# A system call's number, and its first argument, as a filter of the kernel finds them.
CALL, FIRST_ARGUMENT = 0, 16
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
KILL, ALLOW = 0x80000000, 0x7FFF0000
NO_NEW_PRIVILEGES, SET_FILTER, BY_FILTER = 38, 22, 2
CAPABILITIES_3 = 0x20080522


class Instruction(ctypes.Structure):
    """One step of a filter."""

    _fields_ = (
        ("code", ctypes.c_ushort),
        ("yes", ctypes.c_ubyte),
        ("no", ctypes.c_ubyte),
        ("k", ctypes.c_uint),
    )


class Filter(ctypes.Structure):
    """The steps of a filter, and how many they are."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(Instruction)))


def forbid_network(system: ctypes.CDLL) -> None:
    """Have the kernel kill the process when any code in it, native too, asks for a socket to the outside."""
    steps = (Instruction * 7)(
        Instruction(LOAD, 0, 0, CALL),
        Instruction(JUMP_IF_EQUAL, 0, 3, SOCKET_CALL[platform.machine()]),
        Instruction(LOAD, 0, 0, FIRST_ARGUMENT),
        Instruction(JUMP_IF_EQUAL, 2, 0, 2),
        Instruction(JUMP_IF_EQUAL, 1, 0, 10),
        Instruction(RETURN, 0, 0, ALLOW),
        Instruction(RETURN, 0, 0, KILL),
    )
    system.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if system.prctl(SET_FILTER, BY_FILTER, ctypes.byref(Filter(7, steps)), 0, 0):
        sys.exit("The kernel takes no filter.")


def forbid_writing(event: str, arguments: Sequence[object]) -> None:
    """End the process when Python is about to write a file, start a program or reach a network."""
    opens = event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING
    if opens or event in ESCAPES:
        os.write(2, f"GUARD {event} {arguments}\n".encode(errors="replace"))
        os._exit(99)


def main() -> None:
    """Run the script that the first argument names, with the other arguments."""
    system = ctypes.CDLL(None)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (LARGEST_DATA, LARGEST_DATA))
    # Root without capabilities may open no more than anybody else.
    system.capset((ctypes.c_uint32 * 2)(CAPABILITIES_3, 0), (ctypes.c_uint32 * 6)())
    forbid_network(system)
    sys.addaudithook(forbid_writing)
    sys.argv = sys.argv[1:]
    sys.path[0] = str(Path(sys.argv[0]).parent)
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    finally:
        os.write(REPORT, Path("/proc/self/status").read_bytes())


if __name__ == "__main__":
    main()
