// SPDX-License-Identifier: GPL-3.0-or-later
// A value or the reason there is none. Values only; any thread.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace muxscope {

// What went wrong, in one line for a person (English; the app translates by `code`), and whose
// fault.
struct Error {
    enum class Kind {
        usage,       // the caller asked for something that does not exist: exit code 2
        input,       // a file is unreadable or malformed: exit code 3
        environment, // the machine refused: port taken, no permission, full disk: exit code 4
    };
    Kind kind = Kind::environment;
    std::string text;    // whole sentence, no trailing full stop, no newline
    int systemError = 0; // errno where a system call failed, else 0
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::move(value)) {}
    Result(Error error) : m_state(std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] T& value() {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] const T& value() const {
        assert(ok());
        return std::get<0>(m_state);
    }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    [[nodiscard]] const Error& error() const {
        assert(!ok());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

// A call that yields nothing but may fail.
class [[nodiscard]] Status {
public:
    Status() = default;
    Status(Error error) : m_error(std::move(error)) {}
    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace muxscope
