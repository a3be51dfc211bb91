"""Folders that are ours alone, also where everybody may write.

See Note [Somebody may have been here first]: in /tmp and /var/tmp another user can make a folder with our name before
us. So a folder that already exists is used only when it is a real folder, of the right owner, closed to the writing of
others. Those places are sticky, so nobody can exchange it after the look.
"""

import os
import stat
from pathlib import Path

from pertvarka.foundation.database import disk
from pertvarka.foundation.database.account import Account
from pertvarka.foundation.database.errors import FolderNotOurs, HomeNotWritable

OWNER_ONLY = 0o700
OTHERS_MAY_PASS = 0o711


def ensure(folder: Path, *, mode: int = OWNER_ONLY, owner: Account | None = None) -> Path:
    """Make the folder, or check that the one standing there is ours.

    owner: the account it is handed to (when root); None leaves it with whoever runs this.

    Raises:
        FolderNotOurs: it exists and belongs to someone else, or others may write to it.
        HomeNotWritable: it cannot be made.
    """
    ourselves = os.geteuid()
    owner_id = ourselves if owner is None else owner.user_id
    try:
        folder.mkdir(mode=mode)
        folder.chmod(mode)  # the umask may have taken bits away
    except FileExistsError:
        pass
    except OSError as problem:
        if problem.errno in disk.FULL:
            raise
        raise HomeNotWritable(folder=folder, reason=problem.strerror or str(problem)) from problem
    found = folder.lstat()
    is_ours = found.st_uid in {ourselves, owner_id}
    forbidden = 0o077 if mode == OWNER_ONLY else 0o022
    if not stat.S_ISDIR(found.st_mode) or not is_ours or found.st_mode & forbidden:
        raise FolderNotOurs(folder)
    if owner is not None and found.st_uid != owner_id:
        os.chown(folder, owner.user_id, owner.group_id, follow_symlinks=False)
    return folder
