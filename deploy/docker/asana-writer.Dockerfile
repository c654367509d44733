# asana-writer on Quarkus' fast-jar layout. Build the project first (./mlc verify, or ./mvnw -Dquick package), then from the root:
#   docker build -f deploy/docker/asana-writer.Dockerfile -t ml-connector/asana-writer:0.1.0 .
FROM eclipse-temurin:25-jre

RUN useradd --system --uid 10001 --no-create-home connector
WORKDIR /app
RUN mkdir /data && chown 10001 /data

# Least often changed first, so that a new build of our code is a small layer.
COPY --chown=10001 asana-writer/target/quarkus-app/lib/ lib/
COPY --chown=10001 asana-writer/target/quarkus-app/quarkus/ quarkus/
COPY --chown=10001 asana-writer/target/quarkus-app/app/ app/
COPY --chown=10001 asana-writer/target/quarkus-app/quarkus-run.jar quarkus-run.jar

USER 10001
EXPOSE 8083
# State is in Kafka; what a service keeps on disk is a cache that may be deleted at any time.
ENV MLC_HOME=/tmp/mlc
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-jar", "quarkus-run.jar"]
