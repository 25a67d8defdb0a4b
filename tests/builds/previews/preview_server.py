"""The product's own ASGI stack on ``$PORT``, with folders for sandboxes."""

import os
from urllib.parse import parse_qs

from daphne.server import Server
from django.conf import settings

from cofounder.asgi import application

settings.SANDBOX_DRIVERS["folders"] = "preview_folders:FolderDriver"

#: How the product shows a preview inside its pages.
FRAME = """<!doctype html><title>Project</title><script>window.secret = "of the platform"</script>
<iframe src="{url}" referrerpolicy="no-referrer" allow="clipboard-write" sandbox="allow-scripts
allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals
allow-downloads"></iframe>"""


async def with_frames(scope, receive, send):
    """The product, with a page at ``/frame?url=`` that shows any preview to anyone."""
    if scope.get("path") != "/frame":
        await application(scope, receive, send)
        return
    url = parse_qs(scope["query_string"].decode())["url"][0]
    head = [
        (b"content-type", b"text/html"),
        (b"set-cookie", b"platform=ours; HttpOnly; SameSite=Lax; Path=/"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": FRAME.format(url=url).encode()})


if __name__ == "__main__":
    assert settings.SANDBOX == "folders"
    Server(with_frames, [f"tcp:port={os.environ['PORT']}:interface=127.0.0.1"]).run()
