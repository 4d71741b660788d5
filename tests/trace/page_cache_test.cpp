// SPDX-License-Identifier: GPL-3.0-or-later
// Which pages of a paged log stay in memory, whose they are meanwhile, and what stands for a lost one.
#include "trace/event_text.h"
#include "trace/lost_page.h"
#include "trace/trace_log.h"

#include <QTest>

#include <atomic>
#include <cstring>
#include <random>
#include <thread>
#include <vector>

using namespace muxscope;
using namespace muxscope::trace;

namespace {

constexpr std::uint32_t kEventsOfAPage = 100;
constexpr std::uint32_t kPageBytes = kEventsOfAPage * 48; // each record has a payload of 8 bytes

// Event i happened at 10 * i, its value is i, and so is its payload.
std::unique_ptr<std::byte[]> pageFrom(std::uint64_t first) {
    std::unique_ptr<std::byte[]> page(new std::byte[kPageBytes]);
    for (std::uint32_t i = 0; i < kEventsOfAPage; ++i) {
        Record record;
        record.value = static_cast<std::int64_t>(first + i);
        record.atNs = 10 * record.value;
        record.call = Call::recv;
        record.phase = Phase::exit;
        record.payloadAt = kEventsOfAPage * 32 + i * 16;
        const PayloadHead head{8, 8};
        std::memcpy(page.get() + i * sizeof(record), &record, sizeof(record));
        std::memcpy(page.get() + record.payloadAt, &head, sizeof(head));
        std::memcpy(page.get() + record.payloadAt + sizeof(head), &record.value, 8);
    }
    return page;
}

PagePlace placeFrom(std::uint64_t first) {
    const auto from = static_cast<std::int64_t>(first);
    return {first, kEventsOfAPage, kPageBytes, 10 * from, 10 * (from + kEventsOfAPage - 1), first};
}

// What was asked of the store.
struct Asked {
    std::vector<std::uint64_t> pages;
    std::atomic<bool> broken{false};
};

class MemoryStore : public PageStore {
public:
    explicit MemoryStore(Asked& asked) : m_asked(asked) {}
    Status fetch(const PagePlace& place, std::span<std::byte> into) override {
        m_asked.pages.push_back(place.first / kEventsOfAPage);
        if (m_asked.broken)
            return Error{Error::Kind::input, "the disk is gone", 0};
        std::memcpy(into.data(), pageFrom(place.first).get(), into.size());
        return {};
    }

private:
    Asked& m_asked;
};

// A log of so many pages, of which so many fit.
struct Paged {
    explicit Paged(std::size_t fit, std::uint64_t pages)
        : log({fit * kPageBytes, 4096, 64, false}, std::make_unique<MemoryStore>(asked)) {
        for (std::uint64_t i = 0; i < pages; ++i)
            add();
    }
    void add() { QVERIFY(log.appendPage(placeFrom(log.end()), pageFrom(log.end()))); }
    std::int64_t valueOf(std::uint64_t page) const {
        return log.at(page * kEventsOfAPage).record.value;
    }
    Asked asked;
    TraceLog log;
};

std::int64_t payloadOf(const Event& event) {
    std::int64_t value = -1;
    if (event.payload.size() == sizeof(value))
        std::memcpy(&value, event.payload.data(), sizeof(value));
    return value;
}

} // namespace

class PageCacheTest : public QObject {
    Q_OBJECT

private slots:
    void whatFitsIsNeverFetched();
    void thePageThatWasUsedLeastLatelyGoes();
    void pagesThatNobodyHasReadStayForWhoComesBehind();
    void whoReadsAtTheHeelsOfTheLoaderFetchesNothing();
    void aPageLargerThanTheBudgetIsReadAllTheSame();
    void anEventKeepsItsPage();
    void aWalkFetchesEachPageOnce();
    void timesAreFoundInOnePage();
    void theFirstAndTheLastTimeCostNoPage();
    void lostEventsSaySoAndAreCountedOnce();
    void lossesThatTouchAreOne();
    void aLostPageCanComeBack();
    void manyThreadsReadTheSame();
};

