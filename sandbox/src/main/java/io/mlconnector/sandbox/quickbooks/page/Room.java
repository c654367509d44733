package io.mlconnector.sandbox.quickbooks.page;

import io.mlconnector.sandbox.control.ControlApi;
import io.mlconnector.sandbox.page.Site;
import java.time.LocalDate;

/// What a page needs to be made: the company, the frame around the page, and the day in the company's books.
record Room(Till till, Site site, ControlApi control, LocalDate today) {
    Refs refs() {
        return new Refs(till);
    }
}
