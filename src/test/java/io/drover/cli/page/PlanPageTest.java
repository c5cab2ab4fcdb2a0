package io.drover.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Samples;
import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Remedy;
import io.drover.model.UpgradePlan;
import io.drover.model.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class PlanPageTest {
    private static final long GIB = 1L << 30;

    @Test
    void thePageHasTheFiguresEachLinksMovesAndTheMovesAsATable() {
        // When
        var page = PlanPage.of(Samples.plan());
        // Then
        assertThat(text(page))
                .contains("no order can beat 28s (link of xen1, outgoing)", "takes about 30s", "longest downtime 80ms")
                .contains("xen1 outgoing binds db1 → xen2 web1 → xen3 web2 → xen2")
                .contains("xen2 incoming db1 ← xen1 web2 ← xen1 xen3 incoming web1 ← xen1")
                .contains("2 web1 xen1 xen3 +10s +20s 10s 25s 1.0 GiB 118 MiB/s 80ms")
                .contains("observed at 2026-11-23T10:00:00Z")
                .doesNotContain("Guests that stay");
        assertThat(readable(page))
                .contains("style=\"left:33.33%;width:33.33%\" title=\"web1: xen1 → xen3, +10s to +20s, 118 MiB/s,"
                        + " downtime 80ms\"");
    }

    @Test
    void whatStaysIsToldWithTheReasonAndWhatWouldLetItMove() {
        // When
        var page = PlanPage.of(Samples.planWithStranded());
        // Then
        assertThat(text(page))
                .contains("guests that stay 1", "cd1 cannot move.", "hdc is /iso/debian.iso, a file of xen1")
                .contains("do: Eject the disc on xen1.", "lets cd1 move to xen2");
    }

    @Test
    void aPlanThatMovesNobodySaysSo() {
        // Given
        var plan = plan(List.of(), List.of());
        // When
        var page = PlanPage.of(plan);
        // Then
        assertThat(text(page)).contains("Nothing moves.").doesNotContain("Links");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title></style><b>",
                "&lt;b&gt;",
                "]]><!--",
                "a\u0000b\u001b[31m\u202egnp.exe",
                "\ud800",
            })
    void aHostileNameEndsNoElementAndBeginsNone(String name) {
        // Given
        var held = new Finding(new CheckId(name), Verdict.BLOCK, true, name, Optional.of(Remedy.commands(name, name)));
        var stranded = new Plan.Stranded(
                new GuestId(new UUID(1, 1)), name, new TreeMap<>(Map.of(Samples.xen(2), List.of(held))));
        var hostile = plan(List.of(move(name, 1, 2, 0)), List.of(stranded));
        var harmless = plan(
                List.of(move("web1", 1, 2, 0)),
                List.of(new Plan.Stranded(
                        stranded.guest(), "web2", new TreeMap<>(Map.of(Samples.xen(2), List.of(Samples.LOCAL_ISO))))));
        // When
        var page = PlanPage.of(hostile);
        // Then
        assertThat(tags(page)).isEqualTo(tags(PlanPage.of(harmless)));
        assertThat(page.codePoints().filter(point -> point != '\n'))
                .noneMatch(point -> Character.isISOControl(point) || point == 0x202E);
    }

    @Test
    void thePageIsTheSameInEveryCharacterSet() {
        // Given
        var plan = plan(List.of(move("wéb-日本-\ud83d\ude00", 1, 2, 0)), List.of());
        // When
        var page = PlanPage.of(plan);
        // Then
        assertThat(page.codePoints()).allMatch(point -> point < 128);
        assertThat(page).contains("<td>w&#233;b-&#26085;&#26412;-&#128512;</td>");
    }

    @Test
    void thePageRunsNoScriptAndLoadsNothing() {
        // When
        var page = PlanPage.of(Samples.planWithStranded());
        // Then
        assertThat(page)
                .contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;\"")
                .doesNotContainPattern("<script|<link|<img|<iframe|src=|url\\(|@import|https?://");
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(page).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allMatch(link -> link.startsWith("#m"));
    }

    @Test
    void anUpgradeHasItsBatchesOneAfterTheOtherAndNoMoveIsTakenForAnother() {
        // Given
        var batch = new UpgradePlan.Batch(Samples.plan(), List.of());
        var upgrade = new UpgradePlan(List.of(batch, batch), 3, 6, List.of(Samples.xen(9)));
        // When
        var page = PlanPage.of(upgrade);
        // Then
        assertThat(text(page))
                .contains("2 batches, 3 guests, 6 migrations (2.00 each)", "batch 1: drain xen1", "batch 2: drain xen1")
                .contains("Not planned, since guests would be left behind: xen9");
        assertThat(Pattern.compile(" id=\"([^\"]*)\"").matcher(page).results().map(mark -> mark.group(1)))
                .hasSize(6)
                .doesNotHaveDuplicates();
        assertThat(tags(page)).isNotEmpty();
    }

    @Test
    void movesThatShareALinkAtOneTimeDoNotCoverEachOther() {
        // Given
        var plan = plan(
                List.of(move("a", 1, 2, 0), move("b", 1, 3, 5), move("c", 1, 2, 10), move("d", 1, 4, 12)), List.of());
        // When
        var lanes = Lane.of(plan);
        // Then
        assertThat(lanes.get(0).bars()).extracting(Lane.Bar::row).containsExactly(0, 1, 0, 2);
        assertThat(lanes.get(0).rows()).isEqualTo(3);
        assertThat(lanes)
                .extracting(lane -> lane.host() + " " + lane.direction())
                .containsExactly("xen1 outgoing", "xen2 incoming", "xen3 incoming", "xen4 incoming");
    }

    @Test
    void aLargePlanIsAPageThatABrowserOpens() {
        // Given
        var moves = new ArrayList<PlannedMove>();
        for (int number = 0; number < 2_000; number++) {
            moves.add(move("guest" + number, number % 100, 100 + number % 900, number / 100 * 10));
        }
        var plan = plan(moves, List.of());
        // When
        var page = PlanPage.of(plan);
        // Then
        assertThat(Pattern.compile("<tr class=").matcher(page).results()).hasSize(1_000);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_200_000);
    }

    private static Plan plan(List<PlannedMove> moves, List<Plan.Stranded> stranded) {
        var sample = Samples.plan();
        return new Plan(sample.purpose(), Samples.START, moves, stranded, sample.bound(), Optional.empty());
    }

    private static PlannedMove move(String name, int from, int to, int start) {
        return new PlannedMove(
                new Move(
                        new GuestId(new UUID(0, start)),
                        name,
                        new HostName("xen" + from),
                        new HostName("xen" + to),
                        GIB),
                Duration.ofSeconds(start),
                new PlannedMove.Cost(Duration.ofSeconds(10), GIB, Duration.ofMillis(80)),
                Duration.ofSeconds(25),
                118L << 20);
    }

    /** The elements in order, as a parser that knows nothing of ours finds them; what has no end tag in HTML is given one. */
    private static List<String> tags(String page) {
        var names = new ArrayList<String>();
        var all = parsed(page).getElementsByTagName("*");
        for (int number = 0; number < all.getLength(); number++) {
            var element = (Element) all.item(number);
            names.add(element.getTagName() + " with " + element.getAttributes().getLength());
        }
        return names;
    }

    private static String text(String page) {
        return readable(page.substring(page.indexOf("<body>")))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private static String readable(String page) {
        return page.replace("&#8594;", "→").replace("&#8592;", "←");
    }

    private static Element parsed(String page) {
        var closed = page.replace("<!DOCTYPE html>", "").replaceAll("(<meta [^>]*)>", "$1/>");
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(closed)))
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new AssertionError("the page is not well-formed", broken);
        }
    }
}
