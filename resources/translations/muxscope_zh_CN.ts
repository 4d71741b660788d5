<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a trace that was recorded before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave Muxscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start or stop the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the request of the client panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the request as a curl command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the oldest moment that is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step back through what has happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand before the next call, or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step: in history, or the server&apos;s next call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step one &amp;event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the next “about to call” or “returned”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;ready descriptor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to the next descriptor that the kernel reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;iteration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to the next select, poll or epoll_wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Newest moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the newest moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go &amp;live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave history and let the server run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put every panel back to its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce &amp;motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Things jump instead of travelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every key and what it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Muxscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallFilter</name>
    <message>
        <source>“%1” is not expected here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many brackets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a “)” is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a field is expected before “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something is missing at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” wants a comparison: == != &lt; &lt;= &gt; &gt;=</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value is missing after “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can only be compared with == and !=</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a field or a call; fields: fd, call, kind, errno, result, took, time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a call this program knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a kind: setup, accept, read, write, close, interest, wait, other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an errno name or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a time with a unit, like 10ms or 1.5s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallWords</name>
    <message>
        <source>timed out after %1: nothing was ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned %1 after %2 asleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned 0: the client sends no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned %1 of at most %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took %1 of %2 offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned a new descriptor: fd %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>returned %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NO CALL YET</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ABOUT TO CALL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IN THE CALL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ASLEEP %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ASLEEP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WOKEN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TIMED OUT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RETURNED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server has not made a call yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held before the call; the kernel goes on receiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel is working on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel watches; the thread uses no processor time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would have to wait: nothing to do right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the client reset the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the client no longer reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this process has no descriptor left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a signal interrupted the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the port is already in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the client went away before it was accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the call failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Muxscope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h3&gt;Muxscope %1&lt;/h3&gt;&lt;p&gt;See I/O multiplexing: a real server makes real system calls on real sockets,&lt;br&gt;and every one of them is shown.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HttpWords</name>
    <message>
        <source>no error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the method is not a word followed by one space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the method is longer than any known method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request target is in none of the four forms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request target is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the version is not HTTP/ digit . digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the major version is not 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the status code is not three digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>control byte in the reason phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CR without LF or LF without CR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>space or control byte in a header name, or no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>control byte in a header value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header section is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many header fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content-Length is not one number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than one Content-Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content-Length together with Transfer-Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chunked is not the last transfer coding, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a transfer coding other than chunked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer-Encoding in an HTTP/1.0 message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the body is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chunk size is not a hexadecimal number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chunk size is followed by no valid extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chunk extensions are too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a chunk is not followed by CR LF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stream ended inside the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reason phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of line (CR LF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>header name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>header value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank line (CR LF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chunk size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chunk extension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of chunk (CR LF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trailer name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trailer value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MaskView</name>
    <message>
        <source>the peer has shut down its sending side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bad descriptor: the number is not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hung up: both directions are shut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an error is waiting (SO_ERROR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is room to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an urgent byte is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes, a connection or the end can be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>descriptors</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found nothing ready in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found nothing ready: its time was over after %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 found %2 of %n descriptor(s) ready</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 found %n descriptor(s) ready</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 after sleeping %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>sentence: list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request is complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request is malformed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>the head is complete, %n byte(s) of the body are missing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the head is complete, more chunks of the body are to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the request is not complete yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 returned 0: the peer has ended its side, no more bytes will come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 returned %2: the urgent byte, outside the stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 returned %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 returned %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took only %2 of %3: the send buffer is full now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took %2: the response is on its way, whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 returned %2: a new connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 returned %2: a new connection from %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the option is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no error is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the error is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is non-blocking now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is blocking now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is non-blocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is blocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>socket returned %1: the lowest number that was free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has its address now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listens: the kernel takes connections from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the local address of %1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the other end of %1 is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the option of %1 is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoll_create1 returned %1: an empty epoll object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is closed; the next new descriptor may get its number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is shut down, but still open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the epoll object %1 remembers it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sleep is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>ask which of %n descriptor(s) are ready now, without sleeping</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sleep until one of %n descriptor(s) is ready</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sleep until one of %n descriptor(s) is ready, at most %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>ask which error is waiting on %1 (SO_ERROR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for an option of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let %1 take its port again right after a restart (SO_REUSEADDR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set an option of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop watching %1 in epoll %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watch %1 in epoll %2 for %3 from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watch %1 in epoll %2 for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read the flags of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask the kernel about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make %1 non-blocking, so that no call on it ever sleeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make %1 blocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>want no more bytes from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tell the peer of %1 that no more bytes will come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end %1 in both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make a new socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give %1 its address, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>let %1 take connections; about %n may wait in its queue</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>connect %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask for the local address of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask who is at the other end of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make an epoll object, which remembers what is watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make a descriptor that can wake the loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the first connection that waits at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take the urgent byte of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take what has arrived on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>give the kernel %n byte(s) to send on %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>let go of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sleep for a while, deaf to every descriptor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask what kind of file %1 is and how long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something that this program does not know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server&apos;s thread has started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server&apos;s thread has started: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server has stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was refused and closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was refused and closed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no descriptor is left: accepting is paused, connections wait in the kernel&apos;s queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a descriptor is free again: accepting goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server was asked to stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reached a limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reached a limit: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server waited for the recorder to make room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the engine noted something</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>a gauge looked at the kernel from outside: %n connection(s) waiting to be accepted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>a gauge looked at the buffers of %n socket(s) from outside</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>the kernel answers at once what is ready now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel wakes the thread when a descriptor is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel wakes the thread when a descriptor is ready or the time is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel answers %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call %1 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>handle %1, then call %2 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watch %1 for bytes to read (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop watching %1 and close it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send the answer on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep the rest, watch %1 for room to send (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calling %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed with %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing more: the server has stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing has happened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would have to wait, and the descriptor is non-blocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a signal interrupted it; it may simply be called again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the peer has reset the connection (RST)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection is closed for writing, nobody would read the bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this process has no descriptor left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole system has no descriptor left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the peer gave up before its connection was accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody listens at that address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the peer did not answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>that number is not an open descriptor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an argument makes no sense to the kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pointer leads outside the program&apos;s memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the descriptor is not a socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the socket is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the socket is connected already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection is being made, the answer comes later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection is being made already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another socket uses that address and port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine has no such address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the permission is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such thing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel has no memory for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel has no buffer for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the message is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this kind of descriptor cannot do that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no way leads to that network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no way leads to that machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no room is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the device failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing has arrived yet, and the descriptor is non-blocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the send buffer is full, and the descriptor is non-blocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection is waiting, and the descriptor is non-blocking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel refused it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a connection is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bytes to read, or the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an urgent byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>room to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the peer will send no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hung up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an error is waiting to be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not an open descriptor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>the last two of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between items of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>The server is starting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start: the server is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then send a request with the client, curl or a browser, and watch each descriptor on its way through the loop.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageEpoll</name>
    <message>
        <source>interest list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 watched · in the kernel, changed by epoll_ctl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 watched · kept by the kernel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copied to events[%1]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is ready: the thread sleeps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageKernel</name>
    <message>
        <source>accepting is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept queue %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KERNEL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sockets and their buffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sockets, buffers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ %1 more connections, the active ones are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ %1 more connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CLIENTS</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StagePoll</name>
    <message>
        <source>%1 watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 watched · not answered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 watched · %2 with revents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageServer</name>
    <message>
        <source>Now:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is watched yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SERVER THREAD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n more threads</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StageSets</name>
    <message>
        <source>monitored for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has something to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has to send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exceptional: urgent data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>urgent data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>urgent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send buffer of fd %1 full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fd %1 full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StageWords</name>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fd %1: connection from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receive buffer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send buffer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received %1, sent %2 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the client has finished sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fd %1: listening on %2
in the accept queue: %3 of at most %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fd %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watched for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was ready: %1, handled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rlist: descriptors watched for something to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wlist: descriptors with something to send, watched for room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xlist: descriptors watched for exceptional conditions (urgent byte)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rs: what select answered, ready for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ws: what select answered, room for writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xs: what select answered, exceptional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The array given to poll: events is what the program asks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revents: what the kernel wrote into the array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interest list lives in the kernel; epoll_ctl changes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What epoll_wait copied out: only the ready descriptors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll to see the other connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched: %1 descriptors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open connections: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::Actions</name>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::BytesGrid</name>
    <message>
        <source>Bytes of the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte %1: not there yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brought by %1 call %2 of %3 (moment %4)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::BytesView</name>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the response has been sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the request has arrived yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n send call(s), shaded one by one</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recv call(s), shaded one by one</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muxscope::ui::CallsModel</name>
    <message>
        <source>time over</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <comment>descriptors</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>0: the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::CallsTable</name>
    <message>
        <source>System calls</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::CallsView</name>
    <message>
        <source>Calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter of the calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, e.g. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields: fd, call, kind, errno, result, took, time. For example: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong with the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found, %2 searched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) · held from moment %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No calls yet: start the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No call matches this filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No calls yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::ClientConnection</name>
    <message>
        <source>Nobody listens on port %1: press Start first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::ClientPanel</name>
    <message>
        <source>All at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One byte every 200 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop half way (hold)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half-close after request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset (RST) mid-request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent byte (MSG_OOB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never read the response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burst: 50 connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers, one a line (Host and Content-Length are added)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the request (Ctrl+Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close what is still being sent or awaited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 bytes · %3 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 bytes sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::ConnectionList</name>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sending %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holding at %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>urgent byte sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle keep-alive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset (RST)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections of the client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 open · %2 waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in accept queue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::ControlBar</name>
    <message>
        <source>call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready descriptor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iteration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I/O model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call that the server waits with. While the server runs, another choice starts it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is served</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port to listen on at the next start; 0 = any free port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far one step goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast history is replayed: recorded time over real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step: %1 ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● LIVE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ STOPPED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▶ REPLAY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>❚❚ PAUSED</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::ExchangeReader</name>
    <message>
        <source>no connection yet: send a request to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the listener: it hands out connections, it carries no requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no request yet on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection yet: start the server and send a request</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::ExchangeStartLine</name>
    <message>
        <source>First line of the request</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::ExchangeTreeModel</name>
    <message>
        <source>complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>malformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank line  \r\n</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Body  %n byte(s) (chunked)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Body  %n byte(s) (Content-Length)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Body  %n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response  %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::ExchangeView</name>
    <message>
        <source>Exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous request on this connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next request on this connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>request %1 of %2 on fd %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fd %1 · request %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muxscope::ui::LoopListing</name>
    <message>
        <source>Listing of the running loop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::LoopView</name>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the loop in Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the loop in C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no listing of the model “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not in this listing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::MainMenu</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::MainWindow</name>
    <message>
        <source>Controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muxscope recordings (*.muxscope);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes when Muxscope is started the next time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::MaskView</name>
    <message>
        <source>not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in trouble</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>urgent byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask = 0 → nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same readiness as poll() would report it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fd %1 · as %2 reported it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing reported yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer of select, poll or epoll_wait yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not among the ready ones in the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>underlined: asked for · dashed: only ever reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only reported: asking for it changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::MessageBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a free port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::Session</name>
    <message>
        <source>Stop the server before opening a recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::SocketView</name>
    <message>
        <source>listening socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoll object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the peer ended first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server ended first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the peer reset it (RST)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moment %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receive buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>send buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n call(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>short sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (how often the number was given)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of the socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fd %1 has not been opened yet at this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no descriptor chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (inferred)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::StageView</name>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moment %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loop iteration %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>muxscope::ui::StatusLine</name>
    <message>
        <source>What the server does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the recording: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ server stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● listening on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● engine paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● engine paused before: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Start, then Send, or open http://127.0.0.1:%1 in a browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n descriptor(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 events/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 calls/request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kernel keeps receiving while we look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>history %1 events, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (from %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · server waited %1 ms for room</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
