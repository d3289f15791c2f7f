/** Where a request goes that asked this server by a name that is not its own: ALLOWED_HOSTS. */
const answer = (): Response =>
  new Response("421 Misdirected Request: this server does not answer by that name.\n", {
    status: 421,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
