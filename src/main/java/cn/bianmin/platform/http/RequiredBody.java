package cn.bianmin.platform.http;

import java.io.IOException;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

import cn.bianmin.platform.problem.ProblemException;

/** An operation that takes a body gets one: no body and the JSON word {@code null} are refused before it is called. */
@Provider
public class RequiredBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var body = read(context);
        if (body == null) {
            throw new ProblemException(400, "malformed-body");
        }
        return body;
    }

    /** A body that is cut off, by its sender or by the limit, is no fault of ours: the answer reaches nobody. */
    private static @Nullable Object read(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (JsonProcessingException unreadable) {
            throw unreadable;
        } catch (IOException cutOff) {
            throw new ProblemException(400, "malformed-body");
        }
    }
}
