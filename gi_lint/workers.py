"""Work shared out to processes: answers in order, and a process that dies costs only the item it was at."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")
_AHEAD = 2  # items that a process is given at a time, so that it need not wait for the next one


def shared_out(
    work: Callable[[Item], Answer], items: Sequence[Item], jobs: int, lost: Callable[[Item, int], Answer]
) -> Iterator[Answer]:
    """The answers of `work` to items, in their order, by so many processes.

    An exception that `work` raises is raised here. `lost` answers for an item at which a process died, with its exit
    code. Whatever ends this generator ends the processes.
    """
    done: dict[int, Answer] = {}
    with closing(_as_they_come(work, items, jobs, lost)) as answers:
        for number in range(len(items)):
            while number not in done:
                done.update([next(answers)])
            yield done.pop(number)


def _as_they_come(
    work: Callable[[Item], Answer], items: Sequence[Item], jobs: int, lost: Callable[[Item, int], Answer]
) -> Generator[tuple[int, Answer]]:
    """The answers, each with the number of its item, as soon as there are any."""
    waiting = deque(range(len(items)))
    workers: list[_Worker[Answer]] = []
    try:
        while True:
            workers += [_Worker(work) for _ in range(min(jobs - len(workers), len(waiting)))]
            for worker in workers:
                worker.take(waiting, items)
            for worker in _heard(workers):
                at = worker.given[0]
                try:
                    answer = worker.answer()
                except (EOFError, OSError):
                    workers.remove(worker)
                    answer = lost(items[at], worker.end())
                    waiting.extendleft(list(worker.given)[:0:-1])
                yield at, answer
    finally:
        for worker in workers:
            worker.end()


class _Worker(Generic[Answer]):
    """A process and the items, by their numbers, that it has been given and not answered yet."""

    def __init__(self, work: Callable[[Any], Answer]) -> None:
        self.given: deque[int] = deque()
        self.connection, theirs = Pipe()
        self._process = Process(target=_serve, args=(theirs, work), daemon=True)
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is answered here alone, even while it starts
        try:
            self._process.start()
        finally:
            signal.signal(signal.SIGINT, handler)
        theirs.close()

    def take(self, waiting: deque[int], items: Sequence[Any]) -> None:
        """Take the next items to do."""
        while waiting and len(self.given) < _AHEAD:
            self.given.append(waiting.popleft())
            with suppress(OSError):  # it has died, as its answer will tell
                self.connection.send(items[self.given[-1]])

    def answer(self) -> Answer:
        """The answer to the first item given. Raises EOFError or OSError if the process has died."""
        answer: Answer | _Raised = self.connection.recv()
        self.given.popleft()
        if isinstance(answer, _Raised):
            raise answer.error
        return answer

    def end(self) -> int:
        """End the process; its exit code."""
        self._process.terminate()
        self._process.join()
        self.connection.close()
        return self._process.exitcode or 0


class _Raised:
    """An exception on its way from a process."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _heard(workers: Sequence[_Worker[Answer]]) -> list[_Worker[Answer]]:
    """The processes that have answered or died, once there are any."""
    ready = wait([worker.connection for worker in workers if worker.given])
    return [worker for worker in workers if worker.connection in ready]


def _serve(connection: Connection, work: Callable[[Any], Any]) -> None:
    """Answer one item after the other, until the parent ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None
    while parent.sentinel not in wait([connection, parent.sentinel]):
        item = connection.recv()
        try:
            answer = work(item)
        except Exception as error:
            answer = _Raised(error)
        connection.send(answer)
