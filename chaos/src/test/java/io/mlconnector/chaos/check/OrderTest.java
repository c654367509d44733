package io.mlconnector.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlconnector.contracts.LinkV1;
import io.mlconnector.domain.link.Link;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final String NOW = "2026-11-25T10:00:00Z";

    private final Found found = new Found();

    @Test
    void seesADeadLetterHoweverWellItIsDescribed() {
        found.deadLetters.add(new Letter("t.dead-letters", "unreadable", "No JSON.", "t-1-0", true, "1", NOW));
        assertThat(letters()).hasSize(1);
    }

    @Test
    void seesADeadLetterThatCannotBeTraced() {
        found.deadLetters.add(new Letter("t.dead-letters", "whatever", "No JSON.", "t-1-0", false, "1", NOW));
        assertThat(letters())
                .anyMatch(line -> line.endsWith("a reason that is none"))
                .anyMatch(line -> line.endsWith("there is no such record"));
    }

    @Test
    void seesADeadLetterWithoutTextAttemptsOrTime() {
        found.deadLetters.add(new Letter("t.dead-letters", "key-reuse", "", "t-1-0", true, "1", NOW));
        found.deadLetters.add(new Letter("t.dead-letters", "key-reuse", "Used.", "t-1-1", true, "", NOW));
        found.deadLetters.add(new Letter("t.dead-letters", "key-reuse", "Used.", "t-1-2", true, "1", "today"));
        assertThat(letters().stream().filter(line -> line.endsWith("without text, attempts or time")))
                .hasSize(3);
    }

    @Test
    void seesAnOlderVersionAfterANewerOne() {
        found.versions.add(new Version("SyncToken of 934/Bill/7", 0));
        assertThat(found.broken()).containsExactly("I-15");
    }

    @Test
    void letsTheSameVersionComeTwice() {
        found.versions.add(new Version("SyncToken of 934/Bill/7", 1));
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void seesAnExtraTaskOfAVendor() {
        found.directory.add(Found.task("201", Map.of("QuickBooks id", "56", "Phone", "555")));
        assertThat(found.broken()).contains("I-18");
    }

    @Test
    void seesATaskWhoseMarkTheLedgerDoesNotKnow() {
        found.marked.add(Found.marked("201", "934/Vendor/57/task/0-ab12"));
        assertThat(found.broken()).containsExactly("I-18");
    }

    @Test
    void seesTwoTasksWithOneMark() {
        found.marked.add(Found.marked("201", Found.CREATION));
        assertThat(found.broken()).containsExactly("I-18");
    }

    @Test
    void seesATaskThatHasLostItsMark() {
        found.marked.clear();
        assertThat(found.broken()).containsExactly("I-18");
    }

    @Test
    void seesACommentThatMovedTwiceAndATaskThatWasNotRemoved() {
        found.extras.add(new Extra("198", "56", "Call me.", 2));
        assertThat(found.broken()).containsExactly("I-19");
        found.extras.set(1, new Extra("200", "56", "Call me.", 1));
        assertThat(found.broken()).containsExactly("I-19");
    }

    @Test
    void seesALinkToATaskThatThereIsNot() {
        found.links.put(
                "934/Vendor/57",
                new LinkV1("934", "Vendor/57", "Vendor/57", "300", Link.State.AGREED, 1, "hash", null, null));
        assertThat(found.broken()).containsExactly("I-18");
    }

    @Test
    void seesARefreshTokenThatIsUsedTwiceAtOnce() {
        found.refreshes.add(new Refresh("COLLIDED", "b", ""));
        assertThat(found.broken()).containsExactly("I-21");
    }

    @Test
    void forgivesOneUseOfAReplacedTokenAndNotTwo() {
        found.refreshes.add(new Refresh("REFUSED", "a", ""));
        assertThat(found.broken()).isEmpty();
        found.refreshes.add(new Refresh("REFUSED", "a", ""));
        assertThat(found.broken()).containsExactly("I-21");
    }

    @Test
    void seesAReplacedTokenThatStillWorks() {
        found.refreshes.add(new Refresh("GIVEN", "a", "c"));
        assertThat(found.broken()).containsExactly("I-21");
    }

    @Test
    void seesAStrangersPageThatChangesSomething() {
        found.probes.add(new Probe("POST http://localhost/control/qbo-writer/pause", 200));
        assertThat(found.broken()).containsExactly("I-27");
    }

    private List<String> letters() {
        return Checker.check(found.evidence(), "in a test").stream()
                .filter(verdict -> verdict.id().equals("I-10"))
                .findFirst()
                .orElseThrow()
                .violations();
    }
}
