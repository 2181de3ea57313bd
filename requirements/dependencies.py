"""Build hook: the wheel's dependencies are the lines of run.in, so that they stand in one place only."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface


class DependenciesHook(MetadataHookInterface):
    def update(self, metadata: dict) -> None:
        lines = (Path(self.root) / "requirements" / "run.in").read_text().splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith(("#", "-"))]
