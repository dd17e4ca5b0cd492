package cn.bianmin.platform.http;

import java.io.IOException;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import cn.bianmin.platform.problem.ProblemException;

/** An operation that takes a body gets one: no body and the JSON word {@code null} are refused before it is called. */
@Provider
public class RequiredBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var body = context.proceed();
        if (body == null) {
            throw new ProblemException(400, "malformed-body");
        }
        return body;
    }
}
