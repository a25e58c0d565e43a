#include "queries/analysis/workers.hpp"

#include <system_error>
#include <utility>

namespace guanxi::queries {

namespace {

std::size_t wanted(Threads threads) {
  return threads.count != 0 ? threads.count : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

Crew::Crew(Threads threads) {
  m_others.reserve(wanted(threads) - 1);
  try {
    for (std::size_t worker = 1; worker < wanted(threads); ++worker)
      m_others.emplace_back([this, worker] { follow(worker); });
  } catch (const std::system_error&) {  // no room for another thread: those that are there do it
  }
}

Crew::~Crew() {
  m_work = nullptr;
  ++m_job;
  m_job.notify_all();
  for (std::thread& other : m_others) other.join();
}

void Crew::share_out(std::size_t parts, const Work& work) {
  m_work = &work;
  m_parts = parts;
  m_next = 0;
  if (parts > 1 && !m_others.empty()) {
    m_busy = m_others.size();
    ++m_job;
    m_job.notify_all();
  }
  take(0);
  for (std::size_t busy = m_busy; busy != 0; busy = m_busy) m_busy.wait(busy);
  if (m_thrown) std::rethrow_exception(std::exchange(m_thrown, nullptr));
}

void Crew::follow(std::size_t worker) {
  for (std::uint32_t done = 0;; ++done) {
    m_job.wait(done);
    if (m_work == nullptr) return;
    take(worker);
    if (--m_busy == 0) m_busy.notify_one();
  }
}

void Crew::take(std::size_t worker) {
  try {
    for (std::size_t part = m_next++; part < m_parts; part = m_next++) (*m_work)(part, worker);
  } catch (...) {
    const std::lock_guard lock(m_mutex);
    m_thrown = std::current_exception();
  }
}

void share_out(Threads threads, std::size_t parts, const std::function<void(std::size_t)>& work) {
  const std::size_t count = std::max<std::size_t>(1, std::min(wanted(threads), parts));
  Crew crew(Threads{static_cast<unsigned>(count)});
  crew.share_out(parts, [&](std::size_t part, std::size_t) { work(part); });
}

}  // namespace guanxi::queries