void PageCacheTest::whatFitsIsNeverFetched() {
    Paged paged(5, 5);
    std::uint64_t next = 0;
    paged.log.forEach(0, paged.log.end(), [&](const Event& event) {
        QCOMPARE(event.index, next++);
        QCOMPARE(event.record.value, static_cast<std::int64_t>(event.index));
        QCOMPARE(payloadOf(event), event.record.value);
    });
    QCOMPARE(next, std::uint64_t{500});
    QVERIFY(paged.asked.pages.empty());
    QCOMPARE(paged.log.bytesHeld(), std::size_t{5 * kPageBytes});
    QCOMPARE(paged.log.begin(), Moment{0});
}

void PageCacheTest::thePageThatWasUsedLeastLatelyGoes() {
    Paged paged(3, 6); // 0, 1, 2 are in memory
    for (const std::uint64_t page : {0U, 1U, 2U, 0U})
        QCOMPARE(paged.valueOf(page), static_cast<std::int64_t>(page * kEventsOfAPage));
    QVERIFY(paged.asked.pages.empty());
    paged.valueOf(5); // for 1
    paged.valueOf(0);
    paged.valueOf(2);
    paged.valueOf(1); // for 5
    paged.valueOf(5);
    QCOMPARE(paged.asked.pages, (std::vector<std::uint64_t>{5, 1, 5}));
    QCOMPARE(paged.log.bytesHeld(), std::size_t{3 * kPageBytes});
}

void PageCacheTest::pagesThatNobodyHasReadStayForWhoComesBehind() {
    Paged paged(3, 20);
    for (std::uint64_t page = 0; page < 3; ++page)
        paged.valueOf(page);
    QVERIFY(paged.asked.pages.empty());
}

void PageCacheTest::whoReadsAtTheHeelsOfTheLoaderFetchesNothing() {
    Paged paged(3, 2);
    for (std::uint64_t page = 0; page < 100; ++page) {
        paged.valueOf(page);
        paged.add();
    }
    QVERIFY(paged.asked.pages.empty());
    QCOMPARE(paged.log.bytesHeld(), std::size_t{3 * kPageBytes});
}

void PageCacheTest::aPageLargerThanTheBudgetIsReadAllTheSame() {
    Paged paged(0, 3);
    QCOMPARE(paged.log.bytesHeld(), std::size_t{0});
    QCOMPARE(paged.valueOf(2), 200);
    QCOMPARE(paged.valueOf(1), 100);
    QCOMPARE(paged.log.bytesHeld(), std::size_t{kPageBytes});
}

void PageCacheTest::anEventKeepsItsPage() {
    Paged paged(1, 4);
    const Event kept = paged.log.at(7);
    for (std::uint64_t page = 0; page < 4; ++page)
        paged.valueOf(page);
    QCOMPARE(payloadOf(kept), 7);
    QCOMPARE(paged.log.bytesHeld(), std::size_t{2 * kPageBytes}); // and says so
    Event last;
    paged.log.forEach(0, 250, [&](const Event& event) { last = event; });
    paged.valueOf(0);
    QCOMPARE(payloadOf(last), 249);
}

void PageCacheTest::aWalkFetchesEachPageOnce() {
    Paged paged(1, 50);
    std::uint64_t seen = 0;
    paged.log.forEach(30, 4970, [&](const Event& event) { seen += event.record.value >= 0; });
    QCOMPARE(seen, std::uint64_t{4940});
    QVERIFY(paged.asked.pages.size() <= 50);
    seen = 0;
    paged.log.forEach(30, 4970, [&](const Event&) { return ++seen < 10; });
    QCOMPARE(seen, std::uint64_t{10});
}

