package io.mlconnector.serviceruntime.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A token endpoint of the strictest kind: each refresh token is good once, and its successor is the only
/// good one.
final class FakeEndpoint implements TokenEndpoint {
    static final Duration ACCESS_LIFE = Duration.ofHours(1);

    final List<String> asked = new ArrayList<>();
    String valid = "first";
    Optional<Answer> instead = Optional.empty();

    @Nullable
    Runnable beforeAnswer;

    private int count;

    @Override
    public Answer refresh(String refreshToken) {
        asked.add(refreshToken);
        if (instead.isPresent()) {
            return instead.get();
        }
        if (!refreshToken.equals(valid)) {
            return new Answer.InvalidGrant();
        }
        count++;
        valid = "refresh-" + count;
        if (beforeAnswer != null) {
            beforeAnswer.run();
        }
        return new Answer.Given("access-" + count, ACCESS_LIFE, valid, null, null);
    }
}
