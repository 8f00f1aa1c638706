"""Who is let in: the holder of the one-time address, and from then on that browser alone."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware

COOKIE = "skillgap"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_USED = "This address was used already. Stop skillgap serve with ctrl+c and run it again for a new one.\n"
_NONE = "This page opens with the address skillgap serve printed.\n"
_ELSEWHERE = "This page answers under the address skillgap serve printed, and to requests of its own only.\n"


class Door:
    """Lets one browser in.

    The address carries a token that opens once; the browser then gets a cookie no script can read and no other site
    can send. Requests under another host name (rebinding) or from another origin are refused.
    """

    def __init__(self, host: str) -> None:
        self.host = host
        """As browsers name it: host and port."""
        self.token = secrets.token_urlsafe(24)
        self._used = False
        self._pass = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        """The address to open, once."""
        return f"http://{self.host}/?token={self.token}"

    def middleware(self) -> Middleware:
        """Give the check every request goes through."""

        @web.middleware
        async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
            origin = request.headers.get("Origin")
            if request.host != self.host or origin not in (None, f"http://{self.host}"):
                raise web.HTTPForbidden(text=_ELSEWHERE)
            token = request.query.get("token")
            if request.path == "/" and token is not None:
                return self._opened(request, token)
            if not self._known(request):
                raise web.HTTPForbidden(text=_NONE)
            response = await handler(request)
            response.headers.setdefault("Referrer-Policy", "no-referrer")
            return response

        return check

    def _opened(self, request: web.Request, token: str) -> web.StreamResponse:
        """Take the token for a cookie; the same browser may come again."""
        if self._known(request):
            raise web.HTTPFound("/")
        if not hmac.compare_digest(token, self.token):
            raise web.HTTPForbidden(text=_NONE)
        if self._used:
            raise web.HTTPForbidden(text=_USED)
        self._used = True
        response = web.Response(status=302, headers={"Location": "/"})
        response.set_cookie(COOKIE, self._pass, httponly=True, samesite="Strict")
        return response

    def _known(self, request: web.Request) -> bool:
        return hmac.compare_digest(request.cookies.get(COOKIE, ""), self._pass)
