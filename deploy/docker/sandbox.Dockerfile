# The local QuickBooks and Asana, for trying things out. Never for production.
#   docker build -f deploy/docker/sandbox.Dockerfile -t ml-connector/sandbox:0.1.0 .
FROM eclipse-temurin:25-jre

RUN useradd --system --uid 10001 --no-create-home connector
WORKDIR /app
RUN mkdir /data && chown 10001 /data

COPY --chown=10001 sandbox/target/lib/ lib/
COPY --chown=10001 sandbox/target/sandbox-0.1.0.jar sandbox-0.1.0.jar

USER 10001
EXPOSE 8091 8092
ENV SANDBOX_DATA=/tmp/sandbox SANDBOX_BIND=0.0.0.0
ENTRYPOINT ["java", "-Xmx256m", "-jar", "sandbox-0.1.0.jar"]
