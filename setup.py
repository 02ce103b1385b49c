"""The native core is built along with the package where it can be, and left out where it cannot.

Everything else is said in pyproject.toml. This file is here for four things that cannot be said there:

* an installation succeeds without cargo, without the core's crates, and where they do not compile. Why there is no
  core is written beside the place where it would be, for `pasdedeux doctor` to tell;
* what was built before is taken away first: a core of last week never runs in the place of one that did not build;
* a wheel says what is in it: with the core it is for this platform and any Python from 3.11 on (the stable ABI),
  without it for all platforms;
* the pages of the manual that the server for language models shows lie in docs/, where people read them. They are
  packed beside the module that reads them.
"""

import os
import sysconfig
from pathlib import Path

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py
from setuptools_rust import RustExtension
from setuptools_rust.build import build_rust

CRATE = Path("core/Cargo.toml")
CORE = "pasdedeux._core"
WHY_NOT = "_core.log"
STABLE_ABI = not sysconfig.get_config_var("Py_GIL_DISABLED")  # Python without its lock has none
PATIENCE = {"CARGO_NET_RETRY": "1", "CARGO_HTTP_TIMEOUT": "15"}  # to learn that there is no network takes seconds


class BuildCore(build_rust):
    """Builds the core, or leaves a note that says why there is none."""

    why = "neither cargo nor rustc was found"

    def run(self) -> None:
        """Build what can be built; only a folder that cannot be written is an error."""
        folder = self._folder()
        for old in (*folder.glob("_core.*.so"), *folder.glob("_core*.pyd"), folder / WHY_NOT):
            old.unlink(missing_ok=True)
        super().run()
        if not built(folder):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / WHY_NOT).write_text(f"{self.why}\n", encoding="utf-8")

    def run_for_extension(self, ext: RustExtension) -> None:
        """Keep what goes wrong. setuptools-rust, which was told that the core is optional, then goes on without it."""
        try:
            super().run_for_extension(ext)
        except Exception as error:
            self.why = str(error).strip()
            raise

    def _folder(self) -> Path:
        build_ext = self.get_finalized_command("build_ext")
        build_ext.inplace = self.inplace
        return Path(build_ext.get_ext_fullpath(CORE)).parent


class Wheel(bdist_wheel):
    """A wheel that is for this platform if the core is in it."""

    def initialize_options(self) -> None:
        """Ask for the stable ABI here, since an editable installation forgets options that are said elsewhere."""
        super().initialize_options()
        if STABLE_ABI:
            self.py_limited_api = "cp311"

    def run(self) -> None:
        """Build everything first: only then it is known what kind of wheel it will be."""
        if not self.skip_build:
            self.run_command("build")
            self.skip_build = True
        build = self.get_finalized_command("build")
        if not built(Path(build.build_lib, *CORE.split(".")[:-1])):
            self.distribution.has_ext_modules = lambda: False  # as setuptools-rust does it
            self.root_is_pure = True
        super().run()


class Pages(build_py):
    """Packs the pages of the manual with the modules."""

    def run(self) -> None:
        """Build the modules, then copy the pages; in an editable installation they are read where they are."""
        super().run()
        if self.editable_mode:
            return
        folder = Path(self.build_lib, "pasdedeux", "mcp", "pages")
        self.mkpath(str(folder))
        for page in sorted(Path("docs").glob("*.md")):
            self.copy_file(str(page), str(folder / page.name))


def built(folder: Path) -> bool:
    """Whether there is a core in a folder."""
    return any((*folder.glob("_core.*.so"), *folder.glob("_core*.pyd")))


def core() -> RustExtension:
    """The core as setuptools-rust builds it: optimised also in place, with exactly the crates that were tested."""
    return RustExtension(
        CORE,
        path=str(CRATE),
        features=["python"],
        cargo_manifest_args=["--locked"],
        quiet=True,  # what cargo says goes into the note
        debug=False,
        optional=True,
        env={**PATIENCE, **os.environ},
    )


setup(
    rust_extensions=[core()],
    cmdclass={"build_py": Pages, "build_rust": BuildCore, "bdist_wheel": Wheel},
)
