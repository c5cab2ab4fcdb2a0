package io.drover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Golden;
import io.drover.cli.Samples;
import org.junit.jupiter.api.Test;

class ComparisonViewTest {

    @Test
    void bothPlansStandSideBySideInFiguresAndTheSupposedOneFollows() {
        // Given
        var is = Samples.plan();
        var would = Samples.planWithStranded();
        // When
        var text = Golden.text(ComparisonView.of(is, would));
        // Then
        assertThat(text).startsWith("""
                                   AS IT IS                AS IT WOULD BE
                takes about        30s                     30s
                no order can beat  28s                     28s
                because of         link of xen1, outgoing  link of xen1, outgoing
                guests that move   3                       3
                guests that stay   0                       1: cd1
                longest downtime   80ms                    80ms
                sends              3.0 GiB                 3.0 GiB

                As it would be:
                drain xen1: 3 guests, 3.0 GiB, about 30s, at worst 1m15s; no order can beat 28s (link of xen1, outgoing)
                """);
    }
}
