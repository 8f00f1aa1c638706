"""Run stages on a Dask cluster: the same functions over the same parts, so the same result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from skillgap import __version__
from skillgap.errors import SkillgapError
from skillgap.market.build.run.engine import Stage, guarded, result_of
from skillgap.market.build.run.work import Work

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")

WAIT_SECONDS = 10
"""How long the scheduler, and then a first worker, may take to answer."""
_TRIES = 3
"""How often a part is tried again when its worker was lost."""


class Cluster:
    """Runs stages on the workers of a scheduler."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._shared: dict[str, Any] = {}
        """The work each worker holds, by build; kept here, since a cluster forgets what nobody refers to."""

    def run(self, stage: Stage[T], work: Work, numbers: Sequence[int]) -> Iterator[tuple[int, T]]:
        """Run a stage; the work travels once to each worker."""
        from distributed import as_completed

        if work.build_key not in self._shared:
            self._see(work)
            self._shared[work.build_key] = self._client.scatter(work, broadcast=True, hash=False)
        shared = self._shared[work.build_key]
        waiting = {
            self._client.submit(guarded, stage, shared, number, pure=False, retries=_TRIES): number
            for number in numbers
        }
        for future in as_completed(list(waiting)):
            yield waiting.pop(future), result_of(self._result(future))

    def _result(self, future: Any) -> Any:
        from distributed import KilledWorker

        try:
            return future.result()
        except KilledWorker as error:
            raise SkillgapError(
                f"a part of the build killed {_TRIES + 1} workers of the cluster, most likely for want of memory",
                hint="Give workers more memory and run the same command again: it goes on where it was.",
            ) from error

    def _see(self, work: Work) -> None:
        """Check that every worker runs this version and sees the files and the work folder."""
        wanted = [str(work.folder), *sorted({str(part.path) for part in work.parts})]
        for worker, (version, unseen) in sorted(self._client.run(_sight, wanted).items()):
            if version != __version__:
                raise SkillgapError(
                    f"the worker {worker} runs skillgap {version}; this is {__version__}",
                    hint="Install the same version on every worker.",
                )
            if unseen:
                raise SkillgapError(
                    f"the worker {worker} does not see {unseen}",
                    hint="Postings and --out must lie in a folder that every worker sees under the same path.",
                )


@contextmanager
def cluster_at(address: str) -> Iterator[Cluster]:
    """Connect with a scheduler; raises SkillgapError when it is not there, has no workers, or Dask is not installed."""
    try:
        from distributed import Client
    except ImportError as error:
        raise SkillgapError(
            "--engine dask needs Dask, which is not installed", hint="pip install 'skillgap[cluster]'"
        ) from error
    try:
        client = Client(address, timeout=WAIT_SECONDS)
    except (OSError, ValueError, TypeError) as error:
        raise SkillgapError(
            f"{address}: found no Dask scheduler within {WAIT_SECONDS} s",
            hint="Start one with `dask scheduler`; its address looks like tcp://host:8786.",
        ) from error
    try:
        client.wait_for_workers(1, timeout=WAIT_SECONDS)
        yield Cluster(client)
    except TimeoutError as error:
        raise SkillgapError(
            f"{address}: the scheduler has no workers", hint=f"Start some with `dask worker {address}`."
        ) from error
    finally:
        client.close()


def _sight(paths: Sequence[str]) -> tuple[str, str]:
    """Give this worker's version and the first of the paths it does not see."""
    import os

    return __version__, next((path for path in paths if not os.path.exists(path)), "")
