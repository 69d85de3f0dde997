"""Installs what the lock files name and builds the canvas; each only when its inputs changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from deploy.stamps import digest_of, files_below, is_done, mark_done
from deploy.toolchain import require_node, require_python
from designer.local.progress import Stage
from designer.local.trouble import Trouble

NOT_SOURCES = frozenset({"node_modules", "dist", "coverage", ".vite", "__pycache__"})
SHOWN_LOG_LINES = 40


class Checkout:
    """A checkout of Antler and what set-up adds to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.frontend = root / "frontend"
        self.log_folder = root / "var" / "log"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def lock(self) -> Path:
        return self.root / ".setup.lock"

    def install_python_packages(self, *, for_tests: bool) -> None:
        if self._has_packages("test") or (not for_tests and self._has_packages("run")):
            return
        require_python()
        purpose = "test" if for_tests else "run"
        if not self._venv_works():
            with Stage("Virtual environment"):
                self._do([sys.executable, "-m", "venv", "--clear", str(self.venv)], log="venv")
        with Stage("Python packages"):
            pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "--no-input"]
            # The lock names everything: left to look for itself, an older pip takes the newest of
            # what is needed with an extra and then refuses it, as the lock has another.
            options = ["--no-deps", "--require-hashes", "--prefer-binary", "--no-compile"]
            options.append("--requirement")
            self._do([*pip, "install", *options, str(self._requirements(purpose))], log="pip")
        mark_done(self._stamp(purpose), self._packages_digest(purpose))

    def install_node_packages(self) -> None:
        packages = self.frontend / "node_modules"
        stamp = packages / ".antler-installed"
        manifests = [self.frontend / "package.json", self.frontend / "package-lock.json"]
        digest = digest_of(manifests, require_node())
        if not is_done(stamp, digest):
            if packages.is_symlink():
                # npm would empty what it leads to: those of another checkout.
                packages.unlink()
            with Stage("Node packages"):
                self._do(["npm", "ci", "--no-audit", "--no-fund"], log="npm", inside=self.frontend)
            mark_done(stamp, digest)

    def build_canvas(self) -> None:
        digest = self._canvas_digest()
        if not is_done(self._canvas_stamp, digest):
            with Stage("Canvas"):
                self._do(["npm", "run", "build"], log="build", inside=self.frontend)
            mark_done(self._canvas_stamp, digest)

    def canvas_is_built(self) -> bool:
        return is_done(self._canvas_stamp, self._canvas_digest())

    @property
    def _canvas_stamp(self) -> Path:
        return self.frontend / "dist" / ".antler-built"

    def _canvas_digest(self) -> str:
        return digest_of(files_below(self.frontend, without=NOT_SOURCES))

    def _requirements(self, purpose: str) -> Path:
        name = "requirements-dev.lock" if purpose == "test" else "requirements.lock"
        return self.root / name

    def _stamp(self, purpose: str) -> Path:
        return self.venv / f".antler-installed-to-{purpose}"

    def _packages_digest(self, purpose: str) -> str:
        return digest_of([self._requirements(purpose)], str(self.venv.resolve()))

    def _has_packages(self, purpose: str) -> bool:
        return is_done(self._stamp(purpose), self._packages_digest(purpose)) and self._venv_works()

    def _venv_works(self) -> bool:
        """Not when its making was interrupted, or when its Python has gone."""
        if not self.python.exists():
            return False
        check = [str(self.python), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
        return subprocess.run(check, capture_output=True, check=False).returncode == 0

    def _do(self, command: list[str], *, log: str, inside: Path | None = None) -> None:
        path = self._log_file(log)
        with path.open("w") as file:
            status = subprocess.run(
                command,
                cwd=inside or self.root,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                check=False,
            ).returncode
        if status != 0:
            last = path.read_text(errors="replace").splitlines()[-SHOWN_LOG_LINES:]
            print("\n".join(["", *last]), file=sys.stderr)
            raise Trouble(f"`{Path(command[0]).name}` failed: the end of {path} stands above.")

    def _log_file(self, log: str) -> Path:
        try:
            self.log_folder.mkdir(parents=True, exist_ok=True)
            path = self.log_folder / f"setup-{log}.log"
            path.touch()
        except OSError as refusal:
            raise Trouble(
                f"Set-up cannot write into {self.log_folder} ({refusal.strerror}): make it "
                "writable for you."
            ) from None
        return path
