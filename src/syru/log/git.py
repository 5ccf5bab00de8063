"""A log as a git repository has it at a revision."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Final

from syru.errors import SyruError, UsageError, clipped
from syru.log.files import LogFile

_TWO_DOTS: Final = ".."


def range_ends(revision: str, path: str) -> tuple[str, str | None]:
    """Return the older and the newer revision that are meant; None for the file as it is now.

    As git has it, an end that is left out is HEAD, and A...B begins where B left A. Raises
    UsageError where those two have no beginning in common.
    """
    first, dots, last = revision.partition(_TWO_DOTS)
    if not dots:
        return revision, None
    if last.startswith("."):
        ends = first or "HEAD", last[1:] or "HEAD"
        base = _git(_folder(path), "merge-base", *(commit_of(end, path) for end in ends))
        if base is None:
            raise UsageError(f"{ends[0]} and {ends[1]} have no commit in common; write two dots")
        return base.decode().strip(), ends[1]
    return first or "HEAD", last or "HEAD"


def read_at(revision: str, path: str) -> LogFile | None:
    """Return a log as it was at a revision; None where the revision has no such file.

    Raises UsageError where there is no such revision or no repository, SyruError without git.
    """
    commit = commit_of(revision, path)
    place = Path(path).resolve()
    data = _git(_folder(path), "cat-file", "blob", f"{commit}:./{place.name}")
    if data is None:
        return None
    return LogFile(name=f"{revision}:{path}", data=data, folder=None)


def commit_of(revision: str, path: str) -> str:
    """Return the id of the commit that a revision of the repository around a file means."""
    folder = _folder(path)
    found = None
    # What begins with a hyphen is an option to git.
    if not revision.startswith("-"):
        found = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if found:
        return found.decode().strip()
    raise UsageError(_why_not(revision, folder))


def _why_not(revision: str, folder: Path) -> str:
    """Return why a revision means nothing in a folder, and what to do instead."""
    head = revision == "HEAD"
    if _git(folder, "rev-parse", "--git-dir") is None:
        no_file = "" if head else f'"{clipped(revision)}" is no file, and '
        return f"{no_file}{folder} is in no git repository that can be read; name two logs"
    if head:
        return "this git repository has no commit yet; commit the log first, or name two logs"
    return (
        f'"{clipped(revision)}" is neither a file nor a revision of this git repository;'
        " git log --oneline lists those"
    )


def _folder(path: str) -> Path:
    folder = Path(path).resolve().parent
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}; check the path")
    return folder


def _git(folder: Path, *words: str) -> bytes | None:
    """Return what git writes in a folder; None where it fails."""
    git = shutil.which("git")
    if git is None:
        raise SyruError("git is not installed, or not on the path; install it, or name two logs")
    done = subprocess.run(  # noqa: S603 - no shell, and git takes none of the words for an option
        [git, "-C", str(folder), *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.stdout if done.returncode == 0 else None
