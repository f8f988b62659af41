"""Processes stopped at the n-th change that they make to a file, or send to a server.

The kernel tells us of each of their calls (``ptrace``), so that a process is killed
just before a chosen write, sync, rename or removal, or that write fails as on a full
disk. Where it does not tell, moments in milliseconds take the place of changes.
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import time
from collections.abc import Callable, Mapping
from enum import Enum
from typing import NamedTuple

_TRACEME, _SYSCALL, _SETOPTIONS, _GET_SYSCALL_INFO = 0, 24, 0x4200, 0x420E
_TRACESYSGOOD, _EXITKILL = 1, 0x100000
_STOPPED = signal.SIGTRAP | 0x80
_ENTRY, _EXIT = 1, 2
_CREATE = os.O_CREAT

#: Numbers of the calls, by machine: those that write, those that change files otherwise
#: (or send to a server), and those that do if they open a file to create it.
_WRITES = {
    "x86_64": (1, 18, 20, 296, 328),
    "aarch64": (64, 68, 66, 70, 287),
}
_OTHERS = {
    "x86_64": (44, 74, 75, 76, 77, 82, 86, 87, 90, 263, 264, 265, 285, 316, 326),
    "aarch64": (206, 82, 83, 45, 46, 276, 37, 35, 38, 47, 52, 285),
}
_SYNCS = {"x86_64": (74, 75), "aarch64": (82, 83)}
#: Call and position of its flags.
_OPENS = {"x86_64": {2: 1, 257: 2}, "aarch64": {56: 2}}


class Blow(Enum):
    """What befalls a process at the chosen change."""

    NONE = "none"
    KILL = "kill"
    #: This write fails, and no other.
    FAIL = "fail"


class End(NamedTuple):
    """How a process ended.

    Args:
        status: its exit status; minus the signal that killed it.
        changes: how many changes it made, or how many writes where writes fail.
        struck: whether the blow fell.
        last: the kinds of its last changes, "sync" or "change", the last one at the end.
    """

    status: int
    changes: int
    struck: bool
    last: str = ""


def watch(work: Callable[[], int], blow: Blow, at: int) -> End:
    """Run ``work`` in a process of its own; let the blow fall at its ``at``-th change.

    Args:
        work: returns the exit status.
        blow: what befalls it.
        at: which change, counted from 1; which write where it is to fail.
    """
    child = os.fork()
    if child == 0:
        _run(work)
    return (_Watched if is_told() else _Timed)(child, blow, at).until_it_ends()


def _run(work: Callable[[], int]) -> None:
    status = 70
    try:
        _ptrace(_TRACEME, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        status = work()
    finally:
        os._exit(status)


def _ptrace(request: int, process: int, data: int, address: int = 0) -> int:
    call = ctypes.CDLL(None, use_errno=True).ptrace
    call.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    call.restype = ctypes.c_long
    return int(call(request, process, address, data))


def is_told() -> bool:
    """Return whether this kernel and this machine let a process be watched by its parent."""
    if platform.system() != "Linux" or platform.machine() not in _WRITES:
        return False
    child = os.fork()
    if child == 0:
        os._exit(0 if _ptrace(_TRACEME, 0, 0) == 0 else 1)
    return os.waitpid(child, 0)[1] == 0


class _Watched:
    """A process whose calls the kernel tells of."""

    def __init__(self, child: int, blow: Blow, at: int) -> None:
        self._child = child
        self._blow = blow
        self._at = at
        self._count = 0
        self._struck = False
        self._limits: tuple[int, int] | None = None
        self._last: list[str] = []

    def until_it_ends(self) -> End:
        os.waitpid(self._child, 0)
        _ptrace(_SETOPTIONS, self._child, _TRACESYSGOOD | _EXITKILL)
        pass_on = 0
        while True:
            _ptrace(_SYSCALL, self._child, pass_on)
            _, said = os.waitpid(self._child, 0)
            if not os.WIFSTOPPED(said):
                status = os.waitstatus_to_exitcode(said)
                return End(status, self._count, self._struck, " ".join(self._last))
            pass_on = 0
            if os.WSTOPSIG(said) == _STOPPED:
                self._look()
            elif os.WSTOPSIG(said) != signal.SIGTRAP:
                pass_on = os.WSTOPSIG(said)

    def _look(self) -> None:
        told = ctypes.create_string_buffer(88)
        _ptrace(_GET_SYSCALL_INFO, self._child, ctypes.addressof(told), len(told))
        if told.raw[0] == _EXIT and self._limits is not None:
            resource.prlimit(self._child, resource.RLIMIT_FSIZE, self._limits)
            self._limits = None
        if told.raw[0] != _ENTRY:
            return
        number, *given = struct.unpack_from("7Q", told.raw, 24)
        if self._counts(number, given):
            self._count += 1
            kind = "sync" if number in _SYNCS[platform.machine()] else "change"
            self._last = [*self._last[-2:], kind]
            if self._count == self._at:
                self._strike()

    def _counts(self, number: int, given: list[int]) -> bool:
        machine = platform.machine()
        if number in _WRITES[machine]:
            return given[0] > 2
        if self._blow is Blow.FAIL:
            return False
        if number in _OPENS[machine]:
            return bool(given[_OPENS[machine][number]] & _CREATE)
        return number in _OTHERS[machine]

    def _strike(self) -> None:
        self._struck = self._blow is not Blow.NONE
        if self._blow is Blow.KILL:
            os.kill(self._child, signal.SIGKILL)
        elif self._blow is Blow.FAIL:
            self._limits = resource.prlimit(self._child, resource.RLIMIT_FSIZE)
            resource.prlimit(self._child, resource.RLIMIT_FSIZE, (0, self._limits[1]))


class _Timed:
    """A process of which only the time is known: its changes are milliseconds."""

    def __init__(self, child: int, blow: Blow, at: int) -> None:
        if blow is Blow.FAIL:
            raise NotImplementedError("writes can be made to fail only where they are told of")
        self._child = child
        self._blow = blow
        self._at = at

    def until_it_ends(self) -> End:
        os.waitpid(self._child, os.WUNTRACED)
        began, struck = time.monotonic(), False
        os.kill(self._child, signal.SIGCONT)
        while True:
            gone, said = os.waitpid(self._child, os.WNOHANG)
            passed = int((time.monotonic() - began) * 1000)
            if gone:
                return End(os.waitstatus_to_exitcode(said), passed + 1, struck)
            if self._blow is Blow.KILL and not struck and passed >= self._at:
                os.kill(self._child, signal.SIGKILL)
                struck = True
            time.sleep(0.0002)


def environment(changes: Mapping[str, str]) -> None:
    """Change the environment of this process: "" takes a variable away."""
    for name, value in changes.items():
        if value:
            os.environ[name] = value
        else:
            os.environ.pop(name, None)


def renounce() -> None:
    """Give up every capability of this process: permissions count for an administrator too.

    Raises:
        OSError: the kernel did not allow it.
    """
    version_3, this_process = 0x20080522, 0
    head = (ctypes.c_uint32 * 2)(version_3, this_process)
    none = (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(head, none):
        raise OSError(ctypes.get_errno(), "capabilities cannot be given up")
