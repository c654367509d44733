package io.mlconnector.conformance.oas;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext;
import com.atlassian.oai.validator.schema.ValidationConfiguration;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlconnector.conformance.exchange.Exchange;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What Asana publishes about its API, as a judge. Additional properties are not judged: the description is older
/// than the service.
public final class ApiDescription {
    private static final String BASE = "/api/1.0";
    private static final int SCHEMAS_KEPT = 5_000;
    private static final int MESSAGE_CHARACTERS = 200;

    private final OpenApiInteractionValidator validator;
    private final Operations operations;

    private ApiDescription(OpenAPI api) {
        this.operations = new Operations(api);
        this.validator = OpenApiInteractionValidator.createFor(api)
                .withBasePathOverride(BASE)
                .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
                .withSchemaValidationConfiguration(new ValidationConfiguration().setMaxCacheSize(SCHEMAS_KEPT))
                .build();
    }

    /// @param cache where the corrected form is kept between runs
    public static ApiDescription load(Path source, Path cache) {
        return of(ParsedDescription.load(source, cache));
    }

    static ApiDescription of(ObjectNode corrected) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new ApiDescription(new OpenAPIV3Parser()
                .readContents(corrected.toString(), null, options)
                .getOpenAPI());
    }

    /// How many operations are described.
    public int operations() {
        return operations.count();
    }

    /// Like `GET /tasks/{task_gid}`; empty when the description knows no such operation.
    public Optional<String> operation(Exchange exchange) {
        String path = exchange.path();
        return path.startsWith(BASE)
                ? operations.find(exchange.method(), path.substring(BASE.length()))
                : Optional.empty();
    }

    public List<Finding> judgeRequest(Exchange exchange) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(exchange.method(), exchange.path());
        exchange.query().forEach(parameter -> request.withQueryParam(parameter.name(), parameter.value()));
        // Whether it holds is the sandbox's to say: a bad token is answered 401.
        request.withAuthorization("Bearer present");
        if (!exchange.requestBody().isEmpty()) {
            request.withContentType(exchange.requestType()).withBody(exchange.requestBody());
        }
        return findings(validator.validateRequest(request.build()));
    }

    public List<Finding> judgeAnswer(Exchange exchange) {
        SimpleResponse.Builder answer = SimpleResponse.Builder.status(exchange.status());
        if (!exchange.answerBody().isEmpty()) {
            answer.withContentType(exchange.answerType()).withBody(exchange.answerBody());
        }
        return findings(
                validator.validateResponse(exchange.path(), Request.Method.valueOf(exchange.method()), answer.build()));
    }

    private static List<Finding> findings(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> new Finding(message.getKey(), where(message), shortened(message.getMessage())))
                .toList();
    }

    /// The name of a parameter, or the place in a body.
    private static String where(ValidationReport.Message message) {
        return message.getContext()
                .flatMap(context -> context.getParameter()
                        .map(Parameter::getName)
                        .or(() -> context.getPointers().map(MessageContext.Pointers::getInstance)))
                .orElse("");
    }

    /// Some messages list all words that would have been right.
    private static String shortened(String message) {
        return message.length() <= MESSAGE_CHARACTERS ? message : message.substring(0, MESSAGE_CHARACTERS) + "…";
    }
}
