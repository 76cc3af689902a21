# The image: the site and its command line on Node alone, without sources, compilers or a single secret.
FROM node:22.23.3-bookworm-slim AS build
WORKDIR /build
ENV NEXT_TELEMETRY_DISABLED=1 PRISMA_SCHEMA_ENGINE_BINARY=/bin/true
COPY package.json package-lock.json ./
# Everything native comes ready within its package; no script of a package need run.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The pages that need no visitor are made here, of a store that stays behind.
RUN export NEXT_OUTPUT=standalone DATABASE_URL=file:/tmp/build.db \
  && npx prisma generate && npx prisma generate --schema prisma/postgresql/schema.prisma \
  && npm run marquee -- prepare \
  && npm run build \
  && node scripts/bundle.mjs /image

FROM node:22.23.3-bookworm-slim
ENV NODE_ENV=production PORT=3000 DATABASE_URL=file:/data/marquee.db
WORKDIR /app
COPY --from=build /image ./
# What is written: the store and what the pipeline leaves on the volume, pictures that were made smaller on memory (compose.yaml).
RUN mkdir -p /data .next/cache && chown 10001:10001 /data .next/cache && ln -s /data data/work
USER 10001:10001
VOLUME /data
EXPOSE 3000
# The first start fills the store, which takes half a minute.
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "start.mjs"]
