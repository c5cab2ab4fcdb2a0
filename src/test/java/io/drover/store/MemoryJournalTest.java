package io.drover.store;

import io.drover.port.Journal;

class MemoryJournalTest extends JournalContract {
    @Override
    Journal create() {
        return new MemoryJournal();
    }
}
