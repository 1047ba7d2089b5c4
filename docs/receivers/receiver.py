# A receiver of Duban's webhooks. WEBHOOK_SECRET=whsec_… PORT=8080 python3 receiver.py   (Python 3.9 or later)
import base64
import hashlib
import hmac
import json
import os
import queue
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOLERANCE_SECONDS = 300
MAX_BYTES = 1024 * 1024
KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))

seen = set()  # in earnest: a unique column of your database, written together with what follows from the event
lock = threading.Lock()
work = queue.Queue()


def is_genuine(headers, body):
    """Signed with our secret, within the last five minutes? The signature is over the bytes as they came."""
    message_id, timestamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not message_id or not (timestamp.isascii() and timestamp.isdigit()):
        return False
    if abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    signed = f"{message_id}.{timestamp}.".encode() + body
    expected = b"v1," + base64.b64encode(hmac.new(KEY, signed, hashlib.sha256).digest())
    # Several while a secret is rotated: one that fits is enough.
    given = headers.get("webhook-signature", "").encode().split(b" ")
    return any(hmac.compare_digest(one, expected) for one in given)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("content-length", 0))
        body = self.rfile.read(length) if length <= MAX_BYTES else b""
        if not is_genuine(self.headers, body):
            return self.answer(401)
        message_id = self.headers["webhook-id"]
        with lock:
            is_new = message_id not in seen
            seen.add(message_id)
        self.answer(204)  # first: Duban waits 15 seconds at most, and tries again
        if is_new:
            work.put(body)
        else:
            print(f"again {message_id}", flush=True)

    def answer(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *args):
        pass


def handle():
    while True:
        event = json.loads(work.get())
        print(f"new {event['type']} {event['subject']}", flush=True)


server = ThreadingHTTPServer(("", int(os.environ.get("PORT", "8080"))), Receiver)
threading.Thread(target=handle, daemon=True).start()
print(f"listening on {server.server_port}", flush=True)
server.serve_forever()
