package cn.bianmin.identity;

/**
 * What a caller gets for showing who they are.
 *
 * @param accessToken an ES256 JWT, sent as {@code Authorization: Bearer …}
 * @param refreshToken good for one exchange at {@code POST /api/sessions/refresh}
 * @param expiresIn life of the access token in seconds
 */
public record Tokens(String accessToken, String refreshToken, long expiresIn) {

    /** Tokens are secrets: a log line must not carry them. */
    @Override
    public String toString() {
        return "Tokens[expiresIn=" + expiresIn + "]";
    }
}
