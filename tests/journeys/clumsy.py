"""Two co-founders who make mistakes: one mends them, one does not."""

from cofounder.runner.offline import OfflineRunner
from cofounder.runner.protocol import SourceFile, SourceTree

PATH = "app/context.py"
BUG = "def lucky(request):\n    return {'luck': 1 / 0}\n"
MENDED = "def lucky(request):\n    return {'luck': 1}\n"


class ClumsyRunner(OfflineRunner):
    """Breaks every page with a context processor, and mends it when told."""

    name = "The clumsy co-founder"

    def write_code(self, known, spec, scaffold, problems=()):
        if problems:
            return SourceTree(
                files=(SourceFile(path=PATH, text=MENDED),), notes=("Mended the front page.",)
            )
        settings = next(file for file in scaffold.files if file.path == "config/settings.py")
        wired = settings.text.replace('"app.access.me",', '"app.access.me", "app.context.lucky",')
        return SourceTree(
            files=(
                SourceFile(path=PATH, text=BUG),
                SourceFile(path="config/settings.py", text=wired),
            )
        )


class HopelessRunner(ClumsyRunner):
    """Answers every problem with another comment on the same bug."""

    name = "The hopeless co-founder"

    def write_code(self, known, spec, scaffold, problems=()):
        if not problems:
            return super().write_code(known, spec, scaffold)
        text = f"# {len(problems)} problems, surely this helps\n{BUG}"
        return SourceTree(files=(SourceFile(path=PATH, text=text),))
