package cn.bianmin.content;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import cn.bianmin.hall.TestHall;
import cn.bianmin.identity.TestPeople;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;

/**
 * A fresh hall with people who write, review and read.
 *
 * <pre>
 * var room = PublishingScenario.open(people);
 * var notice = room.submitted(PublishingScenario.notice("停电通知")); // by the editor
 * room.reviewer().step(notice, "approve").then().statusCode(200);
 * </pre>
 */
public record PublishingScenario(TestPeople people, TestHall hall, Person editor, Person reviewer, Person director) {

    public static PublishingScenario open(TestPeople people) {
        var hall = TestHall.open();
        return new PublishingScenario(people, hall, person(people, hall, "editor"), person(people, hall, "reviewer"),
                person(people, hall, "director"));
    }

    /** Somebody more who works here. */
    public Person person(String... roles) {
        return person(people, hall, roles);
    }

    private static Person person(TestPeople people, TestHall hall, String... roles) {
        return new Person(hall, people.staff(hall.id(), roles));
    }

    /** Somebody with their own session. */
    public record Person(TestHall hall, String token) {

        /** The id of a new draft. */
        public String write(JsonObject words) {
            return post("contents", words).then().statusCode(201).extract().path("content");
        }

        public Response post(String path, JsonObject body) {
            return request().body(body.encode()).post(path(path));
        }

        public Response edit(String content, JsonObject words) {
            return request().body(words.encode()).put(path("contents/" + content));
        }

        /** Unless somebody saved other words since that answer. */
        public Response editAfter(Response seen, String content, JsonObject words) {
            return request().header("If-Match", seen.header("ETag")).body(words.encode()).put(path("contents/" + content));
        }

        /** Submit, approve or publish as it is. */
        public Response step(String content, String step) {
            return step(content, step, new JsonObject());
        }

        public Response step(String content, String step, JsonObject body) {
            return post("contents/" + content + "/" + step, body);
        }

        public Response withdraw(String content) {
            return step(content, "withdraw", because("内容有误"));
        }

        public Response get(String path) {
            return request().get(path(path));
        }

        public String state(String content) {
            return get("contents/" + content).then().statusCode(200).extract().path("state");
        }

        /** {@code WRITE DRAFT}, … of each step it took. */
        public List<String> history(String content) {
            List<String> steps = get("contents/" + content + "/history").then().statusCode(200)
                    .extract().path("versions.collect { it.version + \" \" + it.step + \" \" + it.state }");
            return steps;
        }

        private String path(String rest) {
            return "/api/halls/" + hall.id() + "/" + rest;
        }

        private RequestSpecification request() {
            return given().contentType("application/json").auth().oauth2(token);
        }
    }

    /** What anyone reads. */
    public Response read(String path) {
        return given().get("/api/halls/" + hall.id() + "/published" + path);
    }

    /** The titles on show, newest first. */
    public List<String> shown() {
        return read("").then().statusCode(200).extract().path("contents.title");
    }

    /** Written and submitted by the editor. */
    public String submitted(JsonObject words) {
        var content = editor.write(words);
        editor.step(content, "submit").then().statusCode(200);
        return content;
    }

    /** … and approved by the reviewer. */
    public String approved(JsonObject words) {
        var content = submitted(words);
        reviewer.step(content, "approve").then().statusCode(200);
        return content;
    }

    /** … and published. */
    public String published(JsonObject words) {
        var content = approved(words);
        reviewer.step(content, "publish").then().statusCode(200);
        return content;
    }

    public static JsonObject notice(String title) {
        return new JsonObject().put("kind", "NOTICE").put("title", title).put("body", "第一行\n第二行").put("source", "街道办事处");
    }

    public static JsonObject job(String post, String until) {
        return new JsonObject().put("kind", "JOB").put("title", "招聘" + post).put("body", "").put("source", "街道就业服务站")
                .put("job", new JsonObject().put("employer", "青石商贸公司").put("post", post).put("wanted", 3)
                        .put("wage", "4500-6000元/月").put("place", "青石路8号").put("contact", "028-8765****").put("until", until));
    }

    public static JsonObject because(String reason) {
        return new JsonObject().put("reason", reason);
    }

    /** Everybody at the same time; the status of each answer. */
    public static List<Integer> race(List<Supplier<Response>> racers) {
        var started = racers.stream()
                .map(racer -> CompletableFuture.supplyAsync(() -> racer.get().statusCode(), task -> new Thread(task).start()))
                .toList();
        return started.stream().map(CompletableFuture::join).toList();
    }

    /** So many reviewers. */
    public List<Person> reviewers(int count) {
        return IntStream.range(0, count).mapToObj(any -> person("reviewer")).toList();
    }
}
