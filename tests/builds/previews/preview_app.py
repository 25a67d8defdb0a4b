"""An app as founders get them, and as attackers write them: it answers what it is asked to."""

import asyncio
import base64
import json
import os
from urllib.parse import parse_qsl

PAGE = """<!doctype html><title>Garden</title><h1>Garden</h1><p id="who">{who}</p>
<form method="post" action="/login"><button>Sign in</button></form>"""

HOSTILE = """<!doctype html><title>Hostile</title><p id="out">waiting</p><script>
const seen = {};
const attempt = (name, act) => {
  try { act(); seen[name] = "done" } catch (error) { seen[name] = error.name }
};
attempt("parent", () => parent.document.body.innerHTML);
attempt("secret", () => String(parent.secret));
attempt("top", () => { top.location = "about:blank#taken" });
attempt("cookie", () => { document.cookie = "platform=forged; Domain=localhost; Path=/" });
seen.cookies = document.cookie;
fetch("PLATFORM/healthz", {credentials: "include"}).then(r => r.text())
  .then(() => seen.fetch = "read", () => seen.fetch = "refused")
  .then(() => document.getElementById("out").textContent = JSON.stringify(seen));
</script>"""

go_on = asyncio.Event()


async def app(scope, receive, send):
    if scope["type"] == "websocket":
        await talk(scope, receive, send)
        return
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    query = dict(parse_qsl(scope["query_string"].decode()))
    path = scope["path"]
    fields = [(k.decode(), v.decode("latin-1")) for k, v in scope["headers"]]
    cookies = dict(
        part.strip().split("=", 1)
        for name, value in fields
        if name == "cookie"
        for part in value.split(";")
    )
    if path == "/":
        text = PAGE.format(who=cookies.get("sessionid", "nobody"))
        await answer(send, 200, [("content-type", "text/html; charset=utf-8")], text)
    elif path == "/login":
        cookie = "sessionid=rose; HttpOnly; Path=/; SameSite=Lax"
        await answer(send, 303, [("location", "/"), ("set-cookie", cookie)], "")
    elif path == "/hostile":
        page = HOSTILE.replace("PLATFORM", query["platform"])
        await answer(send, 200, [("content-type", "text/html; charset=utf-8")], page)
    elif path == "/seen":
        target = scope["raw_path"].decode() + "?" + scope["query_string"].decode()
        await answer(send, 200, [], json.dumps({"headers": fields, "target": target}))
    elif path == "/say":
        await answer(send, int(query.get("status", 200)), json.loads(query["headers"]), "said")
    elif path == "/echo":
        await answer(send, 200, [("content-type", "application/octet-stream")], body)
    elif path == "/stream":
        go_on.clear()
        head = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": b"data: one\n\n", "more_body": True})
        await go_on.wait()
        await send({"type": "http.response.body", "body": b"data: two\n\n"})
    elif path == "/go-on":
        go_on.set()
        await answer(send, 200, [], "")
    elif path == "/crash":
        os._exit(1)
    else:
        await answer(send, 200, [], "ok")


async def answer(send, status, fields, body):
    body = body if isinstance(body, bytes) else body.encode()
    head = [(k.encode(), v.encode()) for k, v in fields]
    head.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})


async def talk(scope, receive, send):
    await receive()
    if scope["path"] == "/refuses":
        await send({"type": "websocket.close"})
        return
    protocols = scope["subprotocols"]
    await send({"type": "websocket.accept", "subprotocol": protocols[0] if protocols else None})
    while (message := await receive())["type"] == "websocket.receive":
        text = message.get("text")
        if text == "headers":
            seen = [(k.decode(), base64.b64encode(v).decode()) for k, v in scope["headers"]]
            await send({"type": "websocket.send", "text": json.dumps(seen)})
        elif text == "bye":
            await send({"type": "websocket.close", "code": 4001})
            return
        elif text is not None:
            await send({"type": "websocket.send", "text": text})
        else:
            await send({"type": "websocket.send", "bytes": message["bytes"]})
