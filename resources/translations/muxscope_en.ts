<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>RangeWords</name>
        <message numerus="yes">
            <source>%1 · %n call(s)</source>
            <translation>
                <numerusform>%1 · %n call</numerusform>
                <numerusform>%1 · %n calls</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RequestWords</name>
        <message numerus="yes">
            <source>%n complete request(s)</source>
            <translation>
                <numerusform>%n complete request</numerusform>
                <numerusform>%n complete requests</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sentences</name>
        <message numerus="yes">
            <source>%n more</source>
            <comment>descriptors</comment>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 found %2 of %n descriptor(s) ready</source>
            <translation>
                <numerusform>%1 found %2 of %n descriptor ready</numerusform>
                <numerusform>%1 found %2 of %n descriptors ready</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 found %n descriptor(s) ready</source>
            <translation>
                <numerusform>%1 found %n descriptor ready</numerusform>
                <numerusform>%1 found %n descriptors ready</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the head is complete, %n byte(s) of the body are missing</source>
            <translation>
                <numerusform>the head is complete, %n byte of the body is missing</numerusform>
                <numerusform>the head is complete, %n bytes of the body are missing</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>ask which of %n descriptor(s) are ready now, without sleeping</source>
            <translation>
                <numerusform>ask whether the %n watched descriptor is ready now, without sleeping</numerusform>
                <numerusform>ask which of %n descriptors are ready now, without sleeping</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>sleep until one of %n descriptor(s) is ready</source>
            <translation>
                <numerusform>sleep until the %n watched descriptor is ready</numerusform>
                <numerusform>sleep until one of %n descriptors is ready</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>sleep until one of %n descriptor(s) is ready, at most %1</source>
            <translation>
                <numerusform>sleep until the %n watched descriptor is ready, at most %1</numerusform>
                <numerusform>sleep until one of %n descriptors is ready, at most %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>let %1 take connections; about %n may wait in its queue</source>
            <translation>
                <numerusform>let %1 take connections; about %n may wait in its queue</numerusform>
                <numerusform>let %1 take connections; about %n may wait in its queue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>give the kernel %n byte(s) to send on %1</source>
            <translation>
                <numerusform>give the kernel %n byte to send on %1</numerusform>
                <numerusform>give the kernel %n bytes to send on %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a gauge looked at the kernel from outside: %n connection(s) waiting to be accepted</source>
            <translation>
                <numerusform>a gauge looked at the kernel from outside: %n connection waiting to be accepted</numerusform>
                <numerusform>a gauge looked at the kernel from outside: %n connections waiting to be accepted</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a gauge looked at the buffers of %n socket(s) from outside</source>
            <translation>
                <numerusform>a gauge looked at the buffers of %n socket from outside</numerusform>
                <numerusform>a gauge looked at the buffers of %n sockets from outside</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>hand %n operation(s) to the kernel, without waiting</source>
            <translation>
                <numerusform>hand %n operation to the kernel, without waiting</numerusform>
                <numerusform>hand %n operations to the kernel, without waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>sleep until %n operation(s) are done</source>
            <translation>
                <numerusform>sleep until %n operation is done</numerusform>
                <numerusform>sleep until %n operations are done</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>hand %n operation(s) to the kernel and sleep until one is done</source>
            <translation>
                <numerusform>hand %n operation to the kernel and sleep until one is done</numerusform>
                <numerusform>hand %n operations to the kernel and sleep until one is done</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the kernel took %n operation(s); what is done lies in the completion queue</source>
            <translation>
                <numerusform>the kernel took %n operation; what is done lies in the completion queue</numerusform>
                <numerusform>the kernel took %n operations; what is done lies in the completion queue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a gauge asked the kernel from outside how TCP sees %n socket(s)</source>
            <translation>
                <numerusform>a gauge asked the kernel from outside how TCP sees %n socket</numerusform>
                <numerusform>a gauge asked the kernel from outside how TCP sees %n sockets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>wait until one of %n descriptor(s) is ready; how long at most is not in the log</source>
            <translation>
                <numerusform>wait until one of %n descriptor is ready; how long at most is not in the log</numerusform>
                <numerusform>wait until one of %n descriptors is ready; how long at most is not in the log</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StageBitmap</name>
        <message numerus="yes">
            <source>%n open descriptor(s) stand beyond FD_SETSIZE: select cannot watch them.</source>
            <translation>
                <numerusform>%n open descriptor stands beyond FD_SETSIZE: select cannot watch it.</numerusform>
                <numerusform>%n open descriptors stand beyond FD_SETSIZE: select cannot watch them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n open descriptor(s) stand beyond the wall: select cannot watch them</source>
            <translation>
                <numerusform>%n open descriptor stands beyond the wall: select cannot watch it</numerusform>
                <numerusform>%n open descriptors stand beyond the wall: select cannot watch them</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n beyond the wall</source>
            <translation>
                <numerusform>%n beyond the wall</numerusform>
                <numerusform>%n beyond the wall</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StageCalls</name>
        <message numerus="yes">
            <source>%n more client(s) wait meanwhile: this thread sees none of them</source>
            <translation>
                <numerusform>%n more client waits meanwhile: this thread does not see it</numerusform>
                <numerusform>%n more clients wait meanwhile: this thread sees none of them</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StageKernel</name>
        <message numerus="yes">
            <source>+ %n more connection(s), the active ones are shown</source>
            <translation>
                <numerusform>+ %n more connection, the active ones are shown</numerusform>
                <numerusform>+ %n more connections, the active ones are shown</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>+ %n more connection(s)</source>
            <translation>
                <numerusform>+ %n more connection</numerusform>
                <numerusform>+ %n more connections</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StageRing</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StageSequence</name>
        <message numerus="yes">
            <source>%n more step(s)</source>
            <translation>
                <numerusform>%n more step</numerusform>
                <numerusform>%n more steps</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>asked %n time(s), each returned at once</source>
            <translation>
                <numerusform>asked %n time, returned at once</numerusform>
                <numerusform>asked %n times, each returned at once</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>then sleeps, %n time(s)</source>
            <translation>
                <numerusform>then sleeps, %n time</numerusform>
                <numerusform>then sleeps, %n times</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more call(s) about this descriptor</source>
            <translation>
                <numerusform>and %n more call about this descriptor</numerusform>
                <numerusform>and %n more calls about this descriptor</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) for others before</source>
            <translation>
                <numerusform>%n call for others before</numerusform>
                <numerusform>%n calls for others before</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n system call(s)</source>
            <translation>
                <numerusform>%n system call</numerusform>
                <numerusform>%n system calls</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StageServer</name>
        <message numerus="yes">
            <source>%1 · %n more threads</source>
            <translation>
                <numerusform>%1 · %n more thread</numerusform>
                <numerusform>%1 · %n more threads</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StageSets</name>
        <message numerus="yes">
            <source>↓ copied in: %n bit(s), the kernel looks at each below nfds = %1</source>
            <translation>
                <numerusform>↓ copied in: %n bit, the kernel looks at each below nfds = %1</numerusform>
                <numerusform>↓ copied in: %n bits, the kernel looks at each below nfds = %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>↓ copied in: %n bit(s)</source>
            <translation>
                <numerusform>↓ copied in: %n bit</numerusform>
                <numerusform>↓ copied in: %n bits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TimelineTable</name>
        <message numerus="yes">
            <source>%n more: look at a shorter time</source>
            <translation>
                <numerusform>%n more: look at a shorter time</numerusform>
                <numerusform>%n more: look at a shorter time</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WaitWords</name>
        <message numerus="yes">
            <source>none of %n operation(s) under way is done</source>
            <translation>
                <numerusform>the %n operation under way is not done</numerusform>
                <numerusform>none of %n operations under way is done</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>none of %n descriptor(s) is ready</source>
            <translation>
                <numerusform>the %n descriptor is not ready</numerusform>
                <numerusform>none of %n descriptors is ready</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source> and %n more</source>
            <translation>
                <numerusform> and %n more</numerusform>
                <numerusform> and %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::BreakpointsView</name>
        <message numerus="yes">
            <source>%n on</source>
            <translation>
                <numerusform>%n on</numerusform>
                <numerusform>%n on</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::BytesView</name>
        <message numerus="yes">
            <source>%n send call(s), one by one</source>
            <translation>
                <numerusform>%n send call, one by one</numerusform>
                <numerusform>%n send calls, one by one</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n recv call(s), one by one</source>
            <translation>
                <numerusform>%n recv call, one by one</numerusform>
                <numerusform>%n recv calls, one by one</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s) of the response</source>
            <translation>
                <numerusform>%n byte of the response</numerusform>
                <numerusform>%n bytes of the response</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s) of the request</source>
            <translation>
                <numerusform>%n byte of the request</numerusform>
                <numerusform>%n bytes of the request</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n send call(s)</source>
            <translation>
                <numerusform>in %n send call</numerusform>
                <numerusform>in %n send calls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n recv call(s)</source>
            <translation>
                <numerusform>in %n recv call</numerusform>
                <numerusform>in %n recv calls</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::CallsModel</name>
        <message numerus="yes">
            <source>%n ready</source>
            <comment>descriptors</comment>
            <translation>
                <numerusform>%n ready</numerusform>
                <numerusform>%n ready</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::CallsView</name>
        <message numerus="yes">
            <source>%1 call(s) · held from moment %2</source>
            <translation>
                <numerusform>%1 call · held from moment %2</numerusform>
                <numerusform>%1 calls · held from moment %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 call(s)</source>
            <translation>
                <numerusform>%1 call</numerusform>
                <numerusform>%1 calls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 call(s) copied.</source>
            <translation>
                <numerusform>%1 call copied.</numerusform>
                <numerusform>%1 calls copied.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ClientPanel</name>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n byte(s) sent</source>
            <translation>
                <numerusform>%1 of %n byte sent</numerusform>
                <numerusform>%1 of %n bytes sent</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ControlBar</name>
        <message numerus="yes">
            <source>⚠ %n teaching switch(es) on</source>
            <translation>
                <numerusform>⚠ %n teaching switch on</numerusform>
                <numerusform>⚠ %n teaching switches on</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeListView</name>
        <message numerus="yes">
            <source>%n exchange(s)</source>
            <translation>
                <numerusform>%n exchange</numerusform>
                <numerusform>%n exchanges</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeTreeModel</name>
        <message numerus="yes">
            <source>Body  %n byte(s) (chunked)</source>
            <translation>
                <numerusform>Body  %n byte (chunked)</numerusform>
                <numerusform>Body  %n bytes (chunked)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Body  %n byte(s) (Content-Length)</source>
            <translation>
                <numerusform>Body  %n byte (Content-Length)</numerusform>
                <numerusform>Body  %n bytes (Content-Length)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Body  %n byte(s)</source>
            <translation>
                <numerusform>Body  %n byte</numerusform>
                <numerusform>Body  %n bytes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n byte(s)</source>
            <translation>
                <numerusform>%1 of %n byte</numerusform>
                <numerusform>%1 of %n bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeView</name>
        <message numerus="yes">
            <source>%1 of %n byte(s)</source>
            <translation>
                <numerusform>%1 of %n byte</numerusform>
                <numerusform>%1 of %n bytes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::LoopListing</name>
        <message numerus="yes">
            <source>Reached %n time(s) up to the cursor.</source>
            <translation>
                <numerusform>Reached %n time up to the cursor.</numerusform>
                <numerusform>Reached %n times up to the cursor.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::NotesView</name>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n line</numerusform>
                <numerusform>%n lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::RecoveryBar</name>
        <message numerus="yes">
            <source>There are %n more.</source>
            <translation>
                <numerusform>There is %n more.</numerusform>
                <numerusform>There are %n more.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::RequestEditor</name>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n byte</numerusform>
                <numerusform>%n bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ServerPanel</name>
        <message numerus="yes">
            <source>%n switch(es) on</source>
            <translation>
                <numerusform>%n switch on</numerusform>
                <numerusform>%n switches on</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::SocketView</name>
        <message numerus="yes">
            <source>%1 in %n call(s)</source>
            <translation>
                <numerusform>%1 in %n call</numerusform>
                <numerusform>%1 in %n calls</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n time</numerusform>
                <numerusform>%n times</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::StatusLine</name>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n warning</numerusform>
                <numerusform>%n warnings</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::TerminalView</name>
        <message numerus="yes">
            <source>%1: %n line(s)</source>
            <translation>
                <numerusform>%1: %n line</numerusform>
                <numerusform>%1: %n lines</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::WarningsView</name>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n warning</numerusform>
                <numerusform>%n warnings</numerusform>
            </translation>
        </message>
    </context>
</TS>
