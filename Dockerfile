# Offtake as an image: one stage builds the folder that runs by itself, the other holds nothing else.
# Versions are exact; raising one is a change that shows.

FROM node:22.17.0-bookworm-slim AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
# The packages first: they are fetched again only when they changed.
COPY package.json package-lock.json ./
RUN npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error
COPY . .
RUN node scripts/standalone.mjs --to /out

FROM node:22.17.0-bookworm-slim
# SQLite lies in /data unless DATABASE_URL says otherwise: the one folder that is written to.
# MALLOC_ARENA_MAX as scripts/lib/serve.mjs sets it, which says why.
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATABASE_URL=file:/data/offtake.db \
    OFFTAKE_LOG=json \
    MALLOC_ARENA_MAX=2
RUN mkdir /data && chown 10001:10001 /data
COPY --from=build /out /app
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
# Alive, not ready: a site whose database is away goes on serving what it has read and must not be restarted for it.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=3 CMD ["node", "offtake.mjs", "healthy"]
ENTRYPOINT ["node", "offtake.mjs"]
