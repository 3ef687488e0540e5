// SPDX-FileCopyrightText: 2026 The SSE Inspector authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace sse {

/// Whether bytes of a stream that were sent end where a block ends, so that another block may
/// follow (HTML standard § 9.2.5, "Parsing an event stream"). A value.
class BlockState final
{
public:
    void feed(QByteArrayView bytes)
    {
        // Whatever came before: a blank line is last. Nearly every step ends so.
        if (bytes.endsWith("\n\n")) {
            *this = {};
            return;
        }
        for (const char byte : bytes)
            feed(byte);
    }
    /// No line and no block is open; a comment opens no block.
    [[nodiscard]] bool atBlockEnd() const { return m_lineIsEmpty && !m_blockIsOpen; }

private:
    void feed(char byte)
    {
        const bool secondOfCrLf = byte == '\n' && m_afterCr;
        m_afterCr = byte == '\r';
        if (secondOfCrLf)
            return;
        if (byte == '\n' || byte == '\r') {
            m_blockIsOpen = !m_lineIsEmpty && (m_blockIsOpen || !m_lineIsComment);
            m_lineIsEmpty = true;
        } else if (m_lineIsEmpty) {
            m_lineIsEmpty = false;
            m_lineIsComment = byte == ':';
        }
    }

    bool m_lineIsEmpty = true;
    bool m_lineIsComment = false;
    bool m_blockIsOpen = false;
    bool m_afterCr = false;
};

} // namespace sse
