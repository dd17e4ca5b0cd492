package cn.bianmin.platform.http;

import java.util.stream.Stream;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import cn.bianmin.platform.problem.Problem;
import cn.bianmin.platform.problem.ProblemClassifier;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemTexts;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/**
 * The failures of resources as HTTP responses; {@link ProblemRoutes} does the same for what fails before a resource is found.
 *
 * <p>
 * The kinds are all named because Quarkus has a mapper of its own for most of them, and the nearest kind wins.
 */
class ProblemMapper {

    private final AllowedMethods allowed;

    ProblemMapper(AllowedMethods allowed) {
        this.allowed = allowed;
    }

    @ServerExceptionMapper({
            Throwable.class, ProblemException.class, WebApplicationException.class, ValidationException.class,
            ConstraintViolationException.class, JsonProcessingException.class, MismatchedInputException.class,
            InvalidDefinitionException.class, UnauthorizedException.class, ForbiddenException.class,
            AuthenticationFailedException.class, AuthenticationCompletionException.class
    })
    Response any(Throwable failure, HttpHeaders headers) {
        if (failure instanceof WebApplicationException answer && answer.getResponse().getStatus() < 400) {
            return answer.getResponse();
        }
        return answer(ProblemClassifier.problem(failure), headers);
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException failure, HttpHeaders headers, UriInfo uri) {
        var answer = answer(ProblemClassifier.problem(failure), headers);
        return Response.fromResponse(answer).header(HttpHeaders.ALLOW, allowed.at(uri.getRequestUri().getPath())).build();
    }

    /** An unreadable id in the path leads nowhere: 404. An unreadable query parameter is the client's mistake: 400. */
    @ServerExceptionMapper
    Response notFound(NotFoundException failure, HttpHeaders headers, UriInfo uri, ResourceInfo resource) {
        return answer(UnreadableParameter.problem(failure, uri, resource), headers);
    }

    private static Response answer(ProblemException failure, HttpHeaders headers) {
        var texts = ProblemTexts.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var response = Response.status(failure.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.tag())
                .entity(Problem.of(failure, texts).toJson());
        headersOf(failure).forEach(header -> response.header(header.name(), header.value()));
        return response.build();
    }

    record Header(String name, String value) {
    }

    /** What the status asks for besides the body (RFC 9110, RFC 6750). */
    static Stream<Header> headersOf(ProblemException failure) {
        var retryAfter = failure.retryAfterSeconds();
        var retry = retryAfter == null ? Stream.<Header> empty() : Stream.of(new Header("Retry-After", "" + retryAfter));
        var challenge = failure.status() == 401
                ? Stream.of(new Header("WWW-Authenticate", "Bearer"))
                : Stream.<Header> empty();
        return Stream.concat(retry, challenge);
    }
}
