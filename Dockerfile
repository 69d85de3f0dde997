# syntax=docker/dockerfile:1
# The canvas is built, the wheels are installed, and the image that runs has neither Node nor pip's
# leavings. One image serves every role; docker-compose.yml says which command makes which.

FROM node:22.12.0-bookworm-slim AS canvas
WORKDIR /antler/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM python:3.13.1-slim-bookworm AS packages
RUN python -m venv /venv
COPY requirements.lock requirements-s3.lock ./
RUN /venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
    --no-deps --require-hashes --prefer-binary --requirement requirements.lock \
    --requirement requirements-s3.lock

FROM python:3.13.1-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /antler --shell /usr/sbin/nologin antler \
    && install --directory --owner antler --mode 700 /var/lib/antler
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /antler
COPY --from=packages /venv /venv
COPY manage.py ./
COPY designer ./designer
COPY flows ./flows
COPY webhooks ./webhooks
COPY --from=canvas /antler/frontend/dist ./frontend/dist
COPY frontend/src/i18n/catalogue.*.json ./frontend/src/i18n/
# Collecting files reads the settings; these values reach neither the image nor a database.
RUN SECRET_KEY=for-this-step-only DATABASE_URL=postgres://nobody@nowhere/nothing \
    python manage.py collectstatic --noinput --verbosity 0
USER antler
EXPOSE 8000 8001
# The studio by default; the other roles bring their own check.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
    CMD ["python", "-m", "designer.local.healthy", "http://127.0.0.1:8000/healthz"]
CMD ["uvicorn", "designer.asgi:application", "--host", "0.0.0.0", "--port", "8000", "--lifespan", "off", "--no-access-log", "--ws-max-size", "16384"]
