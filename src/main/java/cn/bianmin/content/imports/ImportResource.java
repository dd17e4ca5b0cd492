package cn.bianmin.content.imports;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import cn.bianmin.content.ContentKind;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.identity.Caller;
import cn.bianmin.identity.Roles;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;

/** Imports lists that were written elsewhere: each row becomes a draft of the caller, or a refusal with its reason. */
@Path("/api/halls/{hall}/imports")
@RolesAllowed(Roles.EDITOR)
class ImportResource {

    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Schema(name = "ImportBegun")
    record Begun(@JsonProperty("import") UUID id) {
    }

    /** @param row as a spreadsheet numbers it, the heading being 1 */
    record RefusalView(int row, String field, String reason) {
    }

    record ImportView(@JsonProperty("import") UUID id, ContentKind kind, ImportFile.State state, int total, int done,
            int accepted, int duplicates, int refused, Instant createdAt, List<RefusalView> refusals) {

        static ImportView of(ImportFile.Progress progress, List<RefusalView> refusals) {
            return new ImportView(progress.id(), progress.kind(), progress.state(), progress.total(), progress.done(),
                    progress.accepted(), progress.duplicates(), progress.refused(), progress.createdAt(), refusals);
        }
    }

    record ImportsView(List<ImportView> imports) {
    }

    private final Imports imports;
    private final ImportReading reading;
    private final Halls halls;
    private final Caller caller;

    ImportResource(Imports imports, ImportReading reading, Halls halls, Caller caller) {
        this.imports = imports;
        this.reading = reading;
        this.halls = halls;
        this.caller = caller;
    }

    /** Begins an import; its progress is at {@code Location}. With {@code submit} a reviewer sees the drafts at once. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @APIResponse(responseCode = "202", description = "It has begun", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Begun.class)))
    public Uni<Response> begin(HallId hall, @QueryParam("kind") @DefaultValue("JOB") ContentKind kind,
            @QueryParam("submit") @DefaultValue("false") boolean submit,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @RequestBody(required = true, content = {
                    @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                    @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            }) byte[] file) {
        caller.mustWorkAt(hall);
        var isWorkbook = isWorkbook(type);
        var author = caller.name();
        return halls.plan(hall)
                .chain(() -> reading.read(() -> isWorkbook ? XlsxReading.rows(file, kind) : CsvReading.rows(file, kind)))
                .chain(rows -> imports.begin(new ImportFile(hall, kind, author, submit, rows)))
                .map(id -> Response.accepted(new Begun(id))
                        .location(URI.create("/api/halls/" + hall + "/imports/" + id))
                        .build());
    }

    /** Lists the latest fifty imports, without the refusals of their rows. */
    @GET
    public Uni<ImportsView> list(HallId hall) {
        caller.mustWorkAt(hall);
        return imports.latest(hall)
                .map(all -> new ImportsView(all.stream().map(progress -> ImportView.of(progress, List.of())).toList()));
    }

    /** Answers the progress of one import with the first two hundred refusals. */
    @GET
    @Path("{import}")
    public Uni<ImportView> one(HallId hall, @PathParam("import") UUID id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        caller.mustWorkAt(hall);
        var texts = ProblemTexts.of(language);
        return imports.report(hall, id).map(report -> ImportView.of(report.progress(), report.refusals().stream()
                .map(refusal -> new RefusalView(refusal.row(), refusal.field(), refusal.reason().in(texts)))
                .toList()));
    }

    private static boolean isWorkbook(@Nullable String type) {
        var bare = type == null ? "" : type.split(";", 2)[0].strip();
        if (bare.equalsIgnoreCase(XLSX)) {
            return true;
        }
        if (!bare.equalsIgnoreCase(CSV)) {
            throw new ProblemException(415, "unsupported-media-type");
        }
        return false;
    }
}