void PageCacheTest::timesAreFoundInOnePage() {
    Paged paged(1, 40);
    const Moment end = paged.log.end();
    std::mt19937 random(3);
    for (int i = 0; i < 2000; ++i) {
        const auto at = static_cast<std::int64_t>(random() % 40'020) - 10;
        const std::uint64_t from = random() % (end + 1);
        const std::uint64_t to = from + random() % (end - from + 1);
        const std::uint64_t wanted =
            std::clamp(static_cast<std::uint64_t>(at < 0 ? 0 : at / 10 + 1), from, to);
        const std::size_t before = paged.asked.pages.size();
        QCOMPARE(paged.log.firstAfter(at, from, to), wanted);
        QVERIFY(paged.asked.pages.size() <= before + 1);
    }
}

void PageCacheTest::theFirstAndTheLastTimeCostNoPage() {
    Paged paged(1, 40);
    paged.valueOf(20);
    const std::size_t before = paged.asked.pages.size();
    QCOMPARE(paged.log.atNsOf(0), 0);
    QCOMPARE(paged.log.atNsOf(paged.log.end() - 1), 39'990);
    QCOMPARE(paged.asked.pages.size(), before);
    QCOMPARE(paged.log.atNsOf(1234), 12'340);
}

void PageCacheTest::lostEventsSaySoAndAreCountedOnce() {
    Paged paged(1, 4);
    paged.valueOf(0);
    paged.asked.broken = true;
    for (int round = 0; round < 2; ++round) {
        std::int64_t lastNs = 0;
        EventTextWriter writer;
        paged.log.forEach(0, paged.log.end(), [&](const Event& event) {
            QVERIFY(event.record.atNs >= lastNs);
            lastNs = event.record.atNs;
            if (round == 0 && event.index < kEventsOfAPage)
                return;
            QCOMPARE(event.note(), NoteKind::remark);
            QCOMPARE(asText(event.payload), kLostEventText);
            QVERIFY(writer.line(event).find("can no longer be read") != std::string::npos);
        });
        QVERIFY(lastNs <= 39'990);
    }
    QCOMPARE(paged.log.lostEvents(), std::uint64_t{400});
    QCOMPARE(paged.log.losses(), (std::vector<Loss>{{0, 400, "the disk is gone"}}));
}

void PageCacheTest::lossesThatTouchAreOne() {
    Paged paged(1, 10);
    paged.valueOf(0);
    paged.asked.broken = true;
    for (const std::uint64_t page : {7U, 1U, 3U, 1U, 9U, 2U, 8U, 3U})
        paged.valueOf(page);
    const std::string why = "the disk is gone";
    QCOMPARE(paged.log.losses(), (std::vector<Loss>{{100, 400, why}, {700, 1000, why}}));
    QCOMPARE(paged.log.lostEvents(), std::uint64_t{600});
}

void PageCacheTest::aLostPageCanComeBack() {
    Paged paged(1, 3);
    paged.asked.broken = true;
    paged.valueOf(2);
    paged.asked.broken = false;
    paged.valueOf(1);
    QCOMPARE(paged.log.at(230).record.value, 230);
    QCOMPARE(paged.log.lostEvents(), std::uint64_t{100}); // it was, once
}

void PageCacheTest::manyThreadsReadTheSame() {
    constexpr std::uint64_t kPages = 300;
    constexpr int kReaders = 3;
    Paged paged(4, 1);
    std::atomic<int> wrong{0};
    std::atomic<std::size_t> most{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < kReaders; ++i)
        readers.emplace_back([&, i] {
            std::mt19937 random(static_cast<unsigned>(i));
            const auto look = [&](const Event& event) {
                wrong += event.record.value != static_cast<std::int64_t>(event.index) ||
                         payloadOf(event) != event.record.value;
            };
            for (Moment next = 0; next < kPages * kEventsOfAPage;) {
                const Moment end = paged.log.end();
                paged.log.forEach(next, end, look);
                next = end;
                look(paged.log.at(random() % end));
                most = std::max(most.load(), paged.log.bytesHeld());
            }
        });
    while (paged.log.end() < kPages * kEventsOfAPage)
        paged.add();
    for (std::thread& each : readers)
        each.join();
    QCOMPARE(wrong.load(), 0);
    QVERIFY(most <= (4 + kReaders) * kPageBytes);
    QVERIFY(paged.log.bytesHeld() <= 4 * kPageBytes);
}

QTEST_GUILESS_MAIN(PageCacheTest)
#include "page_cache_test.moc"
