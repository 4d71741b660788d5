<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>&amp;Open recording…</source>
            <translation>打开记录(&amp;O)…</translation>
        </message>
        <message>
            <source>Show a trace that was recorded before</source>
            <translation>显示以前记录的跟踪</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>Leave Muxscope</source>
            <translation>退出 Muxscope</translation>
        </message>
        <message>
            <source>&amp;Start</source>
            <translation>启动(&amp;S)</translation>
        </message>
        <message>
            <source>Start or stop the server</source>
            <translation>启动或停止服务器</translation>
        </message>
        <message>
            <source>&amp;Send</source>
            <translation>发送(&amp;S)</translation>
        </message>
        <message>
            <source>Send the request of the client panel</source>
            <translation>发送客户端面板中的请求</translation>
        </message>
        <message>
            <source>Copy as &amp;curl</source>
            <translation>复制为 &amp;curl 命令</translation>
        </message>
        <message>
            <source>Copy the request as a curl command</source>
            <translation>把请求复制为 curl 命令</translation>
        </message>
        <message>
            <source>&amp;First moment</source>
            <translation>最早时刻(&amp;F)</translation>
        </message>
        <message>
            <source>Go to the oldest moment that is held</source>
            <translation>转到仍保留的最早时刻</translation>
        </message>
        <message>
            <source>Step &amp;back</source>
            <translation>后退一步(&amp;B)</translation>
        </message>
        <message>
            <source>One step back through what has happened</source>
            <translation>在已发生的事件中后退一步</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>暂停(&amp;P)</translation>
        </message>
        <message>
            <source>Stand before the next call, or go on</source>
            <translation>停在下一次调用之前，或继续运行</translation>
        </message>
        <message>
            <source>&amp;Step</source>
            <translation>前进一步(&amp;S)</translation>
        </message>
        <message>
            <source>One step: in history, or the server's next call</source>
            <translation>前进一步：在历史中移动，或让服务器执行下一次调用</translation>
        </message>
        <message>
            <source>Step one &amp;event</source>
            <translation>前进一个事件(&amp;E)</translation>
        </message>
        <message>
            <source>To the next “about to call” or “returned”</source>
            <translation>到下一个“即将调用”或“已返回”</translation>
        </message>
        <message>
            <source>Next &amp;ready descriptor</source>
            <translation>下一个就绪描述符(&amp;R)</translation>
        </message>
        <message>
            <source>On to the next descriptor that the kernel reported</source>
            <translation>前进到内核报告的下一个描述符</translation>
        </message>
        <message>
            <source>Next &amp;iteration</source>
            <translation>下一轮循环(&amp;I)</translation>
        </message>
        <message>
            <source>On to the next select, poll or epoll_wait</source>
            <translation>前进到下一次 select、poll 或 epoll_wait</translation>
        </message>
        <message>
            <source>&amp;Newest moment</source>
            <translation>最新时刻(&amp;N)</translation>
        </message>
        <message>
            <source>Go to the newest moment</source>
            <translation>转到最新时刻</translation>
        </message>
        <message>
            <source>Go &amp;live</source>
            <translation>转到实时(&amp;L)</translation>
        </message>
        <message>
            <source>Leave history and let the server run</source>
            <translation>离开历史，让服务器继续运行</translation>
        </message>
        <message>
            <source>&amp;Reset layout</source>
            <translation>重置布局(&amp;R)</translation>
        </message>
        <message>
            <source>Put every panel back to its place</source>
            <translation>让所有面板回到原位</translation>
        </message>
        <message>
            <source>Reduce &amp;motion</source>
            <translation>减少动画(&amp;M)</translation>
        </message>
        <message>
            <source>Things jump instead of travelling</source>
            <translation>元素直接跳到位置，不再移动</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts</source>
            <translation>键盘快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>Every key and what it does</source>
            <translation>所有按键及其作用</translation>
        </message>
        <message>
            <source>&amp;About Muxscope</source>
            <translation>关于 Muxscope(&amp;A)</translation>
        </message>
        <message>
            <source>Version and licence</source>
            <translation>版本与许可证</translation>
        </message>
        <message>
            <source>&amp;Filter the calls</source>
            <translation>过滤调用(&amp;F)</translation>
        </message>
        <message>
            <source>Type which calls are listed</source>
            <translation>输入要列出哪些调用</translation>
        </message>
        <message>
            <source>&amp;Try to send at once</source>
            <translation>立即尝试发送(&amp;T)</translation>
        </message>
        <message>
            <source>Off: every answer waits in wlist until select says that there is room. On: a send is tried first</source>
            <translation>关闭:每个应答都先放入 wlist,等 select 报告有空间。打开:先直接尝试 send</translation>
        </message>
        <message>
            <source>&amp;Commands…</source>
            <translation>命令(&amp;C)…</translation>
        </message>
        <message>
            <source>Find any command by typing a few of its letters</source>
            <translation>输入几个字母即可找到任何命令</translation>
        </message>
        <message>
            <source>&amp;What’s this?</source>
            <translation>这是什么(&amp;W)？</translation>
        </message>
        <message>
            <source>Then click anything to read what it is for</source>
            <translation>然后点击任意部件，查看它的用途</translation>
        </message>
        <message>
            <source>&amp;Larger</source>
            <translation>放大(&amp;L)</translation>
        </message>
        <message>
            <source>Everything larger: for a projector</source>
            <translation>全部放大：用于投影</translation>
        </message>
        <message>
            <source>&amp;Smaller</source>
            <translation>缩小(&amp;S)</translation>
        </message>
        <message>
            <source>Everything smaller</source>
            <translation>全部缩小</translation>
        </message>
        <message>
            <source>&amp;Usual size</source>
            <translation>原始大小(&amp;U)</translation>
        </message>
        <message>
            <source>Everything in its usual size</source>
            <translation>全部恢复为原始大小</translation>
        </message>
        <message>
            <source>Save a &amp;picture…</source>
            <translation>保存图片(&amp;P)…</translation>
        </message>
        <message>
            <source>Save a panel, or the whole window, as PNG or SVG</source>
            <translation>把某个面板或整个窗口保存为 PNG 或 SVG</translation>
        </message>
        <message>
            <source>Show as a &amp;table</source>
            <translation>以表格显示(&amp;T)</translation>
        </message>
        <message>
            <source>What a picture shows, as rows and columns to read or copy</source>
            <translation>把图中的内容列成表格，供阅读或复制</translation>
        </message>
        <message>
            <source>&amp;Reference</source>
            <translation>参考(&amp;R)</translation>
        </message>
        <message>
            <source>What the chosen word is: a call, an errno, a bit, a header, a status</source>
            <translation>所选词语的含义：调用、errno、位、首部字段、状态码</translation>
        </message>
        <message>
            <source>&amp;Bookmark this moment</source>
            <translation>为此时刻加书签(&amp;B)</translation>
        </message>
        <message>
            <source>Mark the moment at the cursor, or take its mark away</source>
            <translation>标记光标处的时刻，或取消其标记</translation>
        </message>
        <message>
            <source>Ne&amp;xt bookmark</source>
            <translation>下一个书签(&amp;X)</translation>
        </message>
        <message>
            <source>Go to the next marked moment</source>
            <translation>跳到下一个标记的时刻</translation>
        </message>
        <message>
            <source>Pre&amp;vious bookmark</source>
            <translation>上一个书签(&amp;V)</translation>
        </message>
        <message>
            <source>Go back to the marked moment before this one</source>
            <translation>回到此前的标记时刻</translation>
        </message>
        <message>
            <source>Toggle &amp;breakpoint</source>
            <translation>切换断点(&amp;B)</translation>
        </message>
        <message>
            <source>Stop before calls like the one at the cursor, or at the marked line of the loop; or no longer</source>
            <translation>在与光标处同类的调用之前停住，或在循环中标记的行停住；再按一次则取消</translation>
        </message>
        <message>
            <source>Break&amp;points…</source>
            <translation>断点列表(&amp;P)…</translation>
        </message>
        <message>
            <source>All breakpoints and their conditions</source>
            <translation>所有断点及其条件</translation>
        </message>
        <message>
            <source>Step &amp;over the descriptor</source>
            <translation>跨过该描述符(&amp;O)</translation>
        </message>
        <message>
            <source>Everything of this descriptor: until the loop turns to another one</source>
            <translation>做完该描述符的所有调用：直到循环转向另一个描述符</translation>
        </message>
        <message>
            <source>The &amp;other language</source>
            <translation>另一种语言(&amp;O)</translation>
        </message>
        <message>
            <source>English or Chinese, at once; the server goes on</source>
            <translation>英文或中文，立即切换；服务器继续运行</translation>
        </message>
        <message>
            <source>&amp;Explain where the keys are</source>
            <translation>解释当前焦点(&amp;E)</translation>
        </message>
        <message>
            <source>What the panel or control that has the keyboard is for</source>
            <translation>说明当前拥有键盘焦点的面板或控件的用途</translation>
        </message>
        <message>
            <source>&amp;Next panel</source>
            <translation>下一个面板(&amp;N)</translation>
        </message>
        <message>
            <source>The keyboard goes to the next panel in sight</source>
            <translation>键盘焦点移到下一个可见面板</translation>
        </message>
        <message>
            <source>&amp;Previous panel</source>
            <translation>上一个面板(&amp;P)</translation>
        </message>
        <message>
            <source>The keyboard goes back to the panel before</source>
            <translation>键盘焦点回到上一个可见面板</translation>
        </message>
        <message>
            <source>&amp;Save recording</source>
            <translation>保存录制(&amp;S)</translation>
        </message>
        <message>
            <source>Keep what was recorded, with bookmarks and notes, in a file</source>
            <translation>把录下的内容连同书签和笔记存入文件</translation>
        </message>
        <message>
            <source>Save recording &amp;as…</source>
            <translation>录制另存为(&amp;A)…</translation>
        </message>
        <message>
            <source>Keep what was recorded in another file</source>
            <translation>把录下的内容存入另一个文件</translation>
        </message>
        <message>
            <source>Start &amp;page</source>
            <translation>起始页(&amp;P)</translation>
        </message>
        <message>
            <source>Samples, recent recordings, and what to begin with</source>
            <translation>示例、最近的录制，以及从哪里开始</translation>
        </message>
        <message>
            <source>As&amp;k before a recording is lost</source>
            <translation>丢失录制之前询问(&amp;K)</translation>
        </message>
        <message>
            <source>Ask whether to save before something that you have recorded or noted is let go</source>
            <translation>在放弃你录下或记下的内容之前，询问是否保存</translation>
        </message>
        <message>
            <source>&amp;Watch a program…</source>
            <translation>观察程序(&amp;W)…</translation>
        </message>
        <message>
            <source>Show the calls of another program while it runs: start it, or attach to one that runs</source>
            <translation>显示另一个程序运行时的调用：启动它，或附加到运行中的程序</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>导出(&amp;E)…</translation>
        </message>
        <message>
            <source>Write the trace, or a part of it, for another program</source>
            <translation>把跟踪记录或其一部分写成其他程序可读的文件</translation>
        </message>
    </context>
    <context>
        <name>Bits</name>
        <message>
            <source>type a number or choose a value</source>
            <translation>请输入数字或选择一个值</translation>
        </message>
        <message>
            <source>“%1” is no number: 10, 0xa, 0b1010 and 012 are</source>
            <translation>“%1”不是数字：可以写 10、0xa、0b1010 或 012</translation>
        </message>
        <message>
            <source>“%1” is no value at this moment and no constant</source>
            <translation>“%1”既不是此刻的值，也不是常量</translation>
        </message>
        <message>
            <source>= 0: %1 has none of the bits of %2</source>
            <translation>= 0：%1 没有 %2 的任何一位</translation>
        </message>
        <message>
            <source>≠ 0: %1</source>
            <translation>≠ 0：%1</translation>
        </message>
        <message>
            <source>≠ 0: %1 is set → %2</source>
            <translation>≠ 0：%1 已置位 → %2</translation>
        </message>
        <message>
            <source>and: 1 where both are 1. Tests bits of a mask.</source>
            <translation>与：两者都为 1 处为 1。用于检验掩码中的位。</translation>
        </message>
        <message>
            <source>or: 1 where at least one is 1. Puts flags together.</source>
            <translation>或：至少一个为 1 处为 1。用于合并标志。</translation>
        </message>
        <message>
            <source>exclusive or: 1 where they differ. Shows what has changed.</source>
            <translation>异或：两者不同处为 1。显示有哪些变化。</translation>
        </message>
        <message>
            <source>shift left: each place doubles; what leaves the value falls away.</source>
            <translation>左移：每移一位翻倍；移出去的位丢弃。</translation>
        </message>
        <message>
            <source>shift right: each place halves; what leaves the value falls away.</source>
            <translation>右移：每移一位减半；移出去的位丢弃。</translation>
        </message>
        <message>
            <source>complement: every 0 becomes 1 and every 1 becomes 0. A &amp; ~B clears bits.</source>
            <translation>取反：0 变 1，1 变 0。A &amp; ~B 用于清除位。</translation>
        </message>
    </context>
    <context>
        <name>BreakpointCondition</name>
        <message>
            <source>a condition is missing</source>
            <translation>缺少条件</translation>
        </message>
        <message>
            <source>this can never be true</source>
            <translation>该条件永远不会成立</translation>
        </message>
        <message>
            <source>a breakpoint can ask for: %1, joined by &amp;&amp; and ||</source>
            <translation>断点可以使用：%1，用 &amp;&amp; 和 || 连接</translation>
        </message>
        <message>
            <source>Known before the call: the server stands before it.</source>
            <translation>调用之前即可判断：服务器停在该调用之前。</translation>
        </message>
        <message>
            <source>Known from the answer: the server stands before the call after it.</source>
            <translation>由内核的答复得知：服务器停在其后的那次调用之前。</translation>
        </message>
        <message>
            <source>conn and port are counted from the recording, which the gate does not read: it sees one call with its descriptor. Ask for fd == N while that connection has it.</source>
            <translation>conn 和 port 是从记录中数出来的，闸门不读记录，只看到一次调用及其描述符。在该连接占用描述符期间，请用 fd == N。</translation>
        </message>
        <message>
            <source>the gate keeps no time of the calls it lets through, so that the server is not slowed: took and time are for the filter of the calls.</source>
            <translation>为了不拖慢服务器，闸门不给放行的调用计时：took 和 time 只能用于调用的过滤器。</translation>
        </message>
        <message>
            <source>the gate does not search the bytes of a call, so that the server is not slowed: use the filter of the calls.</source>
            <translation>为了不拖慢服务器，闸门不搜索调用的字节：请使用调用的过滤器。</translation>
        </message>
        <message>
            <source>a request is put together from several calls, and the gate sees one: of HTTP only http.status can be asked for.</source>
            <translation>一个请求由多次调用拼成，而闸门每次只看到一次调用：HTTP 中只能用 http.status 作条件。</translation>
        </message>
        <message>
            <source>Known once a send has taken the end of a status line: the server stands before the call after it. A status line may be spread over several sends, and several may share one.</source>
            <translation>某次 send 发出状态行的结尾后才知道：服务器停在其后的那次调用之前。一个状态行可能分散在几次 send 中，一次 send 也可能带几个状态行。</translation>
        </message>
    </context>
    <context>
        <name>BytesTable</name>
        <message>
            <source>message</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>from byte</source>
            <translation>起始字节</translation>
        </message>
        <message>
            <source>length</source>
            <translation>长度</translation>
        </message>
        <message>
            <source>what it is</source>
            <translation>是什么</translation>
        </message>
        <message>
            <source>text</source>
            <translation>文本</translation>
        </message>
        <message>
            <source>hex</source>
            <translation>十六进制</translation>
        </message>
        <message>
            <source>carried by</source>
            <translation>由谁带来</translation>
        </message>
        <message>
            <source>%1 call %2 of %3</source>
            <translation>第 %2 次 %1，共 %3 次</translation>
        </message>
    </context>
    <context>
        <name>CallFilter</name>
        <message>
            <source>“%1” is not expected here</source>
            <translation>此处不应出现“%1”</translation>
        </message>
        <message>
            <source>too many brackets</source>
            <translation>括号太多</translation>
        </message>
        <message>
            <source>a “)” is missing</source>
            <translation>缺少“)”</translation>
        </message>
        <message>
            <source>a field is expected before “%1”</source>
            <translation>“%1”之前应有字段</translation>
        </message>
        <message>
            <source>something is missing at the end</source>
            <translation>末尾缺少内容</translation>
        </message>
        <message>
            <source>a value is missing after “%1”</source>
            <translation>“%1”之后缺少值</translation>
        </message>
        <message>
            <source>“%1” is not a call this program knows</source>
            <translation>“%1”不是本程序认识的调用</translation>
        </message>
        <message>
            <source>“%1” is not a kind: setup, accept, read, write, close, interest, wait, other</source>
            <translation>“%1”不是调用种类；种类有：setup、accept、read、write、close、interest、wait、other</translation>
        </message>
        <message>
            <source>“%1” is not an errno name or number</source>
            <translation>“%1”不是 errno 的名称或数字</translation>
        </message>
        <message>
            <source>“%1” is not a time with a unit, like 10ms or 1.5s</source>
            <translation>“%1”不是带单位的时间，例如 10ms 或 1.5s</translation>
        </message>
        <message>
            <source>“%1” is not a whole number</source>
            <translation>“%1”不是整数</translation>
        </message>
        <message>
            <source>the descriptor that the call deals with</source>
            <translation>调用所处理的描述符</translation>
        </message>
        <message>
            <source>the system call's name: recv, send, epoll_wait</source>
            <translation>系统调用的名称：recv、send、epoll_wait</translation>
        </message>
        <message>
            <source>what it does: setup, accept, read, write, close, interest, wait, other</source>
            <translation>调用的种类：setup、accept、read、write、close、interest、wait、other</translation>
        </message>
        <message>
            <source>why it failed, by name or number; 0 = it did not</source>
            <translation>失败的原因，用名称或数字；0 = 没有失败</translation>
        </message>
        <message>
            <source>what it returned; -1 = it failed</source>
            <translation>返回值；-1 = 失败</translation>
        </message>
        <message>
            <source>how many bytes it moved; reads and writes only</source>
            <translation>传输的字节数；仅限读和写</translation>
        </message>
        <message>
            <source>how long it lasted, with a unit: ns, us, ms, s</source>
            <translation>持续的时间，带单位：ns、us、ms、s</translation>
        </message>
        <message>
            <source>when it was made, counted from the beginning</source>
            <translation>发起的时刻，从开始算起</translation>
        </message>
        <message>
            <source>the thread that made it, from 1</source>
            <translation>发起调用的线程，从 1 数起</translation>
        </message>
        <message>
            <source>the turn of the loop, from 1: each wait begins one</source>
            <translation>第几轮循环，从 1 数起：每次等待开始新的一轮</translation>
        </message>
        <message>
            <source>the connection, from 1 in the order of accept</source>
            <translation>第几个连接，按 accept 的顺序从 1 数起</translation>
        </message>
        <message>
            <source>the peer's port</source>
            <translation>对端的端口</translation>
        </message>
        <message>
            <source>the place in the listing, as Loop names it</source>
            <translation>代码清单中的位置，与“循环”面板中的名称一致</translation>
        </message>
        <message>
            <source>method of the request that its bytes belong to</source>
            <translation>所传字节所属请求的方法</translation>
        </message>
        <message>
            <source>target of that request; “contains” or ~ finds a part</source>
            <translation>该请求的目标；用 contains 或 ~ 查找其中一部分</translation>
        </message>
        <message>
            <source>status of the answer to that request</source>
            <translation>对该请求的响应的状态码</translation>
        </message>
        <message>
            <source>the bytes themselves, as far as they were recorded: contains "abc"</source>
            <translation>字节内容本身（限已记录的部分）：contains "abc"</translation>
        </message>
        <message>
            <source>“%1” is not a place of a listing</source>
            <translation>“%1”不是代码清单中的位置</translation>
        </message>
        <message>
            <source>“%1” is not a method of HTTP</source>
            <translation>“%1”不是 HTTP 的方法</translation>
        </message>
        <message>
            <source>Which calls are listed. A call's or an errno's name alone is enough, too.</source>
            <translation>列出哪些调用。只写调用或 errno 的名称也可以。</translation>
        </message>
        <message>
            <source>Joined by &amp;&amp;, ||, ! and brackets:</source>
            <translation>用 &amp;&amp;、||、! 和括号连接：</translation>
        </message>
        <message>
            <source>the filter is too long</source>
            <translation>过滤条件太长</translation>
        </message>
        <message>
            <source>“%1” wants a comparison: %2</source>
            <translation>“%1”后面需要比较符：%2</translation>
        </message>
        <message>
            <source>“%1” can only be compared with %2</source>
            <translation>“%1”只能用 %2 比较</translation>
        </message>
        <message>
            <source>“in” wants values in braces: {a, b}</source>
            <translation>“in”后面需要花括号中的值：{a, b}</translation>
        </message>
        <message>
            <source>a “}” is missing</source>
            <translation>缺少“}”</translation>
        </message>
        <message>
            <source>“%1” is neither a field nor a call; Ctrl+Space offers what there is</source>
            <translation>“%1”既不是字段也不是调用；按 Ctrl+空格 可查看可用的词</translation>
        </message>
        <message>
            <source>a closing quote is missing</source>
            <translation>缺少结束的引号</translation>
        </message>
        <message>
            <source>the process that made it, where the trace tells its number</source>
            <translation>发出调用的进程（记录中有其编号时）</translation>
        </message>
        <message>
            <source>the thread that made it, by the system's number</source>
            <translation>发出调用的线程，按系统的编号</translation>
        </message>
    </context>
    <context>
        <name>CallWords</name>
        <message>
            <source>timed out after %1: nothing was ready</source>
            <translation>等待 %1 后超时：没有任何描述符就绪</translation>
        </message>
        <message>
            <source>returned %1 after %2 asleep</source>
            <translation>睡眠 %2 后返回 %1</translation>
        </message>
        <message>
            <source>returned 0: the client sends no more</source>
            <translation>返回 0：客户端不再发送</translation>
        </message>
        <message>
            <source>returned %1 of at most %2</source>
            <translation>返回 %1（最多 %2）</translation>
        </message>
        <message>
            <source>took %1 of %2 offered</source>
            <translation>提交 %2，接受了 %1</translation>
        </message>
        <message>
            <source>returned a new descriptor: fd %1</source>
            <translation>返回新的描述符：fd %1</translation>
        </message>
        <message>
            <source>returned %1</source>
            <translation>返回 %1</translation>
        </message>
        <message>
            <source>NO CALL YET</source>
            <translation>尚无调用</translation>
        </message>
        <message>
            <source>ABOUT TO CALL</source>
            <translation>即将调用</translation>
        </message>
        <message>
            <source>IN THE CALL</source>
            <translation>调用中</translation>
        </message>
        <message>
            <source>ASLEEP %1</source>
            <translation>睡眠 %1</translation>
        </message>
        <message>
            <source>ASLEEP</source>
            <translation>睡眠</translation>
        </message>
        <message>
            <source>WOKEN</source>
            <translation>已唤醒</translation>
        </message>
        <message>
            <source>TIMED OUT</source>
            <translation>已超时</translation>
        </message>
        <message>
            <source>RETURNED</source>
            <translation>已返回</translation>
        </message>
        <message>
            <source>the server has not made a call yet</source>
            <translation>服务器还没有进行任何调用</translation>
        </message>
        <message>
            <source>held before the call; the kernel goes on receiving</source>
            <translation>停在调用之前；内核仍在继续接收</translation>
        </message>
        <message>
            <source>the kernel is working on it</source>
            <translation>内核正在处理</translation>
        </message>
        <message>
            <source>the kernel watches; the thread uses no processor time</source>
            <translation>由内核监视；线程不占用处理器时间</translation>
        </message>
        <message>
            <source>would have to wait: nothing to do right now</source>
            <translation>本应等待：现在无事可做</translation>
        </message>
        <message>
            <source>the client reset the connection</source>
            <translation>客户端重置了连接</translation>
        </message>
        <message>
            <source>the client no longer reads</source>
            <translation>客户端不再读取</translation>
        </message>
        <message>
            <source>this process has no descriptor left</source>
            <translation>本进程已没有可用的描述符</translation>
        </message>
        <message>
            <source>a signal interrupted the call</source>
            <translation>调用被信号中断</translation>
        </message>
        <message>
            <source>the port is already in use</source>
            <translation>端口已被占用</translation>
        </message>
        <message>
            <source>the client went away before it was accepted</source>
            <translation>连接在被接受之前客户端就已离开</translation>
        </message>
        <message>
            <source>the call failed</source>
            <translation>调用失败</translation>
        </message>
        <message>
            <source>no call yet</source>
            <translation>尚无调用</translation>
        </message>
        <message>
            <source>held before the call</source>
            <translation>停在调用之前</translation>
        </message>
        <message>
            <source>in the kernel</source>
            <translation>在内核中</translation>
        </message>
        <message>
            <source>the kernel watches</source>
            <translation>内核监视中</translation>
        </message>
        <message>
            <source>%1 after %2</source>
            <translation>%2 后 %1</translation>
        </message>
        <message>
            <source>nothing right now</source>
            <translation>现在无事可做</translation>
        </message>
        <message>
            <source>sleeps out its time; no descriptor can wake it</source>
            <translation>睡满规定的时间；任何描述符都唤不醒它</translation>
        </message>
        <message>
            <source>waits for a signal; the thread uses no processor time</source>
            <translation>等待信号；线程不占用处理器时间</translation>
        </message>
        <message>
            <source>waits for a completion; the kernel does the operations</source>
            <translation>等待完成通知；操作由内核执行</translation>
        </message>
        <message>
            <source>asleep in %1: nobody has connected to fd %2</source>
            <translation>在 %1 中睡眠：还没有客户端连接到 fd %2</translation>
        </message>
        <message>
            <source>asleep in %1: nothing has arrived on fd %2</source>
            <translation>在 %1 中睡眠：fd %2 上还没有数据到达</translation>
        </message>
        <message>
            <source>asleep in %1: the send buffer of fd %2 is full</source>
            <translation>在 %1 中睡眠：fd %2 的发送缓冲区已满</translation>
        </message>
        <message>
            <source>asleep in %1</source>
            <translation>在 %1 中睡眠</translation>
        </message>
        <message>
            <source>returned %1 at once, after %2: no sleep</source>
            <translation>用时 %2 后立即返回 %1：没有睡眠</translation>
        </message>
    </context>
    <context>
        <name>CallsModel</name>
        <message>
            <source>time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>When the call was made: seconds since the beginning</source>
            <translation>发起调用的时刻：从开始起的秒数</translation>
        </message>
        <message>
            <source>call</source>
            <translation>调用</translation>
        </message>
        <message>
            <source>The system call as a program would write it</source>
            <translation>系统调用，按程序中的写法</translation>
        </message>
        <message>
            <source>fd</source>
            <translation>fd</translation>
        </message>
        <message>
            <source>The descriptor that the call deals with</source>
            <translation>调用所处理的描述符</translation>
        </message>
        <message>
            <source>result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>What the kernel answered</source>
            <translation>内核的答复</translation>
        </message>
        <message>
            <source>took</source>
            <translation>耗时</translation>
        </message>
        <message>
            <source>From the call to its answer</source>
            <translation>从调用到答复的时间</translation>
        </message>
        <message>
            <source>thread</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>The thread that made the call</source>
            <translation>发起调用的线程</translation>
        </message>
        <message>
            <source>iteration</source>
            <translation>轮次</translation>
        </message>
        <message>
            <source>The turn of the loop: each wait begins one</source>
            <translation>第几轮循环：每次等待开始新的一轮</translation>
        </message>
        <message>
            <source>asleep</source>
            <translation>睡眠</translation>
        </message>
        <message>
            <source>How long a waiting call slept</source>
            <translation>等待的调用睡了多久</translation>
        </message>
        <message>
            <source>errno</source>
            <translation>errno</translation>
        </message>
        <message>
            <source>Why the call failed</source>
            <translation>调用失败的原因</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>字节</translation>
        </message>
        <message>
            <source>How many bytes the call moved</source>
            <translation>调用传输的字节数</translation>
        </message>
        <message>
            <source>connection</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>The connection's number and its peer's port</source>
            <translation>连接的序号及其对端的端口</translation>
        </message>
        <message>
            <source>HTTP</source>
            <translation>HTTP</translation>
        </message>
        <message>
            <source>The exchange that the call's bytes belong to</source>
            <translation>调用所传字节所属的请求与响应</translation>
        </message>
        <message>
            <source>place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>The place in the listing that Loop shows</source>
            <translation>在“循环”面板所示代码清单中的位置</translation>
        </message>
    </context>
    <context>
        <name>CallsOrders</name>
        <message>
            <source>Next notable call</source>
            <translation>下一个值得注意的调用</translation>
        </message>
        <message>
            <source>Previous notable call</source>
            <translation>上一个值得注意的调用</translation>
        </message>
        <message>
            <source>Next call of this descriptor</source>
            <translation>该描述符的下一次调用</translation>
        </message>
        <message>
            <source>Previous call of this descriptor</source>
            <translation>该描述符的上一次调用</translation>
        </message>
        <message>
            <source>Run to this call</source>
            <translation>运行到这次调用</translation>
        </message>
        <message>
            <source>Run to the next call at the same place</source>
            <translation>运行到同一位置的下一次调用</translation>
        </message>
        <message>
            <source>Breakpoint at calls like this, or none</source>
            <translation>在这类调用处设置或取消断点</translation>
        </message>
        <message>
            <source>List only this descriptor</source>
            <translation>只列出该描述符</translation>
        </message>
        <message>
            <source>List only calls of this name</source>
            <translation>只列出同名的调用</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>复制为文本</translation>
        </message>
        <message>
            <source>Copy as CSV</source>
            <translation>复制为 CSV</translation>
        </message>
        <message>
            <source>Copy as JSON</source>
            <translation>复制为 JSON</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>全选</translation>
        </message>
    </context>
    <context>
        <name>DescriptorWords</name>
        <message>
            <source>listening socket</source>
            <translation>监听套接字</translation>
        </message>
        <message>
            <source>connected socket</source>
            <translation>已连接的套接字</translation>
        </message>
        <message>
            <source>socket</source>
            <translation>套接字</translation>
        </message>
        <message>
            <source>epoll object</source>
            <translation>epoll 对象</translation>
        </message>
        <message>
            <source>file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>terminal</source>
            <translation>终端</translation>
        </message>
        <message>
            <source>UDP socket</source>
            <translation>UDP 套接字</translation>
        </message>
        <message>
            <source>other</source>
            <translation>其他</translation>
        </message>
    </context>
    <context>
        <name>Docks</name>
        <message>
            <source>Exchange</source>
            <translation>请求与响应</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>字节</translation>
        </message>
        <message>
            <source>Event mask</source>
            <translation>事件掩码</translation>
        </message>
        <message>
            <source>Socket</source>
            <translation>套接字</translation>
        </message>
        <message>
            <source>Client</source>
            <translation>客户端</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>舞台</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>循环</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>调用</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>服务器</translation>
        </message>
        <message>
            <source>Terminal</source>
            <translation>终端</translation>
        </message>
        <message>
            <source>Panels in the same place</source>
            <translation>同一位置的面板</translation>
        </message>
        <message>
            <source>Bits</source>
            <translation>位</translation>
        </message>
        <message>
            <source>Reference</source>
            <translation>参考</translation>
        </message>
        <message>
            <source>Exchanges</source>
            <translation>请求列表</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>笔记</translation>
        </message>
        <message>
            <source>Why blocked</source>
            <translation>为何阻塞</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>Breakpoints</source>
            <translation>断点</translation>
        </message>
    </context>
    <context>
        <name>ExportDialog</name>
        <message>
            <source>For Perfetto and chrome://tracing: threads, calls, descriptors and exchanges on a time line.</source>
            <translation>供 Perfetto 和 chrome://tracing 使用：时间线上的线程、调用、描述符和 HTTP 交换。</translation>
        </message>
        <message>
            <source>For browsers' network panels and HTTP tools: each exchange with its headers, bodies and timings.</source>
            <translation>供浏览器的网络面板和 HTTP 工具使用：每次交换及其首部、正文和用时。</translation>
        </message>
        <message>
            <source>For Wireshark and tshark: the bytes of the calls in packets that were made up, and say so.</source>
            <translation>供 Wireshark 和 tshark 使用：调用中的字节放在虚构的数据包里，并有注明。</translation>
        </message>
        <message>
            <source>For people, and for tools that read strace's logs. Muxscope reads it back.</source>
            <translation>供人阅读，也供读取 strace 日志的工具使用。Muxscope 可以读回。</translation>
        </message>
        <message>
            <source>For scripts: one event a line, nothing left out.</source>
            <translation>供脚本使用：每行一个事件，毫无省略。</translation>
        </message>
        <message>
            <source>For spreadsheets: one call a line.</source>
            <translation>供电子表格使用：每行一个调用。</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>About Muxscope</source>
            <translation>关于 Muxscope</translation>
        </message>
        <message>
            <source>&lt;h3&gt;Muxscope %1&lt;/h3&gt;&lt;p&gt;See I/O multiplexing: a real server makes real system calls on real sockets,&lt;br&gt;and every one of them is shown.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
            <translation>&lt;h3&gt;Muxscope %1&lt;/h3&gt;&lt;p&gt;看见 I/O 多路复用：真实的服务器在真实的套接字上进行真实的系统调用，&lt;br&gt;每一次调用都会显示出来。&lt;/p&gt;&lt;p&gt;自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。&lt;/p&gt;</translation>
        </message>
    </context>
    <context>
        <name>HttpWords</name>
        <message>
            <source>no error</source>
            <translation>没有错误</translation>
        </message>
        <message>
            <source>the method is not a word followed by one space</source>
            <translation>方法不是一个后跟单个空格的单词</translation>
        </message>
        <message>
            <source>the method is longer than any known method</source>
            <translation>方法比任何已知方法都长</translation>
        </message>
        <message>
            <source>the request target is in none of the four forms</source>
            <translation>请求目标不属于四种形式中的任何一种</translation>
        </message>
        <message>
            <source>the request target is too long</source>
            <translation>请求目标太长</translation>
        </message>
        <message>
            <source>the version is not HTTP/ digit . digit</source>
            <translation>版本不是“HTTP/数字.数字”的形式</translation>
        </message>
        <message>
            <source>the major version is not 1</source>
            <translation>主版本号不是 1</translation>
        </message>
        <message>
            <source>the status code is not three digits</source>
            <translation>状态码不是三位数字</translation>
        </message>
        <message>
            <source>control byte in the reason phrase</source>
            <translation>原因短语中有控制字节</translation>
        </message>
        <message>
            <source>CR without LF or LF without CR</source>
            <translation>CR 后没有 LF，或 LF 前没有 CR</translation>
        </message>
        <message>
            <source>space or control byte in a header name, or no name</source>
            <translation>首部名称中有空格或控制字节，或没有名称</translation>
        </message>
        <message>
            <source>control byte in a header value</source>
            <translation>首部值中有控制字节</translation>
        </message>
        <message>
            <source>the header section is too large</source>
            <translation>首部太大</translation>
        </message>
        <message>
            <source>too many header fields</source>
            <translation>首部字段太多</translation>
        </message>
        <message>
            <source>Content-Length is not one number</source>
            <translation>Content-Length 不是一个数字</translation>
        </message>
        <message>
            <source>more than one Content-Length</source>
            <translation>有多个 Content-Length</translation>
        </message>
        <message>
            <source>Content-Length together with Transfer-Encoding</source>
            <translation>Content-Length 与 Transfer-Encoding 同时出现</translation>
        </message>
        <message>
            <source>chunked is not the last transfer coding, once</source>
            <translation>chunked 不是最后且唯一一次的传输编码</translation>
        </message>
        <message>
            <source>a transfer coding other than chunked</source>
            <translation>chunked 以外的传输编码</translation>
        </message>
        <message>
            <source>Transfer-Encoding in an HTTP/1.0 message</source>
            <translation>HTTP/1.0 报文中出现 Transfer-Encoding</translation>
        </message>
        <message>
            <source>the body is too large</source>
            <translation>正文太大</translation>
        </message>
        <message>
            <source>the chunk size is not a hexadecimal number</source>
            <translation>分块大小不是十六进制数</translation>
        </message>
        <message>
            <source>the chunk size is followed by no valid extension</source>
            <translation>分块大小之后不是有效的扩展</translation>
        </message>
        <message>
            <source>the chunk extensions are too long</source>
            <translation>分块扩展太长</translation>
        </message>
        <message>
            <source>a chunk is not followed by CR LF</source>
            <translation>分块之后没有 CR LF</translation>
        </message>
        <message>
            <source>the stream ended inside the message</source>
            <translation>流在报文中途结束</translation>
        </message>
        <message>
            <source>method</source>
            <translation>方法</translation>
        </message>
        <message>
            <source>space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>status code</source>
            <translation>状态码</translation>
        </message>
        <message>
            <source>reason phrase</source>
            <translation>原因短语</translation>
        </message>
        <message>
            <source>end of line (CR LF)</source>
            <translation>行尾（CR LF）</translation>
        </message>
        <message>
            <source>header name</source>
            <translation>首部名称</translation>
        </message>
        <message>
            <source>colon</source>
            <translation>冒号</translation>
        </message>
        <message>
            <source>optional space</source>
            <translation>可选空格</translation>
        </message>
        <message>
            <source>header value</source>
            <translation>首部值</translation>
        </message>
        <message>
            <source>blank line (CR LF)</source>
            <translation>空行（CR LF）</translation>
        </message>
        <message>
            <source>body</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>chunk size</source>
            <translation>分块大小</translation>
        </message>
        <message>
            <source>chunk extension</source>
            <translation>分块扩展</translation>
        </message>
        <message>
            <source>end of chunk (CR LF)</source>
            <translation>分块结尾（CR LF）</translation>
        </message>
        <message>
            <source>trailer name</source>
            <translation>尾部名称</translation>
        </message>
        <message>
            <source>trailer value</source>
            <translation>尾部值</translation>
        </message>
        <message>
            <source>malformed</source>
            <translation>格式错误</translation>
        </message>
        <message>
            <source>place unknown</source>
            <translation>位置未知</translation>
        </message>
        <message>
            <source>not recorded</source>
            <translation>未记录</translation>
        </message>
        <message>
            <source>the start line</source>
            <translation>起始行</translation>
        </message>
        <message>
            <source>header fields or the blank line</source>
            <translation>首部字段或空行</translation>
        </message>
        <message>
            <source>body bytes, counted by Content-Length</source>
            <translation>正文字节，由 Content-Length 计数</translation>
        </message>
        <message>
            <source>chunks</source>
            <translation>分块</translation>
        </message>
        <message>
            <source>body bytes, until the connection ends</source>
            <translation>正文字节，直到连接结束</translation>
        </message>
        <message>
            <source>nothing: the message is complete</source>
            <translation>什么也不等：消息已完整</translation>
        </message>
        <message>
            <source>nothing: the message is malformed</source>
            <translation>什么也不等：消息格式错误</translation>
        </message>
        <message>
            <source>nothing: bytes before were not recorded</source>
            <translation>什么也不等：之前的字节没有记录</translation>
        </message>
    </context>
    <context>
        <name>ListingPlaces</name>
        <message>
            <source>This line only writes into memory shared with the kernel; the server can stand before io_uring_enter.</source>
            <translation>这一行只写入与内核共享的内存；服务器可以停在 io_uring_enter 之前。</translation>
        </message>
        <message>
            <source>A thread begins here; the server can stand before its calls.</source>
            <translation>这里开始一个线程；服务器可以停在该线程的调用之前。</translation>
        </message>
        <message>
            <source>This line only changes the program's own lists; no system call is made here.</source>
            <translation>这一行只改动程序自己的列表，没有系统调用。</translation>
        </message>
        <message>
            <source>No system call is made on this line; the server can only stand before one.</source>
            <translation>这一行没有系统调用；服务器只能停在系统调用之前。</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Controls</source>
            <translation>控制</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>The settings in %1 cannot be read; the usual ones hold, and none will be kept.</source>
            <translation>无法读取 %1 中的设置；改用默认设置，且不会保存任何设置。</translation>
        </message>
        <message>
            <source>Left over</source>
            <translation>遗留</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
    </context>
    <context>
        <name>Notable</name>
        <message>
            <source>error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>EAGAIN streak</source>
            <translation>连续 EAGAIN</translation>
        </message>
        <message>
            <source>end of input</source>
            <translation>输入结束</translation>
        </message>
        <message>
            <source>short send</source>
            <translation>未发完</translation>
        </message>
        <message>
            <source>spin</source>
            <translation>空转</translation>
        </message>
        <message>
            <source>long block</source>
            <translation>长时间阻塞</translation>
        </message>
        <message>
            <source>The call failed. Where one fails alike again, only the first is marked.</source>
            <translation>调用失败。之后同样的失败只标记第一次。</translation>
        </message>
        <message>
            <source>The third EAGAIN in a row on this descriptor: it is asked again although nothing has come.</source>
            <translation>该描述符上连续第三次 EAGAIN：还没有数据到来却又去询问。</translation>
        </message>
        <message>
            <source>0 bytes: the peer has ended its side; this is no error.</source>
            <translation>0 字节：对端已结束它那一侧；这不是错误。</translation>
        </message>
        <message>
            <source>The kernel took only a part: its send buffer is full. The rest must be sent later.</source>
            <translation>内核只接收了一部分：发送缓冲区已满。其余部分须稍后再发。</translation>
        </message>
        <message>
            <source>The third wait in a row that returns at once for the same descriptor, which nobody deals with: the loop spins.</source>
            <translation>连续第三次等待因同一个描述符立即返回，却没有处理它：循环在空转。</translation>
        </message>
        <message>
            <source>The thread was kept for 100 ms or more, and served nobody else meanwhile.</source>
            <translation>线程被占用了 100 ms 以上，期间不能为其他人服务。</translation>
        </message>
    </context>
    <context>
        <name>Perspectives</name>
        <message>
            <source>&amp;Learn</source>
            <translation>学习(&amp;L)</translation>
        </message>
        <message>
            <source>Everything about one loop: stage, listing, calls, exchange, timeline</source>
            <translation>一个循环的全部：舞台、程序清单、调用、请求与响应、时间线</translation>
        </message>
        <message>
            <source>&amp;Debug</source>
            <translation>调试(&amp;D)</translation>
        </message>
        <message>
            <source>The listing and the calls large, the stage between them: for stepping</source>
            <translation>放大程序清单与调用，舞台居中：适合步进</translation>
        </message>
        <message>
            <source>&amp;Timeline</source>
            <translation>时间线(&amp;T)</translation>
        </message>
        <message>
            <source>Half of the window for time: who slept, who waited, and for how long</source>
            <translation>半个窗口留给时间：谁在睡眠，谁在等待，各有多久</translation>
        </message>
        <message>
            <source>&amp;HTTP</source>
            <translation>HTTP(&amp;H)</translation>
        </message>
        <message>
            <source>Requests and responses byte by byte, beside the client that sends them</source>
            <translation>逐字节查看请求与响应，旁边是发送它们的客户端</translation>
        </message>
    </context>
    <context>
        <name>PictureDialog</name>
        <message>
            <source>Cannot write %1: %2</source>
            <translation>无法写入 %1：%2</translation>
        </message>
    </context>
    <context>
        <name>PresetWords</name>
        <message>
            <source>A large answer (5 MB)</source>
            <translation>大的应答（5 MB）</translation>
        </message>
        <message>
            <source>A late answer (2 s)</source>
            <translation>迟到的应答（2 s）</translation>
        </message>
        <message>
            <source>Chunked body</source>
            <translation>分块正文</translation>
        </message>
        <message>
            <source>Asks before the body (Expect)</source>
            <translation>先询问再发正文（Expect）</translation>
        </message>
        <message>
            <source>Closes afterwards</source>
            <translation>之后关闭连接</translation>
        </message>
        <message>
            <source>Raw: two requests stuck together</source>
            <translation>原始字节：两个请求粘在一起</translation>
        </message>
        <message>
            <source>Raw: a space in a header name</source>
            <translation>原始字节：头部名称中有空格</translation>
        </message>
        <message>
            <source>Raw: no Host</source>
            <translation>原始字节：没有 Host</translation>
        </message>
        <message>
            <source>Raw: no HTTP at all</source>
            <translation>原始字节：根本不是 HTTP</translation>
        </message>
    </context>
    <context>
        <name>RangeWords</name>
        <message>
            <source>requests finished</source>
            <translation>完成的请求</translation>
        </message>
        <message>
            <source>bytes in</source>
            <translation>收到字节</translation>
        </message>
        <message>
            <source>bytes out</source>
            <translation>发出字节</translation>
        </message>
        <message>
            <source>loop lag</source>
            <translation>循环延迟</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>thread %1</source>
            <translation>线程 %1</translation>
        </message>
        <message>
            <source>asleep %1</source>
            <translation>睡眠 %1</translation>
        </message>
        <message>
            <source>running %1</source>
            <translation>运行 %1</translation>
        </message>
        <message>
            <source>Calls, by their time</source>
            <translation>调用（按耗时）</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>错误</translation>
        </message>
        <message numerus="yes">
            <source>%1 · %n call(s)</source>
            <translation>
                <numerusform>%1 · %n 次调用</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Reference</name>
        <message>
            <source>System calls</source>
            <translation>系统调用</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Event masks</source>
            <translation>事件掩码</translation>
        </message>
        <message>
            <source>Flags and options</source>
            <translation>标志和选项</translation>
        </message>
        <message>
            <source>HTTP methods</source>
            <translation>HTTP 方法</translation>
        </message>
        <message>
            <source>HTTP status codes</source>
            <translation>HTTP 状态码</translation>
        </message>
        <message>
            <source>HTTP header fields</source>
            <translation>HTTP 首部字段</translation>
        </message>
        <message>
            <source>Parts of a message</source>
            <translation>消息的组成部分</translation>
        </message>
        <message>
            <source>Not a field that RFC 9110 or its neighbours define: it is passed on as it is, and only who knows it does something about it.</source>
            <translation>不是 RFC 9110 及相关标准定义的字段：原样传递，只有认识它的程序才会处理。</translation>
        </message>
        <message>
            <source>Makes one end of a connection and returns its descriptor: the lowest number that is free. Nothing is sent yet, and nobody can reach it before bind or connect.</source>
            <translation>建立连接的一端并返回描述符：当前空闲的最小编号。此时什么也没发送；在 bind 或 connect 之前没有人能找到它。</translation>
        </message>
        <message>
            <source>Gives a socket its own address and port. EADDRINUSE: somebody has that port, or a connection that ended a moment ago still holds it (SO_REUSEADDR lets the program have it all the same).</source>
            <translation>给套接字指定自己的地址和端口。EADDRINUSE：端口已被占用，或刚结束的连接还占着它（设置 SO_REUSEADDR 就仍能使用）。</translation>
        </message>
        <message>
            <source>Turns a socket into a listener. From now on the kernel finishes handshakes by itself and queues up to backlog connections for accept.</source>
            <translation>把套接字变成监听套接字。从此内核自己完成握手，并最多为 accept 排队 backlog 个连接。</translation>
        </message>
        <message>
            <source>Takes the oldest finished connection out of the listener's queue and returns a new descriptor for it. With an empty queue it sleeps, or says EAGAIN when the listener is non-blocking.</source>
            <translation>从监听套接字的队列里取出最早完成的连接，为它返回一个新描述符。队列为空时睡眠；监听套接字是非阻塞的则返回 EAGAIN。</translation>
        </message>
        <message>
            <source>accept with flags: with SOCK_NONBLOCK the new descriptor is non-blocking from its first moment, without a separate fcntl.</source>
            <translation>带标志的 accept：有 SOCK_NONBLOCK 时，新描述符从一开始就是非阻塞的，无需再调用 fcntl。</translation>
        </message>
        <message>
            <source>Asks for a connection to an address. A blocking socket sleeps until the handshake is over; a non-blocking one gets EINPROGRESS at once and becomes writable when it is over.</source>
            <translation>请求连接到某个地址。阻塞套接字睡眠到握手结束；非阻塞套接字立刻得到 EINPROGRESS，握手结束时变为可写。</translation>
        </message>
        <message>
            <source>Copies bytes from the kernel's receive buffer to the program: as many as are there, at most as many as asked for. 0 means that the peer will send no more. An empty buffer means sleep, or EAGAIN on a non-blocking socket. A stream keeps no message boundaries.</source>
            <translation>把内核接收缓冲区里的字节复制给程序：有多少给多少，最多为请求的数量。返回 0 表示对端不再发送。缓冲区为空则睡眠，非阻塞套接字返回 EAGAIN。字节流不保留消息边界。</translation>
        </message>
        <message>
            <source>recv that also tells who sent it: for datagrams. One call takes exactly one datagram; what does not fit into the room is lost (MSG_TRUNC tells its real length).</source>
            <translation>同时告知发送者的 recv，用于数据报。一次调用恰好取一个数据报；放不下的部分会丢失（MSG_TRUNC 会告知真实长度）。</translation>
        </message>
        <message>
            <source>Takes bytes from any descriptor: a file, a terminal, a pipe, an eventfd. On a socket it is recv without flags. 0 means end of file.</source>
            <translation>从任意描述符取字节：文件、终端、管道、eventfd。用于套接字时就是不带标志的 recv。返回 0 表示文件结束。</translation>
        </message>
        <message>
            <source>Copies bytes into the kernel's send buffer and returns how many it took. That may be fewer than offered: the rest is the program's to keep. A full buffer means sleep, or EAGAIN on a non-blocking socket. That send returned does not mean that the peer has them.</source>
            <translation>把字节复制进内核的发送缓冲区，返回收下的数量。可能少于所给的：其余的要由程序自己保留。缓冲区满则睡眠，非阻塞套接字返回 EAGAIN。send 返回不等于对端已经收到。</translation>
        </message>
        <message>
            <source>send that names the receiver: for datagrams. One call is one datagram, sent whole or not at all.</source>
            <translation>指明接收者的 send，用于数据报。一次调用就是一个数据报，要么整个发送，要么完全不发。</translation>
        </message>
        <message>
            <source>Gives bytes to any descriptor: a file, a terminal, a pipe. On a socket it is send without flags. It too may take fewer than offered.</source>
            <translation>把字节交给任意描述符：文件、终端、管道。用于套接字时就是不带标志的 send。同样可能只收下一部分。</translation>
        </message>
        <message>
            <source>Copies bytes from a file to a socket inside the kernel, without bringing them to the program. It may copy fewer than asked for, and says EAGAIN like send.</source>
            <translation>在内核里把字节从文件复制到套接字，不经过程序。可能比请求的少，也会像 send 一样返回 EAGAIN。</translation>
        </message>
        <message>
            <source>Ends one or both directions of a connection but keeps the descriptor. SHUT_WR sends FIN: the peer reads what is left and then gets 0, while answers can still come back.</source>
            <translation>结束连接的一个或两个方向，但保留描述符。SHUT_WR 发送 FIN：对端读完剩余字节后得到 0，而回答仍可传回来。</translation>
        </message>
        <message>
            <source>Gives the descriptor back; its number is free for the next one at once. The last close of a connection sends FIN, or RST when received bytes were never read.</source>
            <translation>归还描述符；编号立刻可被下一个使用。连接的最后一次 close 发送 FIN；若收到的字节未读完则发送 RST。</translation>
        </message>
        <message>
            <source>Sets an option of a socket: SO_REUSEADDR, SO_RCVTIMEO, SO_SNDBUF, TCP_NODELAY and others.</source>
            <translation>设置套接字的选项：SO_REUSEADDR、SO_RCVTIMEO、SO_SNDBUF、TCP_NODELAY 等。</translation>
        </message>
        <message>
            <source>Reads an option of a socket. SO_ERROR is read like this: it names the error that is waiting and clears it.</source>
            <translation>读取套接字的选项。SO_ERROR 就是这样读的：它给出待处理的错误并将其清除。</translation>
        </message>
        <message>
            <source>Which address and port this end of the socket has. It tells the port that the kernel chose when bind was called with port 0.</source>
            <translation>套接字这一端的地址和端口。bind 用端口 0 时，由它得知内核选了哪个端口。</translation>
        </message>
        <message>
            <source>Which address and port the other end has. ENOTCONN: there is no other end.</source>
            <translation>另一端的地址和端口。ENOTCONN：没有另一端。</translation>
        </message>
        <message>
            <source>Reads or changes what is kept with a descriptor. F_SETFL sets O_NONBLOCK and O_ASYNC; F_SETSIG and F_SETOWN_EX choose the signal and who gets it.</source>
            <translation>读取或更改随描述符保存的内容。F_SETFL 设置 O_NONBLOCK 和 O_ASYNC；F_SETSIG 和 F_SETOWN_EX 选择信号及其接收者。</translation>
        </message>
        <message>
            <source>Device requests that have no call of their own. FIONREAD tells how many bytes wait to be read, SIOCATMARK whether the urgent byte comes next.</source>
            <translation>没有专门调用的设备请求。FIONREAD 告知有多少字节等待读取，SIOCATMARK 告知紧急字节是否就是下一个。</translation>
        </message>
        <message>
            <source>Sleeps until one of the descriptors in three sets is ready, or the time is over. The kernel overwrites the sets with its answer, so they are made anew before each call. It cannot watch numbers from FD_SETSIZE (1024) on, and each call looks at all numbers below nfds.</source>
            <translation>睡眠到三个集合中有描述符就绪或时间用完。内核用答案覆盖这些集合，所以每次调用前都要重新建立。它不能监视编号在 FD_SETSIZE（1024）及以上的描述符，每次调用都要查看 nfds 以下的所有编号。</translation>
        </message>
        <message>
            <source>Sleeps until one of the entries of an array is ready, or the time is over. Each entry asks with events and is answered in revents. There is no limit of 1024, but the kernel still walks the whole array at each call.</source>
            <translation>睡眠到数组中有条目就绪或时间用完。每个条目用 events 提问，在 revents 里得到回答。没有 1024 的限制，但内核每次调用仍要走遍整个数组。</translation>
        </message>
        <message>
            <source>Makes an epoll object: a set of watched descriptors that lives in the kernel. Its descriptor can itself be watched.</source>
            <translation>建立 epoll 对象：保存在内核里的被监视描述符集合。它的描述符本身也可以被监视。</translation>
        </message>
        <message>
            <source>Adds, changes or removes one descriptor of an epoll object. The set stays in the kernel between waits, so this is called only when something changes.</source>
            <translation>在 epoll 对象里添加、更改或删除一个描述符。集合在两次等待之间保留在内核里，所以只在有变化时才调用。</translation>
        </message>
        <message>
            <source>Sleeps until the ready list of an epoll object is not empty, or the time is over, and returns only those that are ready. Its cost goes with how many are ready, not with how many are watched.</source>
            <translation>睡眠到 epoll 对象的就绪列表不为空或时间用完，只返回就绪的描述符。开销取决于就绪的数量，而不是被监视的数量。</translation>
        </message>
        <message>
            <source>Opens a file and returns its descriptor. Ordinary files are always ready for select and poll, and epoll refuses them (EPERM).</source>
            <translation>打开文件并返回描述符。对 select 和 poll 来说普通文件总是就绪的，epoll 则拒绝它们（EPERM）。</translation>
        </message>
        <message>
            <source>open with a path that begins at a directory's descriptor (or at the current directory, AT_FDCWD).</source>
            <translation>路径从某个目录的描述符（或当前目录 AT_FDCWD）开始的 open。</translation>
        </message>
        <message>
            <source>What the kernel knows of an open file: its kind, length and times. It reads no content.</source>
            <translation>内核所知道的打开文件的情况：种类、长度和时间。不读取内容。</translation>
        </message>
        <message>
            <source>Makes a counter with a descriptor: writing adds to it, and it is readable while it is not 0. One thread wakes another's loop with it.</source>
            <translation>建立一个带描述符的计数器：写入即累加，不为 0 时可读。一个线程用它唤醒另一个线程的循环。</translation>
        </message>
        <message>
            <source>Sleeps for a given time whatever happens on the descriptors. A loop that polls with it is late by up to that time.</source>
            <translation>睡眠给定的时间，不管描述符上发生什么。用它轮询的循环最多会迟到这么久。</translation>
        </message>
        <message>
            <source>Takes a blocked signal that is waiting, or sleeps until one comes or the time is over (EAGAIN). With F_SETSIG the signal tells which descriptor it is about.</source>
            <translation>取走一个正在等待的被阻塞信号，或睡眠到信号到来或时间用完（EAGAIN）。配合 F_SETSIG，信号会说明它关于哪个描述符。</translation>
        </message>
        <message>
            <source>Makes two rings that program and kernel share: submissions go in at one, completions come out at the other.</source>
            <translation>建立程序与内核共享的两个环：一个放入提交，另一个取出完成。</translation>
        </message>
        <message>
            <source>Hands over what stands in the submission ring and, if asked, sleeps until so many operations are complete. The answers are no results of the call: they stand in the completion ring.</source>
            <translation>交出提交环里的操作；若要求，则睡眠到有这么多操作完成。答案不是调用的返回值，而是在完成环里。</translation>
        </message>
        <message>
            <source>read from a given place of a file; the file's own position stays where it is.</source>
            <translation>从文件的指定位置读取；文件自身的位置不变。</translation>
        </message>
        <message>
            <source>Makes two sockets that are connected to each other already. A program talks to itself with them, or to its child.</source>
            <translation>建立两个已经互相连接的套接字。程序用它和自己或子进程通信。</translation>
        </message>
        <message>
            <source>Reads a clock. CLOCK_MONOTONIC only goes forwards; a thread's CPU clock tells how long it has really run.</source>
            <translation>读取时钟。CLOCK_MONOTONIC 只向前走；线程的 CPU 时钟告知它真正运行了多久。</translation>
        </message>
        <message>
            <source>No call of its own: io_uring's operation that takes back another one that is still under way. That one completes with ECANCELED.</source>
            <translation>不是单独的调用：io_uring 里撤回另一个仍在进行的操作的操作。被撤回的操作以 ECANCELED 完成。</translation>
        </message>
        <message>
            <source>The call would have had to sleep and the descriptor is non-blocking: nothing to read, or no room to write, right now. Not a failure: ask the multiplexer and try again. The same number as EWOULDBLOCK.</source>
            <translation>调用本来要睡眠，而描述符是非阻塞的：此刻没有可读的内容，或没有可写的空间。这不是失败：询问多路复用器后再试。与 EWOULDBLOCK 是同一个数值。</translation>
        </message>
        <message>
            <source>A signal came while the call slept. Nothing was moved; the call is made again.</source>
            <translation>调用睡眠时来了信号。什么也没有传输；重新调用即可。</translation>
        </message>
        <message>
            <source>This process has no descriptor number left. The connection stays in the accept queue and the listener stays readable: a loop that does not pause it spins.</source>
            <translation>本进程没有可用的描述符编号了。连接留在接受队列里，监听套接字一直可读：不暂停监听的循环会空转。</translation>
        </message>
        <message>
            <source>The whole system has no open file left. Like EMFILE, but not this process's doing alone.</source>
            <translation>整个系统没有可用的打开文件了。和 EMFILE 类似，但不只是本进程造成的。</translation>
        </message>
        <message>
            <source>The peer has reset the connection (RST): what was under way is lost and no more will come.</source>
            <translation>对端重置了连接（RST）：途中的内容已丢失，也不会再有后续。</translation>
        </message>
        <message>
            <source>The peer no longer reads, or this end has shut down sending. Without MSG_NOSIGNAL the process also gets SIGPIPE, which ends it by default.</source>
            <translation>对端不再读取，或本端已关闭发送方向。没有 MSG_NOSIGNAL 时进程还会收到 SIGPIPE，默认会结束进程。</translation>
        </message>
        <message>
            <source>The client went away between handshake and accept. Nothing is wrong with the listener: go on.</source>
            <translation>客户端在握手之后、accept 之前离开了。监听套接字没有问题：继续即可。</translation>
        </message>
        <message>
            <source>Nobody listens at that address and port: the other side answered with RST (or, for UDP, with an ICMP message).</source>
            <translation>那个地址和端口上没有人监听：对方以 RST 回答（UDP 则以 ICMP 消息回答）。</translation>
        </message>
        <message>
            <source>The handshake of a non-blocking connect has begun. The socket becomes writable when it is over; SO_ERROR then tells how it ended.</source>
            <translation>非阻塞 connect 的握手已经开始。结束时套接字变为可写，SO_ERROR 会说明结果。</translation>
        </message>
        <message>
            <source>An earlier connect on this non-blocking socket is not over yet.</source>
            <translation>这个非阻塞套接字上先前的 connect 还没有结束。</translation>
        </message>
        <message>
            <source>The socket is connected already.</source>
            <translation>套接字已经连接了。</translation>
        </message>
        <message>
            <source>The call needs a connection and the socket has none.</source>
            <translation>调用需要连接，而套接字没有连接。</translation>
        </message>
        <message>
            <source>The other side did not answer for too long: the handshake, or bytes sent again and again, came to nothing.</source>
            <translation>对方太久没有回答：握手或多次重发的字节都没有结果。</translation>
        </message>
        <message>
            <source>Another socket has this address and port, or a connection in TIME_WAIT still holds it.</source>
            <translation>另一个套接字占用了这个地址和端口，或处于 TIME_WAIT 的连接还占着它。</translation>
        </message>
        <message>
            <source>This machine has no such address; for connect: no port is free.</source>
            <translation>本机没有这个地址；对 connect 来说：没有空闲端口。</translation>
        </message>
        <message>
            <source>Not permitted: a port below 1024 without the right to it, or a file's access rights.</source>
            <translation>没有权限：无权使用 1024 以下的端口，或文件访问权限不足。</translation>
        </message>
        <message>
            <source>Not permitted for this object. epoll_ctl says it of an ordinary file, which cannot be watched.</source>
            <translation>对这个对象不允许这样做。epoll_ctl 对普通文件返回它：普通文件不能被监视。</translation>
        </message>
        <message>
            <source>The number is not an open descriptor: closed already, or never opened. select fails as a whole with it; poll marks the entry with POLLNVAL.</source>
            <translation>这个编号不是打开的描述符：已经关闭，或从未打开。select 会整个失败；poll 用 POLLNVAL 标记该条目。</translation>
        </message>
        <message>
            <source>An argument makes no sense: a negative nfds, flags that do not exist, an epoll descriptor that is none.</source>
            <translation>参数没有意义：nfds 为负、不存在的标志、不是 epoll 的描述符。</translation>
        </message>
        <message>
            <source>A pointer leads outside the program's memory.</source>
            <translation>指针指向程序内存之外。</translation>
        </message>
        <message>
            <source>The kernel has no memory for this.</source>
            <translation>内核没有足够的内存。</translation>
        </message>
        <message>
            <source>The kernel has no buffer left for this.</source>
            <translation>内核没有可用的缓冲区了。</translation>
        </message>
        <message>
            <source>No room: the disk is full, or the user has as many epoll watches as are allowed.</source>
            <translation>没有空间：磁盘已满，或用户的 epoll 监视数已达上限。</translation>
        </message>
        <message>
            <source>EPOLL_CTL_ADD of a descriptor that is watched already; open with O_EXCL of a file that is there.</source>
            <translation>用 EPOLL_CTL_ADD 添加已被监视的描述符；用 O_EXCL 打开已存在的文件。</translation>
        </message>
        <message>
            <source>There is no such thing: EPOLL_CTL_MOD or DEL of a descriptor that is not watched; a file that does not exist.</source>
            <translation>没有这样的东西：对未被监视的描述符做 EPOLL_CTL_MOD 或 DEL；文件不存在。</translation>
        </message>
        <message>
            <source>The descriptor is no socket.</source>
            <translation>描述符不是套接字。</translation>
        </message>
        <message>
            <source>This kind of socket cannot do that.</source>
            <translation>这种套接字做不到。</translation>
        </message>
        <message>
            <source>The datagram is too long to be sent whole.</source>
            <translation>数据报太长，无法整个发送。</translation>
        </message>
        <message>
            <source>The operation was taken back before it was done.</source>
            <translation>操作在完成之前被撤回。</translation>
        </message>
        <message>
            <source>The time given to io_uring_enter was over before enough operations were complete.</source>
            <translation>给 io_uring_enter 的时间用完了，而完成的操作还不够。</translation>
        </message>
        <message>
            <source>This kernel does not have the call.</source>
            <translation>这个内核没有该调用。</translation>
        </message>
        <message>
            <source>In use at the moment: io_uring takes no more until completions have been taken out.</source>
            <translation>暂时占用：在取走完成之前，io_uring 不再接收。</translation>
        </message>
        <message>
            <source>The request means nothing to this kind of descriptor.</source>
            <translation>该请求对这种描述符没有意义。</translation>
        </message>
        <message>
            <source>A part of the path that should be a folder is none.</source>
            <translation>路径中应为文件夹的部分不是文件夹。</translation>
        </message>
        <message>
            <source>The path is a folder, and folders cannot be written or read like files.</source>
            <translation>路径是文件夹，而文件夹不能像文件那样读写。</translation>
        </message>
        <message>
            <source>Too many symbolic links, or the last one with O_NOFOLLOW.</source>
            <translation>符号链接太多，或在 O_NOFOLLOW 下最后一级是符号链接。</translation>
        </message>
        <message>
            <source>A name or the path is longer than the file system allows.</source>
            <translation>名称或路径超过文件系统允许的长度。</translation>
        </message>
        <message>
            <source>The file would become larger than is allowed.</source>
            <translation>文件会超过允许的大小。</translation>
        </message>
        <message>
            <source>No way leads to that host.</source>
            <translation>没有到达该主机的路由。</translation>
        </message>
        <message>
            <source>No way leads to that network.</source>
            <translation>没有到达该网络的路由。</translation>
        </message>
        <message>
            <source>The device failed; of a terminal also: a background process may not read it.</source>
            <translation>设备出错；对终端来说也可能是：后台进程不能读取它。</translation>
        </message>
        <message>
            <source>Which media types the client takes, and which it likes best (q=).</source>
            <translation>客户端接受哪些媒体类型，以及最偏好哪些（q=）。</translation>
        </message>
        <message>
            <source>Which character sets the client takes; hardly used any more.</source>
            <translation>客户端接受哪些字符集；现已很少使用。</translation>
        </message>
        <message>
            <source>Which compressions the client can undo.</source>
            <translation>客户端能解开哪些压缩方式。</translation>
        </message>
        <message>
            <source>Which languages the user prefers.</source>
            <translation>用户偏好哪些语言。</translation>
        </message>
        <message>
            <source>Whether parts of the resource can be asked for: bytes or none.</source>
            <translation>是否可以请求资源的一部分：bytes 或 none。</translation>
        </message>
        <message>
            <source>Which other sites' pages may read this answer in a browser.</source>
            <translation>浏览器中哪些其他站点的页面可以读取这个回答。</translation>
        </message>
        <message>
            <source>How many seconds a cache has kept this answer.</source>
            <translation>缓存保存这个回答已有多少秒。</translation>
        </message>
        <message>
            <source>The methods that this resource has.</source>
            <translation>该资源支持的方法。</translation>
        </message>
        <message>
            <source>The same can be had at another host, port or protocol.</source>
            <translation>同样的内容可从另一个主机、端口或协议获得。</translation>
        </message>
        <message>
            <source>Who the client is, as WWW-Authenticate asked.</source>
            <translation>按 WWW-Authenticate 的要求说明客户端的身份。</translation>
        </message>
        <message>
            <source>Who may keep the answer, and for how long.</source>
            <translation>谁可以保存这个回答，保存多久。</translation>
        </message>
        <message>
            <source>Fields that hold for this connection only; close: it ends after this answer; keep-alive: it stays (HTTP/1.0).</source>
            <translation>只对这条连接有效的字段；close：此回答后结束；keep-alive：保持（HTTP/1.0）。</translation>
        </message>
        <message>
            <source>Whether to show the content or save it, and under which name; in a form: the field's name.</source>
            <translation>内容是显示还是保存，以及用什么名称；在表单中：字段的名称。</translation>
        </message>
        <message>
            <source>How the content was compressed.</source>
            <translation>内容是如何压缩的。</translation>
        </message>
        <message>
            <source>The language of its readers.</source>
            <translation>面向读者的语言。</translation>
        </message>
        <message>
            <source>How many bytes the body has: after so many the message ends. Two that differ, or one beside Transfer-Encoding, are an attack.</source>
            <translation>正文有多少字节：到此消息结束。出现两个不同的值，或与 Transfer-Encoding 同时出现，就是攻击。</translation>
        </message>
        <message>
            <source>A target at which just this content can be had.</source>
            <translation>可以得到这份内容的目标。</translation>
        </message>
        <message>
            <source>Which bytes of the whole these are.</source>
            <translation>这些是整体的哪些字节。</translation>
        </message>
        <message>
            <source>What a browser may load for this page.</source>
            <translation>浏览器可以为此页面加载什么。</translation>
        </message>
        <message>
            <source>What the content is: media type and character set.</source>
            <translation>内容是什么：媒体类型和字符集。</translation>
        </message>
        <message>
            <source>What the server had the client keep (Set-Cookie).</source>
            <translation>服务器让客户端保存的内容（Set-Cookie）。</translation>
        </message>
        <message>
            <source>When the message was made.</source>
            <translation>消息产生的时间。</translation>
        </message>
        <message>
            <source>A name for this state of the resource, to ask later whether it has changed.</source>
            <translation>资源此状态的名称，以便之后询问是否有变化。</translation>
        </message>
        <message>
            <source>100-continue: wait for an interim answer before the body is sent.</source>
            <translation>100-continue：发送正文前先等待临时响应。</translation>
        </message>
        <message>
            <source>Until when a cache may use the answer; Cache-Control goes before it.</source>
            <translation>缓存可用到什么时候；Cache-Control 优先于它。</translation>
        </message>
        <message>
            <source>Whom a proxy forwarded for, and over what.</source>
            <translation>代理为谁、经由什么转发。</translation>
        </message>
        <message>
            <source>A mail address of who runs the client.</source>
            <translation>客户端使用者的邮件地址。</translation>
        </message>
        <message>
            <source>Which host is meant: one address may serve many. HTTP/1.1 must have exactly one (RFC 9112, section 3.2).</source>
            <translation>指的是哪个主机：一个地址可以服务多个主机。HTTP/1.1 必须恰好有一个（RFC 9112 第 3.2 节）。</translation>
        </message>
        <message>
            <source>Only if the resource still has one of these ETags; else 412.</source>
            <translation>仅当资源仍有其中一个 ETag；否则 412。</translation>
        </message>
        <message>
            <source>Only if it has changed since; else 304.</source>
            <translation>仅当自那时起有变化；否则 304。</translation>
        </message>
        <message>
            <source>Only if the resource has none of these ETags; else 304 (or 412).</source>
            <translation>仅当资源没有这些 ETag；否则 304（或 412）。</translation>
        </message>
        <message>
            <source>The range only if the resource is still the same; else all of it.</source>
            <translation>仅当资源未变时给出范围；否则给出全部。</translation>
        </message>
        <message>
            <source>Only if it has not changed since; else 412.</source>
            <translation>仅当自那时起没有变化；否则 412。</translation>
        </message>
        <message>
            <source>How long an idle connection is kept; a hint of old times, not part of RFC 9110.</source>
            <translation>空闲连接保留多久；早期的提示，不属于 RFC 9110。</translation>
        </message>
        <message>
            <source>When the resource changed last.</source>
            <translation>资源最后一次更改的时间。</translation>
        </message>
        <message>
            <source>What the resource is related to.</source>
            <translation>与该资源有关联的内容。</translation>
        </message>
        <message>
            <source>Where to go instead (3xx), or what was made (201).</source>
            <translation>应转到哪里（3xx），或新建了什么（201）。</translation>
        </message>
        <message>
            <source>How many proxies TRACE and OPTIONS may pass.</source>
            <translation>TRACE 和 OPTIONS 最多经过多少个代理。</translation>
        </message>
        <message>
            <source>The site whose page made the browser ask.</source>
            <translation>让浏览器发出请求的页面所属的站点。</translation>
        </message>
        <message>
            <source>no-cache for caches of HTTP/1.0; outdated.</source>
            <translation>用于 HTTP/1.0 缓存的 no-cache；已过时。</translation>
        </message>
        <message>
            <source>How to say to the proxy who one is.</source>
            <translation>如何向代理表明身份。</translation>
        </message>
        <message>
            <source>Who the client is, for the proxy.</source>
            <translation>向代理说明客户端的身份。</translation>
        </message>
        <message>
            <source>Which bytes are asked for.</source>
            <translation>请求哪些字节。</translation>
        </message>
        <message>
            <source>From which page the client came (spelled so since 1996).</source>
            <translation>客户端来自哪个页面（自 1996 年起就这样拼写）。</translation>
        </message>
        <message>
            <source>When to come again: a date or seconds.</source>
            <translation>何时再来：日期或秒数。</translation>
        </message>
        <message>
            <source>The server's answer to the key: it speaks WebSocket.</source>
            <translation>服务器对密钥的回答：表明它支持 WebSocket。</translation>
        </message>
        <message>
            <source>A random value that the server must answer rightly.</source>
            <translation>服务器必须正确回应的随机值。</translation>
        </message>
        <message>
            <source>The program that answered.</source>
            <translation>作出回答的程序。</translation>
        </message>
        <message>
            <source>What the client is to keep and send back.</source>
            <translation>让客户端保存并发回的内容。</translation>
        </message>
        <message>
            <source>Use only HTTPS for this host from now on.</source>
            <translation>以后对该主机只使用 HTTPS。</translation>
        </message>
        <message>
            <source>Which transfer codings the client takes; trailers: it takes trailers.</source>
            <translation>客户端接受哪些传输编码；trailers：接受尾部字段。</translation>
        </message>
        <message>
            <source>Which fields come after the body.</source>
            <translation>正文之后会有哪些字段。</translation>
        </message>
        <message>
            <source>chunked: the body comes in pieces, each with its length before it; a piece of length 0 ends it.</source>
            <translation>chunked：正文分块发送，每块前有长度；长度为 0 的块表示结束。</translation>
        </message>
        <message>
            <source>Another protocol that this side would rather speak on the connection.</source>
            <translation>希望在此连接上改用的另一种协议。</translation>
        </message>
        <message>
            <source>The browser would rather have the page over HTTPS.</source>
            <translation>浏览器更希望通过 HTTPS 获得页面。</translation>
        </message>
        <message>
            <source>The program that asks.</source>
            <translation>发出请求的程序。</translation>
        </message>
        <message>
            <source>Which request fields the answer depends on; a cache must look at them.</source>
            <translation>回答取决于哪些请求字段；缓存必须查看它们。</translation>
        </message>
        <message>
            <source>The proxies that the message came through.</source>
            <translation>消息经过的代理。</translation>
        </message>
        <message>
            <source>A cache's remark about the content; no longer in use.</source>
            <translation>缓存对内容的说明；已不再使用。</translation>
        </message>
        <message>
            <source>How to say who one is.</source>
            <translation>如何表明身份。</translation>
        </message>
        <message>
            <source>nosniff: take Content-Type as it stands, do not guess.</source>
            <translation>nosniff：按 Content-Type 处理，不要猜测。</translation>
        </message>
        <message>
            <source>Whom a proxy forwarded for: the custom before Forwarded.</source>
            <translation>代理为谁转发：Forwarded 出现之前的习惯用法。</translation>
        </message>
        <message>
            <source>A custom of scripts: XMLHttpRequest made this request.</source>
            <translation>脚本的习惯用法：该请求由 XMLHttpRequest 发出。</translation>
        </message>
        <message>
            <source>0. To be read only. Not a bit: it is tested with O_ACCMODE.</source>
            <translation>0。只读。它不是一个位：要用 O_ACCMODE 检验。</translation>
        </message>
        <message>
            <source>01. To be written only.</source>
            <translation>01。只写。</translation>
        </message>
        <message>
            <source>02. To be read and written; every socket is so.</source>
            <translation>02。可读可写；所有套接字都是这样。</translation>
        </message>
        <message>
            <source>03. The two lowest bits of the flags: they hold the access mode, one of three values.</source>
            <translation>03。标志的最低两位：保存访问方式，取三个值之一。</translation>
        </message>
        <message>
            <source>0100. Make the file if there is none.</source>
            <translation>0100。文件不存在时创建。</translation>
        </message>
        <message>
            <source>0200. With O_CREAT: fail with EEXIST if it is there.</source>
            <translation>0200。与 O_CREAT 一起：文件已存在时以 EEXIST 失败。</translation>
        </message>
        <message>
            <source>01000. Cut the file to no bytes.</source>
            <translation>01000。把文件截断为零字节。</translation>
        </message>
        <message>
            <source>02000. Each write goes to the end of the file, wherever that is by then.</source>
            <translation>02000。每次 write 都写到当时的文件末尾。</translation>
        </message>
        <message>
            <source>04000. Calls on the descriptor never sleep: they say EAGAIN instead. Kept with the open file, set by fcntl or at once by accept4.</source>
            <translation>04000。对该描述符的调用从不睡眠，而是返回 EAGAIN。随打开的文件保存，由 fcntl 设置，或由 accept4 直接设置。</translation>
        </message>
        <message>
            <source>020000. The kernel sends a signal when the descriptor becomes ready: SIGIO, or the one that F_SETSIG chose.</source>
            <translation>020000。描述符就绪时内核发送信号：SIGIO 或 F_SETSIG 选定的信号。</translation>
        </message>
        <message>
            <source>0400000. Fail with ELOOP when the last part of the path is a symbolic link.</source>
            <translation>0400000。路径最后一级是符号链接时以 ELOOP 失败。</translation>
        </message>
        <message>
            <source>02000000. The descriptor is closed when the process runs another program.</source>
            <translation>02000000。进程执行另一个程序时关闭该描述符。</translation>
        </message>
        <message>
            <source>A stream of bytes (TCP): in order, without loss, without boundaries.</source>
            <translation>字节流（TCP）：有序、不丢失、没有边界。</translation>
        </message>
        <message>
            <source>Datagrams (UDP): each whole or not at all, in any order.</source>
            <translation>数据报（UDP）：每个要么完整要么没有，顺序任意。</translation>
        </message>
        <message>
            <source>O_NONBLOCK from the beginning, for socket and accept4.</source>
            <translation>用于 socket 和 accept4：从一开始就设置 O_NONBLOCK。</translation>
        </message>
        <message>
            <source>O_CLOEXEC from the beginning, for socket and accept4.</source>
            <translation>用于 socket 和 accept4：从一开始就设置 O_CLOEXEC。</translation>
        </message>
        <message>
            <source>0x01. The urgent byte of TCP: sent and received beside the stream, one at a time. It is what makes a socket exceptional (xlist, POLLPRI).</source>
            <translation>0x01。TCP 的紧急字节：在字节流之外收发，一次一个。套接字因它而出现异常情况（xlist、POLLPRI）。</translation>
        </message>
        <message>
            <source>0x02. Look at the bytes and leave them in the buffer.</source>
            <translation>0x02。查看字节但把它们留在缓冲区里。</translation>
        </message>
        <message>
            <source>0x20. Of a datagram: return its real length, although the rest does not fit.</source>
            <translation>0x20。对数据报：返回其真实长度，即使放不下。</translation>
        </message>
        <message>
            <source>0x40. Do not sleep in this one call, whatever the descriptor's O_NONBLOCK says.</source>
            <translation>0x40。不管描述符的 O_NONBLOCK 如何，这一次调用不睡眠。</translation>
        </message>
        <message>
            <source>0x4000. When the peer no longer reads, say EPIPE without sending SIGPIPE.</source>
            <translation>0x4000。对端不再读取时返回 EPIPE，但不发送 SIGPIPE。</translation>
        </message>
        <message>
            <source>0. Want no more bytes from the peer.</source>
            <translation>0。不再要对端的字节。</translation>
        </message>
        <message>
            <source>1. Will send no more: the peer gets FIN after the bytes under way.</source>
            <translation>1。不再发送：对端在途中的字节之后得到 FIN。</translation>
        </message>
        <message>
            <source>2. Both directions.</source>
            <translation>2。两个方向。</translation>
        </message>
        <message>
            <source>bind may take a port that connections in TIME_WAIT still hold. A server sets it to be able to start again at once.</source>
            <translation>bind 可以使用仍被 TIME_WAIT 连接占着的端口。服务器设置它以便立刻重新启动。</translation>
        </message>
        <message>
            <source>The error that is waiting on the socket; reading it clears it.</source>
            <translation>套接字上待处理的错误；读取后即清除。</translation>
        </message>
        <message>
            <source>How large the send buffer may be. The kernel doubles the number that is set, for its own bookkeeping.</source>
            <translation>发送缓冲区的最大大小。内核把设置的数值加倍，用于自身的管理。</translation>
        </message>
        <message>
            <source>How large the receive buffer may be; doubled like SO_SNDBUF.</source>
            <translation>接收缓冲区的最大大小；像 SO_SNDBUF 一样加倍。</translation>
        </message>
        <message>
            <source>How long a receiving call may sleep before it says EAGAIN.</source>
            <translation>接收调用最多睡眠多久，之后返回 EAGAIN。</translation>
        </message>
        <message>
            <source>How long a sending call may sleep before it says EAGAIN, or returns what it has taken.</source>
            <translation>发送调用最多睡眠多久，之后返回 EAGAIN 或已收下的数量。</translation>
        </message>
        <message>
            <source>What close does with bytes that are not sent yet. With a time of 0 the connection is reset (RST).</source>
            <translation>close 如何处理尚未发送的字节。时间为 0 时重置连接（RST）。</translation>
        </message>
        <message>
            <source>Datagrams may be sent to a broadcast address.</source>
            <translation>允许向广播地址发送数据报。</translation>
        </message>
        <message>
            <source>TCP asks a silent peer now and then whether it is still there.</source>
            <translation>TCP 不时询问沉默的对端是否还在。</translation>
        </message>
        <message>
            <source>Send small pieces at once instead of waiting for the acknowledgement of the one before (Nagle).</source>
            <translation>立刻发送小块，而不等前一块的确认（Nagle）。</translation>
        </message>
        <message>
            <source>Reads the open flags: access mode, O_NONBLOCK, O_APPEND, O_ASYNC.</source>
            <translation>读取打开标志：访问方式、O_NONBLOCK、O_APPEND、O_ASYNC。</translation>
        </message>
        <message>
            <source>Sets the open flags that can change: O_APPEND, O_ASYNC, O_NONBLOCK. All of them at once: read with F_GETFL first.</source>
            <translation>设置可更改的打开标志：O_APPEND、O_ASYNC、O_NONBLOCK。一次全部设置：先用 F_GETFL 读取。</translation>
        </message>
        <message>
            <source>Which signal O_ASYNC sends. With a realtime signal they queue, and each tells its descriptor.</source>
            <translation>O_ASYNC 发送哪个信号。实时信号会排队，并且每个都说明是哪个描述符。</translation>
        </message>
        <message>
            <source>Which process gets the signals of O_ASYNC.</source>
            <translation>哪个进程接收 O_ASYNC 的信号。</translation>
        </message>
        <message>
            <source>Which thread, process or group gets the signals of O_ASYNC.</source>
            <translation>哪个线程、进程或进程组接收 O_ASYNC 的信号。</translation>
        </message>
        <message>
            <source>The signal of O_ASYNC when none was chosen. It does not queue: many events may be one signal. Also comes when the queue of realtime signals is full.</source>
            <translation>未选定信号时 O_ASYNC 的信号。它不排队：多个事件可能只有一个信号。实时信号队列满时也会来。</translation>
        </message>
        <message>
            <source>0x001. Something can be read without sleeping: bytes, a connection for accept, or the end of the stream (recv returns 0).</source>
            <translation>0x001。可以不睡眠地读取：字节、等待 accept 的连接，或流的结束（recv 返回 0）。</translation>
        </message>
        <message>
            <source>0x002. Something exceptional: of a TCP socket, an urgent byte (MSG_OOB). What select calls the xlist.</source>
            <translation>0x002。异常情况：对 TCP 套接字是紧急字节（MSG_OOB）。即 select 所说的 xlist。</translation>
        </message>
        <message>
            <source>0x004. There is room in the send buffer: of TCP when at least about a third of it is free. Almost always set: ask for it only while bytes wait to be sent, or the loop spins.</source>
            <translation>0x004。发送缓冲区有空间：对 TCP 来说至少约三分之一空闲。几乎总是置位：只在有字节待发送时才询问，否则循环会空转。</translation>
        </message>
        <message>
            <source>0x008. An error is waiting; SO_ERROR names it. Only reported: asking for it changes nothing.</source>
            <translation>0x008。有待处理的错误，SO_ERROR 给出它。只会被报告：请求它没有作用。</translation>
        </message>
        <message>
            <source>0x010. Hung up: of TCP, both directions are shut. Bytes may still be there to be read. Only reported.</source>
            <translation>0x010。挂断：对 TCP 来说两个方向都已关闭。可能仍有字节可读。只会被报告。</translation>
        </message>
        <message>
            <source>0x020. The number in this entry is no open descriptor: a mistake of the program. Only reported.</source>
            <translation>0x020。该条目的编号不是打开的描述符：程序有错。只会被报告。</translation>
        </message>
        <message>
            <source>0x2000. The peer has shut down its sending side: after the bytes that are there, recv returns 0.</source>
            <translation>0x2000。对端关闭了发送方向：读完现有字节后，recv 返回 0。</translation>
        </message>
        <message>
            <source>The same bit and meaning as POLLIN.</source>
            <translation>与 POLLIN 的位和含义相同。</translation>
        </message>
        <message>
            <source>The same bit and meaning as POLLPRI.</source>
            <translation>与 POLLPRI 的位和含义相同。</translation>
        </message>
        <message>
            <source>The same bit and meaning as POLLOUT.</source>
            <translation>与 POLLOUT 的位和含义相同。</translation>
        </message>
        <message>
            <source>The same bit and meaning as POLLERR; always reported.</source>
            <translation>与 POLLERR 的位和含义相同；总会被报告。</translation>
        </message>
        <message>
            <source>The same bit and meaning as POLLHUP; always reported.</source>
            <translation>与 POLLHUP 的位和含义相同；总会被报告。</translation>
        </message>
        <message>
            <source>The same bit and meaning as POLLRDHUP.</source>
            <translation>与 POLLRDHUP 的位和含义相同。</translation>
        </message>
        <message>
            <source>Bit 31. Edge-triggered: reported when something changes, not as long as it is so. The program must read until EAGAIN, or bytes lie there unreported.</source>
            <translation>第 31 位。边沿触发：在变化时报告，而不是在状态持续期间一直报告。程序必须读到 EAGAIN，否则字节会留在那里而不再被报告。</translation>
        </message>
        <message>
            <source>Bit 30. Reported once, then switched off until EPOLL_CTL_MOD sets the mask again.</source>
            <translation>第 30 位。报告一次后就停用，直到 EPOLL_CTL_MOD 再次设置掩码。</translation>
        </message>
        <message>
            <source>Bit 28. When several epoll objects watch the same descriptor, one or more of them are woken, not all (the thundering herd).</source>
            <translation>第 28 位。多个 epoll 对象监视同一个描述符时，只唤醒其中一个或几个，而不是全部（惊群）。</translation>
        </message>
        <message>
            <source>Watch one more descriptor. EEXIST: it is watched already.</source>
            <translation>多监视一个描述符。EEXIST：它已被监视。</translation>
        </message>
        <message>
            <source>Watch a descriptor for something else from now on. ENOENT: it is not watched.</source>
            <translation>从现在起改为监视该描述符的其他事件。ENOENT：它没有被监视。</translation>
        </message>
        <message>
            <source>Watch a descriptor no more. Closing its last number does the same.</source>
            <translation>不再监视某个描述符。关闭它的最后一个编号效果相同。</translation>
        </message>
        <message>
            <source>Asks for the resource as it is now. Safe: it changes nothing. The answer may be cached.</source>
            <translation>请求资源的当前状态。安全：不改变任何东西。回答可以缓存。</translation>
        </message>
        <message>
            <source>Like GET, but the answer has no content: only the head that GET would get.</source>
            <translation>与 GET 相同，但回答没有内容：只有 GET 会得到的首部。</translation>
        </message>
        <message>
            <source>Gives content to a resource, which does with it what it is for. Neither safe nor idempotent: sent twice, it may act twice.</source>
            <translation>把内容交给资源，由资源按其用途处理。不安全也不幂等：发送两次可能执行两次。</translation>
        </message>
        <message>
            <source>Makes the resource what the content says, new or replaced. Idempotent: sent twice, it is as if sent once.</source>
            <translation>使资源变成内容所说的样子，新建或替换。幂等：发送两次等于一次。</translation>
        </message>
        <message>
            <source>Asks to remove the resource. Idempotent.</source>
            <translation>请求删除资源。幂等。</translation>
        </message>
        <message>
            <source>Asks for a tunnel to host:port. After a 2xx the connection carries bytes of both sides that are no HTTP.</source>
            <translation>请求建立到 host:port 的隧道。得到 2xx 之后，连接传递双方的字节，不再是 HTTP。</translation>
        </message>
        <message>
            <source>Asks what may be done with the resource, or, with *, with the server as a whole.</source>
            <translation>询问对该资源可以做什么；用 * 时询问整个服务器。</translation>
        </message>
        <message>
            <source>Asks for the request back as the server received it.</source>
            <translation>要求服务器把收到的请求原样返回。</translation>
        </message>
        <message>
            <source>Changes a part of the resource as the content describes. Not idempotent in general.</source>
            <translation>按内容的描述修改资源的一部分。一般不是幂等的。</translation>
        </message>
        <message>
            <source>What is asked for: method, target and version, each one space apart, ended by CR LF.</source>
            <translation>请求什么：方法、目标和版本，各隔一个空格，以 CR LF 结束。</translation>
        </message>
        <message>
            <source>How it ended: version, status code and a phrase for people.</source>
            <translation>结果如何：版本、状态码和给人看的短语。</translation>
        </message>
        <message>
            <source>What is to be done with the target. Case matters.</source>
            <translation>要对目标做什么。区分大小写。</translation>
        </message>
        <message>
            <source>What is meant: a path (origin form), a whole address (to a proxy), host:port (CONNECT) or * (OPTIONS).</source>
            <translation>指的是什么：路径（origin form）、完整地址（发给代理）、host:port（CONNECT）或 *（OPTIONS）。</translation>
        </message>
        <message>
            <source>Which HTTP the sender speaks. From 1.1 on connections stay open unless Connection: close is said.</source>
            <translation>发送者使用的 HTTP 版本。从 1.1 起连接保持打开，除非声明 Connection: close。</translation>
        </message>
        <message>
            <source>Three digits; the first says the kind: 1 interim, 2 done, 3 elsewhere, 4 the client's fault, 5 the server's.</source>
            <translation>三位数字；第一位表示类别：1 临时，2 完成，3 在别处，4 客户端的错，5 服务器的错。</translation>
        </message>
        <message>
            <source>Words for people; programs look at the number only.</source>
            <translation>给人看的文字；程序只看数字。</translation>
        </message>
        <message>
            <source>Lines of name, colon and value, each ended by CR LF. No space may stand before the colon. Names do not depend on case.</source>
            <translation>每行由名称、冒号和值组成，以 CR LF 结束。冒号前不能有空格。名称不区分大小写。</translation>
        </message>
        <message>
            <source>CR LF with nothing before it: here the head ends. Until it comes nobody can know that the head is whole.</source>
            <translation>前面没有内容的 CR LF：首部到此结束。在它到来之前，没有人能知道首部是否完整。</translation>
        </message>
        <message>
            <source>The content. Its end is known from Content-Length, from the last chunk, or (answers only) from the end of the connection.</source>
            <translation>内容。其结尾由 Content-Length、最后一块，或（仅限回答）连接的结束得知。</translation>
        </message>
        <message>
            <source>A piece of the body: its length in hexadecimal, CR LF, the bytes, CR LF. Length 0 is the end.</source>
            <translation>正文的一块：十六进制长度、CR LF、字节、CR LF。长度为 0 表示结束。</translation>
        </message>
        <message>
            <source>Fields behind the last chunk, known only when the body has been sent.</source>
            <translation>最后一块之后的字段，在正文发送完才知道。</translation>
        </message>
        <message>
            <source>What the server answers: status line, headers, blank line, body.</source>
            <translation>服务器的回答：状态行、首部、空行、正文。</translation>
        </message>
        <message>
            <source>After CONNECT and a 2xx the connection only passes bytes on. They are shown call by call.</source>
            <translation>在 CONNECT 和 2xx 之后，连接只传递字节。按调用逐次显示。</translation>
        </message>
        <message>
            <source>A stream has no messages of its own: one recv may bring half a line or several. Where a message ends is for the protocol to say.</source>
            <translation>字节流本身没有消息：一次 recv 可能带来半行，也可能带来好几行。消息在哪里结束由协议决定。</translation>
        </message>
        <message>
            <source>Here the bytes stopped being a message of HTTP/1.1; nothing behind this place is looked at. A server answers 400 and closes.</source>
            <translation>从这里起字节不再是 HTTP/1.1 消息；其后的内容不再解析。服务器回答 400 并关闭连接。</translation>
        </message>
        <message>
            <source>Continue: the head is fine, send the body. Interim: the final answer is still to come.</source>
            <translation>Continue：首部没问题，请发送正文。临时响应：最终回答还在后面。</translation>
        </message>
        <message>
            <source>Switching Protocols: from here on the connection speaks what Upgrade named.</source>
            <translation>Switching Protocols：从这里起，连接使用 Upgrade 指定的协议。</translation>
        </message>
        <message>
            <source>Processing: the server is at work (WebDAV; no longer in use).</source>
            <translation>Processing：服务器正在处理（WebDAV，已不再使用）。</translation>
        </message>
        <message>
            <source>Early Hints: fields that the final answer will probably have, so that the client can begin to load.</source>
            <translation>Early Hints：最终回答可能会有的字段，让客户端提前加载。</translation>
        </message>
        <message>
            <source>OK: it was done; the content is the result.</source>
            <translation>OK：已完成；内容就是结果。</translation>
        </message>
        <message>
            <source>Created: a new resource was made; Location names it.</source>
            <translation>Created：新建了资源，Location 给出其位置。</translation>
        </message>
        <message>
            <source>Accepted: it was taken but is not done yet.</source>
            <translation>Accepted：已接受，但尚未完成。</translation>
        </message>
        <message>
            <source>Non-Authoritative Information: a proxy has changed the content on its way.</source>
            <translation>Non-Authoritative Information：代理在途中修改了内容。</translation>
        </message>
        <message>
            <source>No Content: it was done and there is nothing to send. Never has a body.</source>
            <translation>No Content：已完成，没有内容可发。从不带正文。</translation>
        </message>
        <message>
            <source>Reset Content: it was done; the client should clear its form.</source>
            <translation>Reset Content：已完成；客户端应清空表单。</translation>
        </message>
        <message>
            <source>Partial Content: the ranges that were asked for; Content-Range says which.</source>
            <translation>Partial Content：所请求的范围，由 Content-Range 说明是哪些。</translation>
        </message>
        <message>
            <source>Multi-Status: one status for each of several resources (WebDAV).</source>
            <translation>Multi-Status：多个资源各有一个状态（WebDAV）。</translation>
        </message>
        <message>
            <source>Already Reported: named before in the same answer (WebDAV).</source>
            <translation>Already Reported：同一回答中前面已给出（WebDAV）。</translation>
        </message>
        <message>
            <source>IM Used: the content is a change to an earlier state.</source>
            <translation>IM Used：内容是相对先前状态的变化。</translation>
        </message>
        <message>
            <source>Multiple Choices: there are several; the client may choose.</source>
            <translation>Multiple Choices：有多个选择，由客户端挑选。</translation>
        </message>
        <message>
            <source>Moved Permanently: use Location from now on. Clients may turn a POST into a GET.</source>
            <translation>Moved Permanently：以后使用 Location。客户端可能把 POST 变成 GET。</translation>
        </message>
        <message>
            <source>Found: for this time it is at Location. Clients may turn a POST into a GET.</source>
            <translation>Found：这次它在 Location。客户端可能把 POST 变成 GET。</translation>
        </message>
        <message>
            <source>See Other: the result is to be fetched from Location with GET.</source>
            <translation>See Other：用 GET 到 Location 获取结果。</translation>
        </message>
        <message>
            <source>Not Modified: what the client has is still good. Never has a body.</source>
            <translation>Not Modified：客户端已有的副本仍然有效。从不带正文。</translation>
        </message>
        <message>
            <source>Use Proxy: no longer in use, for it was unsafe.</source>
            <translation>Use Proxy：不安全，已不再使用。</translation>
        </message>
        <message>
            <source>Reserved: it was used once and means nothing now.</source>
            <translation>保留：曾经用过，现在没有含义。</translation>
        </message>
        <message>
            <source>Temporary Redirect: for this time at Location, with the same method.</source>
            <translation>Temporary Redirect：这次在 Location，方法不变。</translation>
        </message>
        <message>
            <source>Permanent Redirect: at Location from now on, with the same method.</source>
            <translation>Permanent Redirect：以后在 Location，方法不变。</translation>
        </message>
        <message>
            <source>Bad Request: the request makes no sense to the server. Malformed bytes get it.</source>
            <translation>Bad Request：服务器无法理解请求。格式错误的字节会得到它。</translation>
        </message>
        <message>
            <source>Unauthorized: say who you are; WWW-Authenticate says how.</source>
            <translation>Unauthorized：请表明身份，方式由 WWW-Authenticate 说明。</translation>
        </message>
        <message>
            <source>Payment Required: reserved.</source>
            <translation>Payment Required：保留。</translation>
        </message>
        <message>
            <source>Forbidden: understood, and refused.</source>
            <translation>Forbidden：已理解，但拒绝。</translation>
        </message>
        <message>
            <source>Not Found: there is nothing at this target, or the server will not say so.</source>
            <translation>Not Found：该目标没有内容，或服务器不愿说明。</translation>
        </message>
        <message>
            <source>Method Not Allowed: the target is there, but not for this method; Allow lists those it has.</source>
            <translation>Method Not Allowed：目标存在，但不支持该方法；Allow 列出支持的方法。</translation>
        </message>
        <message>
            <source>Not Acceptable: none of the forms that Accept and its kin allow can be made.</source>
            <translation>Not Acceptable：Accept 等字段允许的形式都无法提供。</translation>
        </message>
        <message>
            <source>Proxy Authentication Required: say to the proxy who you are.</source>
            <translation>Proxy Authentication Required：请向代理表明身份。</translation>
        </message>
        <message>
            <source>Request Timeout: the request did not come whole in the time that the server waits.</source>
            <translation>Request Timeout：请求没有在服务器等待的时间内完整到达。</translation>
        </message>
        <message>
            <source>Conflict: it does not fit the resource's present state.</source>
            <translation>Conflict：与资源的当前状态冲突。</translation>
        </message>
        <message>
            <source>Gone: it was here and will not come back.</source>
            <translation>Gone：曾在这里，不会再回来。</translation>
        </message>
        <message>
            <source>Length Required: the server wants a Content-Length.</source>
            <translation>Length Required：服务器要求 Content-Length。</translation>
        </message>
        <message>
            <source>Precondition Failed: a condition of the request (If-Match and its kin) does not hold.</source>
            <translation>Precondition Failed：请求的条件（If-Match 等）不成立。</translation>
        </message>
        <message>
            <source>Content Too Large: the body is longer than the server takes.</source>
            <translation>Content Too Large：正文超过服务器接受的长度。</translation>
        </message>
        <message>
            <source>URI Too Long: the target is longer than the server takes.</source>
            <translation>URI Too Long：目标超过服务器接受的长度。</translation>
        </message>
        <message>
            <source>Unsupported Media Type: the server does not take content of this type.</source>
            <translation>Unsupported Media Type：服务器不接受这种类型的内容。</translation>
        </message>
        <message>
            <source>Range Not Satisfiable: none of the ranges lies inside the content.</source>
            <translation>Range Not Satisfiable：没有一个范围落在内容之内。</translation>
        </message>
        <message>
            <source>Expectation Failed: what Expect asks for cannot be met.</source>
            <translation>Expectation Failed：无法满足 Expect 的要求。</translation>
        </message>
        <message>
            <source>Unused: once an April joke; it is kept free.</source>
            <translation>未使用：曾是愚人节玩笑，现保留不用。</translation>
        </message>
        <message>
            <source>Misdirected Request: this server does not answer for that host.</source>
            <translation>Misdirected Request：这台服务器不负责该主机。</translation>
        </message>
        <message>
            <source>Unprocessable Content: well formed, but its content makes no sense.</source>
            <translation>Unprocessable Content：格式正确，但内容没有意义。</translation>
        </message>
        <message>
            <source>Locked (WebDAV).</source>
            <translation>Locked：已锁定（WebDAV）。</translation>
        </message>
        <message>
            <source>Failed Dependency: something it depends on failed (WebDAV).</source>
            <translation>Failed Dependency：所依赖的操作失败（WebDAV）。</translation>
        </message>
        <message>
            <source>Too Early: the server will not act on bytes that may have been replayed.</source>
            <translation>Too Early：服务器不愿处理可能被重放的字节。</translation>
        </message>
        <message>
            <source>Upgrade Required: only with another protocol, which Upgrade names.</source>
            <translation>Upgrade Required：需要换用 Upgrade 指定的协议。</translation>
        </message>
        <message>
            <source>Precondition Required: ask with a condition such as If-Match, so that no change is lost.</source>
            <translation>Precondition Required：请带条件（如 If-Match）请求，以免丢失修改。</translation>
        </message>
        <message>
            <source>Too Many Requests: more than allowed; Retry-After may say when to come again.</source>
            <translation>Too Many Requests：超过允许的次数；Retry-After 可说明何时再来。</translation>
        </message>
        <message>
            <source>Request Header Fields Too Large: the head is longer than the server takes.</source>
            <translation>Request Header Fields Too Large：首部超过服务器接受的长度。</translation>
        </message>
        <message>
            <source>Unavailable For Legal Reasons.</source>
            <translation>Unavailable For Legal Reasons：因法律原因不可用。</translation>
        </message>
        <message>
            <source>Internal Server Error: the server failed, not the request.</source>
            <translation>Internal Server Error：是服务器出错，不是请求的错。</translation>
        </message>
        <message>
            <source>Not Implemented: the server does not know this method, or this transfer coding.</source>
            <translation>Not Implemented：服务器不认识该方法或传输编码。</translation>
        </message>
        <message>
            <source>Bad Gateway: the server behind the gateway gave an invalid answer.</source>
            <translation>Bad Gateway：网关后面的服务器给出了无效的回答。</translation>
        </message>
        <message>
            <source>Service Unavailable: too busy now, for example at the limit of connections.</source>
            <translation>Service Unavailable：暂时太忙，例如达到连接数上限。</translation>
        </message>
        <message>
            <source>Gateway Timeout: the server behind the gateway did not answer in time.</source>
            <translation>Gateway Timeout：网关后面的服务器没有及时回答。</translation>
        </message>
        <message>
            <source>HTTP Version Not Supported: this major version is not spoken here.</source>
            <translation>HTTP Version Not Supported：这里不支持该主版本。</translation>
        </message>
        <message>
            <source>Variant Also Negotiates: the server's own setup goes round in a circle.</source>
            <translation>Variant Also Negotiates：服务器自身的配置形成了循环。</translation>
        </message>
        <message>
            <source>Insufficient Storage (WebDAV).</source>
            <translation>Insufficient Storage：存储空间不足（WebDAV）。</translation>
        </message>
        <message>
            <source>Loop Detected (WebDAV).</source>
            <translation>Loop Detected：检测到循环（WebDAV）。</translation>
        </message>
        <message>
            <source>Not Extended: no longer in use.</source>
            <translation>Not Extended：已不再使用。</translation>
        </message>
        <message>
            <source>Network Authentication Required: the network wants a login first.</source>
            <translation>Network Authentication Required：网络要求先登录。</translation>
        </message>
        <message>
            <source>No such process or thread: it has ended, or never was.</source>
            <translation>没有这样的进程或线程：它已经结束，或者从未存在过。</translation>
        </message>
        <message>
            <source>Lets other signals through and sleeps until one has been handled. A master process waits for its orders in it.</source>
            <translation>换上另一个信号屏蔽字并睡眠，直到处理完一个信号。主进程就在其中等待命令。</translation>
        </message>
        <message>
            <source>Sleeps until a signal has been handled. It never returns anything but EINTR.</source>
            <translation>睡眠，直到处理完一个信号。它只会返回 EINTR。</translation>
        </message>
        <message>
            <source>Sleeps until a child process has ended and tells how; with WNOHANG it only looks.</source>
            <translation>睡眠，直到有子进程结束，并说明是如何结束的；带 WNOHANG 时只看一眼。</translation>
        </message>
        <message>
            <source>Sleeps until a child process has changed its state; with WNOHANG it only looks.</source>
            <translation>睡眠，直到有子进程改变状态；带 WNOHANG 时只看一眼。</translation>
        </message>
        <message>
            <source>Sleeps until another thread wakes it or the time is over. Locks, conditions and joins of threads are made of it.</source>
            <translation>睡眠，直到另一个线程唤醒它或时间用完。线程的锁、条件变量和 join 都由它构成。</translation>
        </message>
        <message>
            <source>Locks a file for all who ask for the lock, and sleeps while someone else holds it; with LOCK_NB it does not wait.</source>
            <translation>给文件加一把所有请求者都遵守的锁，锁在别人手里时睡眠；带 LOCK_NB 时不等待。</translation>
        </message>
    </context>
    <context>
        <name>ReferencePage</name>
        <message>
            <source>All words</source>
            <translation>全部词语</translation>
        </message>
        <message>
            <source>See also:</source>
            <translation>另见：</translation>
        </message>
        <message>
            <source>Nothing is written about this word.</source>
            <translation>关于这个词没有说明。</translation>
        </message>
    </context>
    <context>
        <name>RequestWords</name>
        <message numerus="yes">
            <source>%n complete request(s)</source>
            <translation>
                <numerusform>%n 个完整请求</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing to send</source>
            <translation>没有要发送的内容</translation>
        </message>
        <message>
            <source>malformed at byte %1: %2</source>
            <translation>第 %1 字节处格式错误：%2</translation>
        </message>
        <message>
            <source>not complete: a server waits for more bytes</source>
            <translation>不完整：服务器会等待更多字节</translation>
        </message>
        <message>
            <source>%1, then one that waits for more bytes</source>
            <translation>%1，随后一个还在等待更多字节</translation>
        </message>
    </context>
    <context>
        <name>Samples</name>
        <message>
            <source>One after the other</source>
            <translation>一个接一个</translation>
        </message>
        <message>
            <source>Many at once</source>
            <translation>同时多个</translation>
        </message>
        <message>
            <source>epoll</source>
            <translation>epoll</translation>
        </message>
        <message>
            <source>Bytes on the way</source>
            <translation>路上的字节</translation>
        </message>
        <message>
            <source>Other ways to wait</source>
            <translation>其他等待方式</translation>
        </message>
        <message>
            <source>The second client waits</source>
            <translation>第二个客户端在等</translation>
        </message>
        <message>
            <source>The server sleeps in recv for a client that says nothing, while another has long sent its request. The request waits in the kernel, the connection in the accept queue.</source>
            <translation>服务器睡在 recv 里，等一个一言不发的客户端，而另一个早已发出请求。请求等在内核里，连接等在 accept 队列里。</translation>
        </message>
        <message>
            <source>Try, sleep, try again</source>
            <translation>试一次，睡一会，再试</translation>
        </message>
        <message>
            <source>accept answers EAGAIN, the program sleeps 200 ms and asks again. A client that comes in between waits for the end of the nap.</source>
            <translation>accept 回答 EAGAIN，程序睡 200 毫秒再问。在这期间到来的客户端要等到它睡醒。</translation>
        </message>
        <message>
            <source>Asking without a pause</source>
            <translation>不停地问</translation>
        </message>
        <message>
            <source>The same without the nap: EAGAIN, EAGAIN, EAGAIN, as often as the processor can. The client is served at once, and a whole core burns for it.</source>
            <translation>同样的做法，但不睡：EAGAIN、EAGAIN、EAGAIN，处理器能多快就多快。客户端立刻得到服务，代价是烧掉整整一个核。</translation>
        </message>
        <message>
            <source>One thread, three clients</source>
            <translation>一个线程，三个客户端</translation>
        </message>
        <message>
            <source>Three clients are connected, and select sleeps for all of them at once. Whoever speaks first is served first.</source>
            <translation>三个客户端都已连接，select 一次为它们所有人而睡。谁先开口，谁先得到服务。</translation>
        </message>
        <message>
            <source>The wall at FD_SETSIZE</source>
            <translation>FD_SETSIZE 这堵墙</translation>
        </message>
        <message>
            <source>Twelve clients are too many when their numbers pass 1023: an fd_set has no bit for descriptor 1024. The server has to turn them away with 503.</source>
            <translation>当描述符编号超过 1023 时，十二个客户端也太多：fd_set 里没有描述符 1024 的位。服务器只能用 503 谢绝它们。</translation>
        </message>
        <message>
            <source>Closed, but still registered</source>
            <translation>关闭了，却仍登记着</translation>
        </message>
        <message>
            <source>A client leaves, its descriptor is closed, and nobody takes it out of the array. poll answers POLLNVAL at once, again and again.</source>
            <translation>客户端走了，它的描述符已关闭，却没人把它从数组里拿掉。poll 立刻回答 POLLNVAL，一次又一次。</translation>
        </message>
        <message>
            <source>Watched for writing for nothing</source>
            <translation>白白监视可写</translation>
        </message>
        <message>
            <source>After its answer the descriptor stays in wlist, though there is nothing more to send. It is always writable, so select never sleeps again.</source>
            <translation>应答之后描述符仍留在 wlist 里，尽管已没有东西要发。它总是可写，于是 select 再也不睡。</translation>
        </message>
        <message>
            <source>Reported until it is read</source>
            <translation>读完之前一直报告</translation>
        </message>
        <message>
            <source>A body of 240 kB comes in, and each turn reads 16 kB of it. Level-triggered epoll reports the descriptor again as long as something is left.</source>
            <translation>240 kB 的正文到来，每一轮读走 16 kB。只要还有剩余，水平触发的 epoll 就再次报告该描述符。</translation>
        </message>
        <message>
            <source>An edge that was not drained</source>
            <translation>没有读干净的边沿</translation>
        </message>
        <message>
            <source>Edge-triggered epoll reports new bytes once, and the program reads only some of them. The rest lies in the buffer, the client waits, and nothing wakes the server for it.</source>
            <translation>边沿触发的 epoll 对新字节只报告一次，而程序只读了一部分。其余的躺在缓冲区里，客户端在等，却没有什么再为它唤醒服务器。</translation>
        </message>
        <message>
            <source>One report, then armed again</source>
            <translation>报告一次，再重新武装</translation>
        </message>
        <message>
            <source>With EPOLLONESHOT a descriptor is reported once and then falls silent. After each request epoll_ctl arms it anew.</source>
            <translation>用了 EPOLLONESHOT，描述符报告一次之后就沉默。每次请求之后，epoll_ctl 重新武装它。</translation>
        </message>
        <message>
            <source>A client that does not read</source>
            <translation>不读的客户端</translation>
        </message>
        <message>
            <source>A large answer fills the client’s buffer, then the server’s: send takes only a part. The rest waits until the kernel reports room again.</source>
            <translation>很大的应答填满了客户端的缓冲区，再填满服务器的：send 只收下一部分。其余的等到内核再次报告有空位。</translation>
        </message>
        <message>
            <source>Split and stuck together</source>
            <translation>拆开与粘连</translation>
        </message>
        <message>
            <source>One request comes in five pieces, then two requests come in one recv. TCP carries bytes, not messages; the parser finds where each ends.</source>
            <translation>一个请求分五段到来，随后两个请求在一次 recv 里到来。TCP 传送的是字节，不是消息；解析器找出每条在哪里结束。</translation>
        </message>
        <message>
            <source>recv returns 0</source>
            <translation>recv 返回 0</translation>
        </message>
        <message>
            <source>The client says that it will send no more, and the end of its bytes makes the descriptor readable. recv returns 0, and the server closes.</source>
            <translation>客户端表示不再发送，字节流的结束使描述符变为可读。recv 返回 0，服务器关闭连接。</translation>
        </message>
        <message>
            <source>What xlist is for</source>
            <translation>xlist 有什么用</translation>
        </message>
        <message>
            <source>An urgent byte makes a descriptor ready in xlist. A connection that was reset does not: it is readable, and recv fails with ECONNRESET.</source>
            <translation>一个紧急字节使描述符在 xlist 中就绪。被重置的连接则不会：它是可读的，recv 以 ECONNRESET 失败。</translation>
        </message>
        <message>
            <source>The kernel sends a signal</source>
            <translation>内核发来信号</translation>
        </message>
        <message>
            <source>No set of descriptors is handed over: the kernel sends a realtime signal when something happens. sigtimedwait takes the signals one by one.</source>
            <translation>不必交出任何描述符集合：有事发生时，内核发来实时信号。sigtimedwait 逐个取走这些信号。</translation>
        </message>
        <message>
            <source>Handed over in advance</source>
            <translation>提前交办</translation>
        </message>
        <message>
            <source>io_uring is not asked what is ready, it is told what to do. accept, recv and send stand in a ring and complete by themselves.</source>
            <translation>不问 io_uring 什么就绪，而是告诉它做什么。accept、recv 和 send 排在环里，自行完成。</translation>
        </message>
        <message>
            <source>A thread for each client</source>
            <translation>每个客户端一个线程</translation>
        </message>
        <message>
            <source>Each client has a thread of its own, which sleeps in recv for it alone. The slow one holds nobody up, at the price of a thread.</source>
            <translation>每个客户端有自己的线程，只为它睡在 recv 里。慢的那个不拖累任何人，代价是一个线程。</translation>
        </message>
    </context>
    <context>
        <name>Sentences</name>
        <message numerus="yes">
            <source>%n more</source>
            <comment>descriptors</comment>
            <translation>
                <numerusform>另外 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 found nothing ready in time</source>
            <translation>%1 在规定时间内没有发现任何就绪</translation>
        </message>
        <message>
            <source>%1 found nothing ready: its time was over after %2</source>
            <translation>%1 没有发现任何就绪：等待 %2 后超时</translation>
        </message>
        <message numerus="yes">
            <source>%1 found %2 of %n descriptor(s) ready</source>
            <translation>
                <numerusform>%1 发现 %n 个描述符中有 %2 个就绪</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 found %n descriptor(s) ready</source>
            <translation>
                <numerusform>%1 发现 %n 个描述符就绪</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 after sleeping %2</source>
            <translation>睡眠 %2 后，%1</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <comment>sentence: list</comment>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>the request is complete</source>
            <translation>请求已完整</translation>
        </message>
        <message>
            <source>the request is malformed: %1</source>
            <translation>请求格式错误：%1</translation>
        </message>
        <message numerus="yes">
            <source>the head is complete, %n byte(s) of the body are missing</source>
            <translation>
                <numerusform>首部已完整，正文还缺 %n 字节</numerusform>
            </translation>
        </message>
        <message>
            <source>the head is complete, more chunks of the body are to come</source>
            <translation>首部已完整，正文还有更多分块</translation>
        </message>
        <message>
            <source>the request is not complete yet</source>
            <translation>请求尚未完整</translation>
        </message>
        <message>
            <source>%1 returned 0: the peer has ended its side, no more bytes will come</source>
            <translation>%1 返回 0：对端已结束发送，不会再有字节到来</translation>
        </message>
        <message>
            <source>%1 returned %2: the urgent byte, outside the stream</source>
            <translation>%1 返回 %2：紧急字节，不在字节流之内</translation>
        </message>
        <message>
            <source>%1 returned %2</source>
            <translation>%1 返回 %2</translation>
        </message>
        <message>
            <source>%1 returned %2: %3</source>
            <translation>%1 返回 %2：%3</translation>
        </message>
        <message>
            <source>%1 took only %2 of %3: the send buffer is full now</source>
            <translation>%1 只接受了 %3 中的 %2：发送缓冲区已满</translation>
        </message>
        <message>
            <source>%1 took %2: the response is on its way, whole</source>
            <translation>%1 接受了 %2：响应已全部交给内核发送</translation>
        </message>
        <message>
            <source>%1 took %2</source>
            <translation>%1 接受了 %2</translation>
        </message>
        <message>
            <source>%1 returned %2: a new connection</source>
            <translation>%1 返回 %2：一个新连接</translation>
        </message>
        <message>
            <source>%1 returned %2: a new connection from %3</source>
            <translation>%1 返回 %2：来自 %3 的新连接</translation>
        </message>
        <message>
            <source>%1: the option is %2</source>
            <translation>%1：该选项的值是 %2</translation>
        </message>
        <message>
            <source>%1: no error is waiting</source>
            <translation>%1：没有待处理的错误</translation>
        </message>
        <message>
            <source>%1: the error is %2</source>
            <translation>%1：错误是 %2</translation>
        </message>
        <message>
            <source>%1 is non-blocking now</source>
            <translation>%1 现在是非阻塞的</translation>
        </message>
        <message>
            <source>%1 is blocking now</source>
            <translation>%1 现在是阻塞的</translation>
        </message>
        <message>
            <source>%1 is non-blocking</source>
            <translation>%1 是非阻塞的</translation>
        </message>
        <message>
            <source>%1 is blocking</source>
            <translation>%1 是阻塞的</translation>
        </message>
        <message>
            <source>socket returned %1: the lowest number that was free</source>
            <translation>socket 返回 %1：当时空闲的最小编号</translation>
        </message>
        <message>
            <source>%1 has its address now</source>
            <translation>%1 已绑定地址</translation>
        </message>
        <message>
            <source>%1 listens: the kernel takes connections from now on</source>
            <translation>%1 开始监听：内核从此接收连接</translation>
        </message>
        <message>
            <source>%1 is connected</source>
            <translation>%1 已连接</translation>
        </message>
        <message>
            <source>the local address of %1 is %2</source>
            <translation>%1 的本地地址是 %2</translation>
        </message>
        <message>
            <source>at the other end of %1 is %2</source>
            <translation>%1 的对端是 %2</translation>
        </message>
        <message>
            <source>the option of %1 is set</source>
            <translation>%1 的选项已设置</translation>
        </message>
        <message>
            <source>epoll_create1 returned %1: an empty epoll object</source>
            <translation>epoll_create1 返回 %1：一个空的 epoll 对象</translation>
        </message>
        <message>
            <source>%1 is closed; the next new descriptor may get its number</source>
            <translation>%1 已关闭；下一个新描述符可能得到这个编号</translation>
        </message>
        <message>
            <source>%1 is shut down, but still open</source>
            <translation>%1 已停止收发，但仍然打开</translation>
        </message>
        <message>
            <source>the epoll object %1 remembers it</source>
            <translation>epoll 对象 %1 已记下</translation>
        </message>
        <message>
            <source>the sleep is over</source>
            <translation>睡眠结束</translation>
        </message>
        <message numerus="yes">
            <source>ask which of %n descriptor(s) are ready now, without sleeping</source>
            <translation>
                <numerusform>询问 %n 个描述符中哪些现在就绪，不睡眠</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>sleep until one of %n descriptor(s) is ready</source>
            <translation>
                <numerusform>睡眠，直到 %n 个描述符中有就绪的</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>sleep until one of %n descriptor(s) is ready, at most %1</source>
            <translation>
                <numerusform>睡眠，直到 %n 个描述符中有就绪的，最多 %1</numerusform>
            </translation>
        </message>
        <message>
            <source>ask which error is waiting on %1 (SO_ERROR)</source>
            <translation>询问 %1 上有什么待处理的错误（SO_ERROR）</translation>
        </message>
        <message>
            <source>ask for an option of %1</source>
            <translation>读取 %1 的一个选项</translation>
        </message>
        <message>
            <source>let %1 take its port again right after a restart (SO_REUSEADDR)</source>
            <translation>让 %1 在重启后能立即重新使用端口（SO_REUSEADDR）</translation>
        </message>
        <message>
            <source>set an option of %1</source>
            <translation>设置 %1 的一个选项</translation>
        </message>
        <message>
            <source>stop watching %1 in epoll %2</source>
            <translation>在 epoll %2 中停止监视 %1</translation>
        </message>
        <message>
            <source>watch %1 in epoll %2 for %3 from now on</source>
            <translation>从现在起在 epoll %2 中监视 %1 的 %3</translation>
        </message>
        <message>
            <source>watch %1 in epoll %2 for %3</source>
            <translation>在 epoll %2 中监视 %1 的 %3</translation>
        </message>
        <message>
            <source>read the flags of %1</source>
            <translation>读取 %1 的标志</translation>
        </message>
        <message>
            <source>ask the kernel about %1</source>
            <translation>向内核查询 %1</translation>
        </message>
        <message>
            <source>make %1 non-blocking, so that no call on it ever sleeps</source>
            <translation>把 %1 设为非阻塞，使对它的调用都不会睡眠</translation>
        </message>
        <message>
            <source>make %1 blocking</source>
            <translation>把 %1 设为阻塞</translation>
        </message>
        <message>
            <source>want no more bytes from %1</source>
            <translation>不再接收 %1 的字节</translation>
        </message>
        <message>
            <source>tell the peer of %1 that no more bytes will come</source>
            <translation>告诉 %1 的对端：不会再有字节</translation>
        </message>
        <message>
            <source>end %1 in both directions</source>
            <translation>结束 %1 的两个方向</translation>
        </message>
        <message>
            <source>make a new socket</source>
            <translation>创建新的套接字</translation>
        </message>
        <message>
            <source>give %1 its address, %2</source>
            <translation>给 %1 绑定地址 %2</translation>
        </message>
        <message numerus="yes">
            <source>let %1 take connections; about %n may wait in its queue</source>
            <translation>
                <numerusform>让 %1 接收连接；队列中大约可等待 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>connect %1 to %2</source>
            <translation>把 %1 连接到 %2</translation>
        </message>
        <message>
            <source>ask for the local address of %1</source>
            <translation>询问 %1 的本地地址</translation>
        </message>
        <message>
            <source>ask who is at the other end of %1</source>
            <translation>询问 %1 的对端是谁</translation>
        </message>
        <message>
            <source>make an epoll object, which remembers what is watched</source>
            <translation>创建 epoll 对象，由它记住要监视什么</translation>
        </message>
        <message>
            <source>open a file</source>
            <translation>打开文件</translation>
        </message>
        <message>
            <source>make a descriptor that can wake the loop</source>
            <translation>创建一个可以唤醒循环的描述符</translation>
        </message>
        <message>
            <source>take the first connection that waits at %1</source>
            <translation>取出在 %1 处等待的第一个连接</translation>
        </message>
        <message>
            <source>take the urgent byte of %1</source>
            <translation>取出 %1 的紧急字节</translation>
        </message>
        <message>
            <source>take what has arrived on %1</source>
            <translation>取出 %1 上已到达的字节</translation>
        </message>
        <message numerus="yes">
            <source>give the kernel %n byte(s) to send on %1</source>
            <translation>
                <numerusform>把 %n 字节交给内核，在 %1 上发送</numerusform>
            </translation>
        </message>
        <message>
            <source>let go of %1</source>
            <translation>释放 %1</translation>
        </message>
        <message>
            <source>sleep for a while, deaf to every descriptor</source>
            <translation>睡眠一会儿，期间不理会任何描述符</translation>
        </message>
        <message>
            <source>ask what kind of file %1 is and how long</source>
            <translation>询问 %1 是什么文件、有多长</translation>
        </message>
        <message>
            <source>something that this program does not know</source>
            <translation>本程序不认识的操作</translation>
        </message>
        <message>
            <source>the server's thread has started</source>
            <translation>服务器线程已启动</translation>
        </message>
        <message>
            <source>the server's thread has started: %1</source>
            <translation>服务器线程已启动：%1</translation>
        </message>
        <message>
            <source>the server has stopped</source>
            <translation>服务器已停止</translation>
        </message>
        <message>
            <source>%1 was refused and closed</source>
            <translation>%1 被拒绝并关闭</translation>
        </message>
        <message>
            <source>%1 was refused and closed: %2</source>
            <translation>%1 被拒绝并关闭：%2</translation>
        </message>
        <message>
            <source>no descriptor is left: accepting is paused, connections wait in the kernel's queue</source>
            <translation>没有可用的描述符：暂停接受，连接在内核队列中等待</translation>
        </message>
        <message>
            <source>a descriptor is free again: accepting goes on</source>
            <translation>又有描述符可用：继续接受连接</translation>
        </message>
        <message>
            <source>the server waited for the recorder to make room</source>
            <translation>服务器等待记录器腾出空间</translation>
        </message>
        <message>
            <source>the engine noted something</source>
            <translation>引擎记下了一件事</translation>
        </message>
        <message numerus="yes">
            <source>a gauge looked at the kernel from outside: %n connection(s) waiting to be accepted</source>
            <translation>
                <numerusform>从外部查看内核：%n 个连接正等待被接受</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>a gauge looked at the buffers of %n socket(s) from outside</source>
            <translation>
                <numerusform>从外部查看了 %n 个套接字的缓冲区</numerusform>
            </translation>
        </message>
        <message>
            <source>the kernel answers at once what is ready now</source>
            <translation>内核立即回答现在有哪些就绪</translation>
        </message>
        <message>
            <source>the kernel wakes the thread when a descriptor is ready</source>
            <translation>当有描述符就绪时，内核唤醒线程</translation>
        </message>
        <message>
            <source>the kernel wakes the thread when a descriptor is ready or the time is over</source>
            <translation>当有描述符就绪或时间到时，内核唤醒线程</translation>
        </message>
        <message>
            <source>the kernel answers %1</source>
            <translation>内核回答 %1</translation>
        </message>
        <message>
            <source>the program goes on</source>
            <translation>程序继续运行</translation>
        </message>
        <message>
            <source>call %1 again</source>
            <translation>再次调用 %1</translation>
        </message>
        <message>
            <source>handle %1, then call %2 again</source>
            <translation>处理 %1，然后再次调用 %2</translation>
        </message>
        <message>
            <source>watch %1 for bytes to read (%2)</source>
            <translation>监视 %1 是否有字节可读（%2）</translation>
        </message>
        <message>
            <source>stop watching %1 and close it</source>
            <translation>停止监视 %1 并关闭它</translation>
        </message>
        <message>
            <source>send the answer on %1</source>
            <translation>在 %1 上发送响应</translation>
        </message>
        <message>
            <source>keep the rest, watch %1 for room to send (%2)</source>
            <translation>保留剩余部分，监视 %1 何时有发送空间（%2）</translation>
        </message>
        <message>
            <source>calling %1: %2</source>
            <translation>调用 %1：%2</translation>
        </message>
        <message>
            <source>%1 failed with %2: %3</source>
            <translation>%1 失败，%2：%3</translation>
        </message>
        <message>
            <source>nothing more: the server has stopped</source>
            <translation>没有了：服务器已停止</translation>
        </message>
        <message>
            <source>nothing has happened yet</source>
            <translation>还没有发生任何事</translation>
        </message>
        <message>
            <source>it would have to wait, and the descriptor is non-blocking</source>
            <translation>本应等待，而描述符是非阻塞的</translation>
        </message>
        <message>
            <source>a signal interrupted it; it may simply be called again</source>
            <translation>被信号中断；再调用一次即可</translation>
        </message>
        <message>
            <source>the peer has reset the connection (RST)</source>
            <translation>对端重置了连接（RST）</translation>
        </message>
        <message>
            <source>the connection is closed for writing, nobody would read the bytes</source>
            <translation>连接已不能写入，不会有人读这些字节</translation>
        </message>
        <message>
            <source>this process has no descriptor left</source>
            <translation>本进程已没有可用的描述符</translation>
        </message>
        <message>
            <source>the whole system has no descriptor left</source>
            <translation>整个系统已没有可用的描述符</translation>
        </message>
        <message>
            <source>the peer gave up before its connection was accepted</source>
            <translation>连接在被接受之前对端就放弃了</translation>
        </message>
        <message>
            <source>nobody listens at that address</source>
            <translation>该地址上没有人监听</translation>
        </message>
        <message>
            <source>the peer did not answer in time</source>
            <translation>对端没有及时回应</translation>
        </message>
        <message>
            <source>that number is not an open descriptor</source>
            <translation>该编号不是打开的描述符</translation>
        </message>
        <message>
            <source>an argument makes no sense to the kernel</source>
            <translation>内核认为某个参数没有意义</translation>
        </message>
        <message>
            <source>a pointer leads outside the program's memory</source>
            <translation>指针指向程序内存之外</translation>
        </message>
        <message>
            <source>the descriptor is not a socket</source>
            <translation>该描述符不是套接字</translation>
        </message>
        <message>
            <source>the socket is not connected</source>
            <translation>套接字尚未连接</translation>
        </message>
        <message>
            <source>the socket is connected already</source>
            <translation>套接字已经连接</translation>
        </message>
        <message>
            <source>the connection is being made, the answer comes later</source>
            <translation>正在建立连接，稍后才有结果</translation>
        </message>
        <message>
            <source>the connection is being made already</source>
            <translation>已经在建立连接</translation>
        </message>
        <message>
            <source>another socket uses that address and port</source>
            <translation>另一个套接字正在使用该地址和端口</translation>
        </message>
        <message>
            <source>this machine has no such address</source>
            <translation>本机没有这个地址</translation>
        </message>
        <message>
            <source>the permission is missing</source>
            <translation>没有权限</translation>
        </message>
        <message>
            <source>it is not allowed</source>
            <translation>不允许这样做</translation>
        </message>
        <message>
            <source>there is no such thing</source>
            <translation>没有这样的东西</translation>
        </message>
        <message>
            <source>it is there already</source>
            <translation>已经存在</translation>
        </message>
        <message>
            <source>the kernel has no memory for it</source>
            <translation>内核没有足够的内存</translation>
        </message>
        <message>
            <source>the kernel has no buffer for it</source>
            <translation>内核没有可用的缓冲区</translation>
        </message>
        <message>
            <source>the message is too long</source>
            <translation>报文太长</translation>
        </message>
        <message>
            <source>this kind of descriptor cannot do that</source>
            <translation>这种描述符不支持该操作</translation>
        </message>
        <message>
            <source>no way leads to that network</source>
            <translation>没有到该网络的路径</translation>
        </message>
        <message>
            <source>no way leads to that machine</source>
            <translation>没有到该主机的路径</translation>
        </message>
        <message>
            <source>no room is left</source>
            <translation>没有剩余空间</translation>
        </message>
        <message>
            <source>the device failed</source>
            <translation>设备出错</translation>
        </message>
        <message>
            <source>nothing has arrived yet, and the descriptor is non-blocking</source>
            <translation>还没有任何字节到达，而描述符是非阻塞的</translation>
        </message>
        <message>
            <source>the send buffer is full, and the descriptor is non-blocking</source>
            <translation>发送缓冲区已满，而描述符是非阻塞的</translation>
        </message>
        <message>
            <source>no connection is waiting, and the descriptor is non-blocking</source>
            <translation>没有等待的连接，而描述符是非阻塞的</translation>
        </message>
        <message>
            <source>the kernel refused it</source>
            <translation>内核拒绝了</translation>
        </message>
        <message>
            <source>a connection is waiting</source>
            <translation>有连接在等待</translation>
        </message>
        <message>
            <source>bytes to read, or the end</source>
            <translation>有字节可读，或已到末尾</translation>
        </message>
        <message>
            <source>an urgent byte</source>
            <translation>有紧急字节</translation>
        </message>
        <message>
            <source>room to send</source>
            <translation>有发送空间</translation>
        </message>
        <message>
            <source>the peer will send no more</source>
            <translation>对端不再发送</translation>
        </message>
        <message>
            <source>hung up</source>
            <translation>已挂断</translation>
        </message>
        <message>
            <source>an error is waiting to be read</source>
            <translation>有错误待读取</translation>
        </message>
        <message>
            <source>not an open descriptor</source>
            <translation>不是打开的描述符</translation>
        </message>
        <message>
            <source>%1 and %2</source>
            <comment>the last two of a list</comment>
            <translation>%1 和 %2</translation>
        </message>
        <message>
            <source>, </source>
            <comment>between items of a list</comment>
            <translation>、</translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n 字节</numerusform>
            </translation>
        </message>
        <message>
            <source>the queue of signals was full: which descriptors are ready must be asked for with poll</source>
            <translation>信号队列已满：哪些描述符就绪，必须用 poll 询问</translation>
        </message>
        <message>
            <source>a teaching switch is on: %1</source>
            <translation>教学开关已打开：%1</translation>
        </message>
        <message>
            <source>io_uring_setup returned %1: an empty pair of rings</source>
            <translation>io_uring_setup 返回 %1：一对空的环形队列</translation>
        </message>
        <message>
            <source>allow %1 to send to everybody (SO_BROADCAST)</source>
            <translation>允许 %1 发送广播（SO_BROADCAST）</translation>
        </message>
        <message>
            <source>ask for a send buffer of %1 for %2 (SO_SNDBUF)</source>
            <translation>为 %2 申请 %1 的发送缓冲区（SO_SNDBUF）</translation>
        </message>
        <message>
            <source>ask for a receive buffer of %1 for %2 (SO_RCVBUF)</source>
            <translation>为 %2 申请 %1 的接收缓冲区（SO_RCVBUF）</translation>
        </message>
        <message>
            <source>let no sending call on %1 sleep longer than a limit (SO_SNDTIMEO)</source>
            <translation>让 %1 上的发送调用睡眠不超过时限（SO_SNDTIMEO）</translation>
        </message>
        <message>
            <source>send small pieces on %1 at once (TCP_NODELAY)</source>
            <translation>让 %1 上的小块数据立即发出（TCP_NODELAY）</translation>
        </message>
        <message>
            <source>name who gets the signals of %1 (F_SETOWN)</source>
            <translation>指定由谁接收 %1 的信号（F_SETOWN）</translation>
        </message>
        <message>
            <source>choose the signal that tells of %1: %2 (F_SETSIG)</source>
            <translation>选择通知 %1 变化的信号：%2（F_SETSIG）</translation>
        </message>
        <message>
            <source>let the kernel send a signal whenever something changes on %1 (O_ASYNC)</source>
            <translation>让内核在 %1 有变化时发送信号（O_ASYNC）</translation>
        </message>
        <message>
            <source>take the next signal of the queue, without sleeping</source>
            <translation>取出队列中的下一个信号，不睡眠</translation>
        </message>
        <message>
            <source>sleep until a signal tells of a descriptor</source>
            <translation>睡眠，直到有信号通知某个描述符的变化</translation>
        </message>
        <message>
            <source>sleep until a signal tells of a descriptor, at most %1</source>
            <translation>睡眠，直到有信号通知某个描述符的变化，最多 %1</translation>
        </message>
        <message>
            <source>the signal %1 came</source>
            <translation>收到信号 %1</translation>
        </message>
        <message>
            <source>the signal %1 tells of %2</source>
            <translation>信号 %1 通知 %2 有变化</translation>
        </message>
        <message>
            <source>the signal %1 tells of %2: %3</source>
            <translation>信号 %1 通知 %2：%3</translation>
        </message>
        <message numerus="yes">
            <source>hand %n operation(s) to the kernel, without waiting</source>
            <translation>
                <numerusform>把 %n 个操作交给内核，不等待</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>sleep until %n operation(s) are done</source>
            <translation>
                <numerusform>睡眠，直到 %n 个操作完成</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>hand %n operation(s) to the kernel and sleep until one is done</source>
            <translation>
                <numerusform>把 %n 个操作交给内核，并睡眠到有一个完成</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the kernel took %n operation(s); what is done lies in the completion queue</source>
            <translation>
                <numerusform>内核接收了 %n 个操作；已完成的在完成队列中</numerusform>
            </translation>
        </message>
        <message>
            <source>put into the submission queue: %1, to %2</source>
            <translation>放入提交队列：%1，用来%2</translation>
        </message>
        <message>
            <source>out of the completion queue: %1 is done, its result is %2</source>
            <translation>从完成队列取出：%1 已完成，结果是 %2</translation>
        </message>
        <message>
            <source>out of the completion queue: %1 failed with %2: %3</source>
            <translation>从完成队列取出：%1 失败，%2：%3</translation>
        </message>
        <message>
            <source>no signal came in time</source>
            <translation>规定时间内没有信号到来</translation>
        </message>
        <message>
            <source>its time limit is over, nothing has come</source>
            <translation>时限已到，什么都没有到来</translation>
        </message>
        <message>
            <source>the kernel wakes the thread when the time is over</source>
            <translation>时间到时，内核唤醒线程</translation>
        </message>
        <message>
            <source>the kernel wakes the thread when a signal comes</source>
            <translation>信号到来时，内核唤醒线程</translation>
        </message>
        <message>
            <source>the kernel wakes the thread when an operation is done</source>
            <translation>有操作完成时，内核唤醒线程</translation>
        </message>
        <message>
            <source>the thread sleeps in %1 until a client connects</source>
            <translation>线程在 %1 中睡眠，直到有客户端连接</translation>
        </message>
        <message>
            <source>the thread sleeps in %1 until bytes come, or the end</source>
            <translation>线程在 %1 中睡眠，直到有字节到达或对方结束</translation>
        </message>
        <message>
            <source>the thread sleeps in %1 until the send buffer has taken every byte</source>
            <translation>线程在 %1 中睡眠，直到发送缓冲区收下所有字节</translation>
        </message>
        <message>
            <source>start a thread for %1, then call accept again</source>
            <translation>为 %1 启动一个线程，然后再次调用 accept</translation>
        </message>
        <message>
            <source>submit a recv for %1</source>
            <translation>为 %1 提交一个 recv</translation>
        </message>
        <message>
            <source>ask for signals of %1 (O_ASYNC)</source>
            <translation>请求 %1 的信号（O_ASYNC）</translation>
        </message>
        <message>
            <source>serve %1 to its end, then accept the next client</source>
            <translation>为 %1 服务到结束，然后接受下一个客户端</translation>
        </message>
        <message>
            <source>make the two rings: one for operations, one for their results</source>
            <translation>创建两个环形队列：一个放操作，一个放结果</translation>
        </message>
        <message>
            <source>take one datagram that has arrived on %1</source>
            <translation>取出 %1 上到达的一个数据报</translation>
        </message>
        <message>
            <source>send one datagram of %1 on %2</source>
            <translation>在 %2 上发送一个 %1 的数据报</translation>
        </message>
        <message>
            <source>send one datagram of %1 on %2 to %3</source>
            <translation>在 %2 上向 %3 发送一个 %1 的数据报</translation>
        </message>
        <message>
            <source>take what came into the tunnel at %1</source>
            <translation>取出从 %1 进入隧道的数据</translation>
        </message>
        <message>
            <source>pass %1 on to the other end of the tunnel, %2</source>
            <translation>把 %1 转发到隧道的另一端 %2</translation>
        </message>
        <message>
            <source>serve the tunnel at %1</source>
            <translation>处理 %1 上的隧道</translation>
        </message>
        <message>
            <source>one datagram of %1 left through %2</source>
            <translation>一个 %1 的数据报从 %2 发出</translation>
        </message>
        <message>
            <source>%1 had an empty datagram: with UDP that is a message, not an end</source>
            <translation>%1 收到一个空数据报：对 UDP 来说这是一条消息，不是结束</translation>
        </message>
        <message>
            <source>%1 had one datagram: %2</source>
            <translation>%1 收到一个数据报：%2</translation>
        </message>
        <message>
            <source>the terminal's input has ended (Ctrl+D)</source>
            <translation>终端输入已结束（Ctrl+D）</translation>
        </message>
        <message>
            <source>a line came from the terminal: %1</source>
            <translation>终端送来一行：%1</translation>
        </message>
        <message>
            <source>wait until there is something to read</source>
            <translation>等待，直到有数据可读</translation>
        </message>
        <message>
            <source>wait until there is something to read, at most %1: the time limit is a poll</source>
            <translation>等待，直到有数据可读，最多 %1：时限是用 poll 实现的</translation>
        </message>
        <message>
            <source>ask for every descriptor, because signals were lost</source>
            <translation>逐个询问所有描述符，因为有信号丢失</translation>
        </message>
        <message>
            <source>pause for %1 before the next try, deaf to every descriptor</source>
            <translation>暂停 %1 后再试，期间不理会任何描述符</translation>
        </message>
        <message>
            <source>take the line typed at the terminal</source>
            <translation>取出在终端输入的一行</translation>
        </message>
        <message>
            <source>print %1 on the terminal</source>
            <translation>在终端上显示 %1</translation>
        </message>
        <message>
            <source>open the file that the lines go into</source>
            <translation>打开用来存放各行的文件</translation>
        </message>
        <message>
            <source>append a line of %1 to the file %2</source>
            <translation>把一行（%1）追加到文件 %2</translation>
        </message>
        <message>
            <source>connect %1 to the tunnel's target, %2</source>
            <translation>把 %1 连接到隧道的目标 %2</translation>
        </message>
        <message>
            <source>let the kernel send %1 of a file on %2, with no copy through the program</source>
            <translation>让内核把文件中的 %1 在 %2 上发出，不经过程序复制</translation>
        </message>
        <message>
            <source>the time limit is over, nothing came: accept or recv is not even called</source>
            <translation>时限已到，什么都没来：accept 或 recv 根本没有被调用</translation>
        </message>
        <message>
            <source>there is something to read within the time limit</source>
            <translation>时限之内有数据可读</translation>
        </message>
        <message>
            <source>the terminal shows %1</source>
            <translation>终端显示了 %1</translation>
        </message>
        <message>
            <source>the line is in the file %1: %2</source>
            <translation>这一行已写入文件 %1：%2</translation>
        </message>
        <message>
            <source>thread %1 has started, for %2</source>
            <translation>线程 %1 已启动，为 %2 服务</translation>
        </message>
        <message>
            <source>thread %1 has started</source>
            <translation>线程 %1 已启动</translation>
        </message>
        <message>
            <source>thread %1 has ended</source>
            <translation>线程 %1 已结束</translation>
        </message>
        <message numerus="yes">
            <source>a gauge asked the kernel from outside how TCP sees %n socket(s)</source>
            <translation>
                <numerusform>量表从外部向内核询问了 TCP 对 %n 个套接字的看法</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 becomes one end of a tunnel, fd %2 the other</source>
            <translation>%1 成为隧道的一端，fd %2 成为另一端</translation>
        </message>
        <message>
            <source>let no receiving call on %1 sleep longer than %2 (SO_RCVTIMEO)</source>
            <translation>让 %1 上的接收调用睡眠不超过 %2（SO_RCVTIMEO）</translation>
        </message>
        <message>
            <source>make a pair of sockets that are connected to each other</source>
            <translation>创建一对互相连接的套接字</translation>
        </message>
        <message>
            <source>a gauge asked how much processor time thread %1 has used: %2</source>
            <translation>量表询问了线程 %1 已使用的处理器时间：%2</translation>
        </message>
        <message>
            <source>%1 at once, without sleeping</source>
            <translation>%1（立即返回，没有睡眠）</translation>
        </message>
        <message>
            <source>a teaching switch is on: %1. %2</source>
            <comment>switch, consequence</comment>
            <translation>教学开关已打开：%1。%2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message numerus="yes">
            <source>wait until one of %n descriptor(s) is ready; how long at most is not in the log</source>
            <translation>
                <numerusform>等待 %n 个描述符中的一个就绪；日志中没有写明最长等待时间</numerusform>
            </translation>
        </message>
        <message>
            <source>no child has ended yet</source>
            <translation>还没有子进程结束</translation>
        </message>
        <message>
            <source>the child process %1 has changed its state</source>
            <translation>子进程 %1 的状态变了</translation>
        </message>
        <message>
            <source>a child process was asked for</source>
            <translation>查询了一个子进程</translation>
        </message>
        <message>
            <source>another thread has woken it</source>
            <translation>另一个线程唤醒了它</translation>
        </message>
        <message>
            <source>the lock is its own now</source>
            <translation>锁现在归它所有</translation>
        </message>
        <message>
            <source>a signal was handled</source>
            <translation>处理了一个信号</translation>
        </message>
        <message>
            <source>sleep until a signal comes</source>
            <translation>睡眠，直到信号到来</translation>
        </message>
        <message>
            <source>ask for a child process that has ended</source>
            <translation>查询已结束的子进程</translation>
        </message>
        <message>
            <source>sleep until another thread wakes it</source>
            <translation>睡眠，直到另一个线程唤醒它</translation>
        </message>
        <message>
            <source>lock the file %1</source>
            <translation>给文件 %1 加锁</translation>
        </message>
        <message>
            <source>the log does not tell the number of this process</source>
            <translation>日志中没有给出这个进程的编号</translation>
        </message>
        <message>
            <source>thread %1 belongs to process %2</source>
            <translation>线程 %1 属于进程 %2</translation>
        </message>
        <message>
            <source>this is process %1</source>
            <translation>这是进程 %1</translation>
        </message>
        <message>
            <source>this is process %1, a child of %2</source>
            <translation>这是进程 %1，它是 %2 的子进程</translation>
        </message>
        <message>
            <source>the process runs %1 from here on</source>
            <translation>从这里起，进程运行 %1</translation>
        </message>
        <message>
            <source>the process has ended: %1</source>
            <translation>进程已结束：%1</translation>
        </message>
        <message>
            <source>%1 of this process is closed; the file may still be open elsewhere</source>
            <translation>这个进程的 %1 已关闭；该文件可能仍在别处打开着</translation>
        </message>
        <message>
            <source>this process calls the file %1</source>
            <translation>这个进程把该文件称为 %1</translation>
        </message>
        <message>
            <source>the server&apos;s thread has started: %1; no answer is tried before there is room for it</source>
            <translation>服务器线程已启动：%1；回复要等到有空间才尝试发送</translation>
        </message>
    </context>
    <context>
        <name>ServerNotes</name>
        <message>
            <source>%1 connections are open, the limit</source>
            <translation>已打开 %1 个连接，达到上限</translation>
        </message>
        <message>
            <source>%1 threads serve a client each, the limit</source>
            <translation>已有 %1 个线程各服务一个客户端，达到上限</translation>
        </message>
        <message>
            <source>no thread can be started: %1</source>
            <translation>无法启动线程：%1</translation>
        </message>
        <message>
            <source>%1 cannot watch descriptor %2: FD_SETSIZE is %3</source>
            <translation>%1 无法监视描述符 %2：FD_SETSIZE 为 %3</translation>
        </message>
        <message>
            <source>%1 refused to watch it: %2</source>
            <translation>%1 拒绝监视它：%2</translation>
        </message>
        <message>
            <source>%1 cannot watch what is always ready: it is served in every turn</source>
            <translation>%1 无法监视总是就绪的描述符：每一轮都会服务它</translation>
        </message>
        <message>
            <source>no file is named: the lines go nowhere</source>
            <translation>没有指定文件：各行不会写到任何地方</translation>
        </message>
        <message>
            <source>%1 lines could not be written to %2: %3</source>
            <translation>有 %1 行无法写入 %2：%3</translation>
        </message>
        <message>
            <source>%1: all that was kept is written</source>
            <translation>%1：保留的内容已全部写入</translation>
        </message>
        <message>
            <source>%1: %2; lines are kept and tried again</source>
            <translation>%1：%2；各行已保留，稍后重试</translation>
        </message>
        <message>
            <source>the terminal cannot be read: %1</source>
            <translation>无法读取终端：%1</translation>
        </message>
        <message>
            <source>the model %1 cannot run here: %2</source>
            <translation>模型 %1 无法在此运行：%2</translation>
        </message>
        <message>
            <source>io_uring is switched off (kernel.io_uring_disabled = %1)</source>
            <translation>io_uring 已被关闭（kernel.io_uring_disabled = %1）</translation>
        </message>
        <message>
            <source>io_uring is forbidden here (seccomp, as in many containers)</source>
            <translation>此处禁止使用 io_uring（seccomp，许多容器如此）</translation>
        </message>
        <message>
            <source>io_uring_setup failed: %1</source>
            <translation>io_uring_setup 失败：%1</translation>
        </message>
        <message>
            <source>this kernel's io_uring is too old: it has no operation %1</source>
            <translation>此内核的 io_uring 太旧：没有操作 %1</translation>
        </message>
        <message>
            <source>the kernel's queues cannot be looked at: %1</source>
            <translation>无法查看内核的队列：%1</translation>
        </message>
        <message>
            <source>the kernel's side is not watched: no thread can be made: %1</source>
            <translation>不再观察内核一侧：无法创建线程：%1</translation>
        </message>
    </context>
    <context>
        <name>ServerTables</name>
        <message>
            <source>blocking</source>
            <translation>阻塞</translation>
        </message>
        <message>
            <source>non-blocking</source>
            <translation>非阻塞</translation>
        </message>
        <message>
            <source>multiplexing</source>
            <translation>多路复用</translation>
        </message>
        <message>
            <source>event-driven</source>
            <translation>事件驱动</translation>
        </message>
        <message>
            <source>asynchronous</source>
            <translation>异步</translation>
        </message>
        <message>
            <source>threads</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>one client at a time; the others wait in the accept queue</source>
            <translation>一次只服务一个客户端；其他的在接受队列中等待</translation>
        </message>
        <message>
            <source>the wait for a client is cut at a limit, and the loop goes on</source>
            <translation>等待客户端的时间有上限，到时循环继续</translation>
        </message>
        <message>
            <source>accept says EAGAIN, the program sleeps and tries again</source>
            <translation>accept 返回 EAGAIN，程序睡一会儿再试</translation>
        </message>
        <message>
            <source>accept says EAGAIN and is tried again at once: the processor is busy for nothing</source>
            <translation>accept 返回 EAGAIN 就立即再试：处理器白白忙碌</translation>
        </message>
        <message>
            <source>three lists go in, the ready ones come out; descriptor numbers below 1024</source>
            <translation>传入三个列表，得到就绪的描述符；编号须小于 1024</translation>
        </message>
        <message>
            <source>one array of descriptors with events asked and answered</source>
            <translation>一个描述符数组，写着要问的和回答的事件</translation>
        </message>
        <message>
            <source>the kernel keeps the interest list; level-triggered</source>
            <translation>内核保存关注列表；水平触发</translation>
        </message>
        <message>
            <source>epoll, edge-triggered: only what is new is reported, so all is drained until EAGAIN</source>
            <translation>epoll，边沿触发：只报告新的变化，所以要一直读到 EAGAIN</translation>
        </message>
        <message>
            <source>epoll, one-shot: one report, then nothing until the descriptor is armed again</source>
            <translation>epoll，一次性：报告一次，重新启用之前不再报告</translation>
        </message>
        <message>
            <source>the kernel sends a realtime signal when something happens; sigtimedwait takes them</source>
            <translation>有变化时内核发送实时信号；由 sigtimedwait 取出</translation>
        </message>
        <message>
            <source>the baseline: a thread with blocking calls for each connection</source>
            <translation>对照基准：每个连接一个线程，使用阻塞调用</translation>
        </message>
        <message>
            <source>a complete HTTP/1.1 origin server (RFC 9110, RFC 9112)</source>
            <translation>完整的 HTTP/1.1 源服务器（RFC 9110、RFC 9112）</translation>
        </message>
        <message>
            <source>answers each message with a fixed text, always through wlist</source>
            <translation>用固定的文本回答每条消息，总是经过 wlist</translation>
        </message>
        <message>
            <source>writes every line of clients and terminal to one file</source>
            <translation>把客户端和终端的每一行写入同一个文件</translation>
        </message>
        <message>
            <source>A descriptor stays in wlist after its answer</source>
            <translation>回答之后描述符仍留在 wlist 中</translation>
        </message>
        <message>
            <source>Every wait returns at once: the loop spins and moves no byte</source>
            <translation>每次等待都立即返回：循环空转，不传送任何字节</translation>
        </message>
        <message>
            <source>A closed descriptor stays in the lists</source>
            <translation>已关闭的描述符仍留在列表中</translation>
        </message>
        <message>
            <source>The next select fails with EBADF, and the server ends</source>
            <translation>下一次 select 以 EBADF 失败，服务器结束</translation>
        </message>
        <message>
            <source>A closed descriptor is not unregistered</source>
            <translation>已关闭的描述符没有取消注册</translation>
        </message>
        <message>
            <source>poll reports POLLNVAL in every call and spins; epoll forgets a closed socket by itself</source>
            <translation>poll 每次都报告 POLLNVAL 并空转；epoll 自己会忘掉已关闭的套接字</translation>
        </message>
        <message>
            <source>A connection that ended leaves the lists, but is never closed</source>
            <translation>已结束的连接离开了列表，但从不关闭</translation>
        </message>
        <message>
            <source>Descriptors leak, and sockets stay in CLOSE_WAIT</source>
            <translation>描述符泄漏，套接字停留在 CLOSE_WAIT</translation>
        </message>
        <message>
            <source>The rest of a short send is thrown away</source>
            <translation>丢弃没有发完的剩余数据</translation>
        </message>
        <message>
            <source>Large answers arrive with holes or cut; blocking sends are never short</source>
            <translation>大的回答到达时残缺或被截断；阻塞的 send 从不会只发一部分</translation>
        </message>
        <message>
            <source>recv = 0 is taken for "nothing yet"</source>
            <translation>把 recv = 0 当作“还没有数据”</translation>
        </message>
        <message>
            <source>The ended connection is always readable: the loop spins; where it is reported once only, it stays open</source>
            <translation>已结束的连接总是可读：循环空转；若只报告一次，它就一直不关闭</translation>
        </message>
        <message>
            <source>One recv for each report, not until EAGAIN</source>
            <translation>每次报告只 recv 一次，不读到 EAGAIN</translation>
        </message>
        <message>
            <source>What is left in the buffer is never reported again: the client waits for ever</source>
            <translation>缓冲区里剩下的不会再报告：客户端永远等待</translation>
        </message>
        <message>
            <source>Accepted sockets are set to O_NONBLOCK as well</source>
            <translation>接受的套接字也设为 O_NONBLOCK</translation>
        </message>
        <message>
            <source>No client holds the others up any more: O_NONBLOCK is not inherited</source>
            <translation>不再有客户端拖住其他客户端：O_NONBLOCK 不会继承</translation>
        </message>
        <message>
            <source>Accepted sockets get the time limit too</source>
            <translation>接受的套接字也加上时限</translation>
        </message>
        <message>
            <source>A silent client no longer blocks the server for ever</source>
            <translation>沉默的客户端不再永远阻塞服务器</translation>
        </message>
        <message>
            <source>The limit is set with SO_RCVTIMEO, not with O_NONBLOCK and poll</source>
            <translation>时限用 SO_RCVTIMEO 设置，而不是 O_NONBLOCK 加 poll</translation>
        </message>
        <message>
            <source>accept itself waits and returns EAGAIN; no poll is called</source>
            <translation>accept 自己等待并返回 EAGAIN；不调用 poll</translation>
        </message>
        <message>
            <source>Limit of one wait</source>
            <translation>一次等待的时限</translation>
        </message>
        <message>
            <source>The wait is cut there and the loop goes on</source>
            <translation>等待到此为止，循环继续</translation>
        </message>
        <message>
            <source>Pause between two tries to accept</source>
            <translation>两次尝试 accept 之间的停顿</translation>
        </message>
        <message>
            <source>A client waits up to this long</source>
            <translation>客户端最多要等这么久</translation>
        </message>
        <message>
            <source>The handler of each request sleeps</source>
            <translation>每个请求的处理函数都睡眠</translation>
        </message>
        <message>
            <source>All other clients of the same thread wait as long</source>
            <translation>同一线程的其他客户端都要等同样久</translation>
        </message>
        <message>
            <source>The handler of each request computes</source>
            <translation>每个请求的处理函数都做计算</translation>
        </message>
        <message>
            <source>The thread is busy, the others wait: more threads of one loop would not help</source>
            <translation>线程忙碌，其他客户端等待：给同一个循环再加线程也没有用</translation>
        </message>
        <message>
            <source>SO_SNDBUF asked for, 0 = the kernel's choice</source>
            <translation>申请的 SO_SNDBUF，0 = 由内核决定</translation>
        </message>
        <message>
            <source>The kernel grants twice as much, at least its minimum; sends become short sooner</source>
            <translation>内核给予两倍，不低于其最小值；发送更早变短</translation>
        </message>
        <message>
            <source>SO_RCVBUF asked for, 0 = the kernel's choice</source>
            <translation>申请的 SO_RCVBUF，0 = 由内核决定</translation>
        </message>
        <message>
            <source>The sender is stopped sooner by a small window</source>
            <translation>窗口小，发送方更早停下</translation>
        </message>
        <message>
            <source>Open connections; one more gets 503</source>
            <translation>打开的连接数；再多一个得到 503</translation>
        </message>
        <message>
            <source>Length of a target; a longer one gets 414</source>
            <translation>目标的长度；更长的得到 414</translation>
        </message>
        <message>
            <source>Size of a header; a larger one gets 431</source>
            <translation>首部的大小；更大的得到 431</translation>
        </message>
        <message>
            <source>Size of a body; a larger one gets 413</source>
            <translation>主体的大小；更大的得到 413</translation>
        </message>
        <message>
            <source>Time for a header to arrive, then 408; 0 = for ever</source>
            <translation>首部到达的时限，超过得到 408；0 = 不限</translation>
        </message>
        <message>
            <source>A silent connection is closed after; 0 = never</source>
            <translation>沉默的连接多久后关闭；0 = 从不</translation>
        </message>
        <message>
            <source>operations are handed over in advance and complete by themselves; one call for all</source>
            <translation>操作预先交给内核，自行完成；一次调用处理全部</translation>
        </message>
        <message>
            <source>this kernel has no io_uring (Linux 5.1 and later have), or a sandbox hides it</source>
            <translation>这个内核没有 io_uring（Linux 5.1 及以后才有），或者被沙箱隐藏了</translation>
        </message>
        <message>
            <source>the kernel has no memory to lock for io_uring (RLIMIT_MEMLOCK)</source>
            <translation>内核没有可为 io_uring 锁定的内存（RLIMIT_MEMLOCK）</translation>
        </message>
        <message>
            <source>this kernel's io_uring is too old: it cannot wait with a time limit (Linux 5.11)</source>
            <translation>这个内核的 io_uring 太旧：不能限时等待（需要 Linux 5.11）</translation>
        </message>
        <message>
            <source>this kernel's io_uring is too old: it cannot tell what it can do (Linux 5.6)</source>
            <translation>这个内核的 io_uring 太旧：不能说明自己支持什么（需要 Linux 5.6）</translation>
        </message>
    </context>
    <context>
        <name>ServerWords</name>
        <message>
            <source>not here: %1</source>
            <translation>此处不可用：%1</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>字节</translation>
        </message>
        <message>
            <source>Port %1 is in use by another program.</source>
            <translation>端口 %1 正被另一个程序使用。</translation>
        </message>
        <message>
            <source>This is not permitted here: %1. Ports below 1024 are for privileged programs.</source>
            <translation>此处不允许：%1。1024 以下的端口只供特权程序使用。</translation>
        </message>
        <message>
            <source>This machine has no such address: %1</source>
            <translation>本机没有这个地址：%1</translation>
        </message>
        <message>
            <source>The system has no room for another thread or socket: %1</source>
            <translation>系统无法再创建线程或套接字：%1</translation>
        </message>
        <message>
            <source>No descriptor is left: %1</source>
            <translation>描述符已用完：%1</translation>
        </message>
        <message>
            <source>The server did not start.</source>
            <translation>服务器没有启动。</translation>
        </message>
        <message>
            <source>The server did not start: %1</source>
            <translation>服务器没有启动：%1</translation>
        </message>
        <message>
            <source>The folder of static files cannot be read (%1): %2</source>
            <translation>无法读取静态文件目录（%1）：%2</translation>
        </message>
        <message>
            <source>UDP port %1 is in use by another program.</source>
            <translation>UDP 端口 %1 正被另一个程序使用。</translation>
        </message>
        <message>
            <source>This is not permitted here: %1</source>
            <translation>此处不允许：%1</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>The server is starting …</source>
            <translation>服务器正在启动…</translation>
        </message>
        <message>
            <source>Press Start: the server is not running</source>
            <translation>请按“启动”：服务器没有运行</translation>
        </message>
        <message>
            <source>Then send a request with the client, curl or a browser, and watch each descriptor on its way through the loop.</source>
            <translation>然后用客户端、curl 或浏览器发送请求，观察每个描述符如何经过循环。</translation>
        </message>
    </context>
    <context>
        <name>StageBitmap</name>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>nfds is %1: the kernel looks at the bits below it.</source>
            <translation>nfds 是 %1：内核只看它以下的位。</translation>
        </message>
        <message>
            <source>%1 went in with bits %2</source>
            <translation>%1 送入时置位的是 %2</translation>
        </message>
        <message>
            <source> and came back with %1</source>
            <translation>，返回时是 %1</translation>
        </message>
        <message>
            <source>The kernel has not written its answer over them.</source>
            <translation>内核还没有把答案覆盖写在上面。</translation>
        </message>
        <message numerus="yes">
            <source>%n open descriptor(s) stand beyond FD_SETSIZE: select cannot watch them.</source>
            <translation>
                <numerusform>有 %n 个打开的描述符在 FD_SETSIZE 之外：select 无法监视它们。</numerusform>
            </translation>
        </message>
        <message>
            <source>Descriptor numbers up to %1: %2 open, %3 of them watched, %4 ready.</source>
            <translation>描述符编号到 %1 为止：打开 %2 个，其中被监视 %3 个，就绪 %4 个。</translation>
        </message>
        <message>
            <source>fd %1: not open</source>
            <translation>fd %1：未打开</translation>
        </message>
        <message>
            <source>file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>terminal</source>
            <translation>终端</translation>
        </message>
        <message>
            <source>open</source>
            <translation>已打开</translation>
        </message>
        <message>
            <source>watched</source>
            <translation>监视</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>was ready, handled</source>
            <translation>曾就绪，已处理</translation>
        </message>
        <message>
            <source>not seen open</source>
            <translation>未见其打开</translation>
        </message>
        <message>
            <source>each cell is a descriptor number; the kernel always hands out the lowest that is free</source>
            <translation>每格是一个描述符编号；内核总是给出最小的空闲编号</translation>
        </message>
        <message>
            <source>descriptor numbers 0 to %1, one in each cell</source>
            <translation>描述符编号 0 到 %1，每格一个</translation>
        </message>
        <message>
            <source>descriptor numbers 0 to %1, %2 in each cell: the strongest shows</source>
            <translation>描述符编号 0 到 %1，每格 %2 个：显示其中最强的状态</translation>
        </message>
        <message>
            <source>not answered yet: the kernel works on its copy</source>
            <translation>尚未回答：内核在它的副本上工作</translation>
        </message>
        <message>
            <source>the call failed: the sets are not to be used</source>
            <translation>调用失败：这些集合不可使用</translation>
        </message>
        <message>
            <source>select has not been called yet</source>
            <translation>还没有调用过 select</translation>
        </message>
        <message>
            <source>%1 of 1024 bits in, %2 back</source>
            <translation>1024 位中送入 %1 位，返回 %2 位</translation>
        </message>
        <message>
            <source>%1 of 1024 bits in</source>
            <translation>1024 位中送入 %1 位</translation>
        </message>
        <message>
            <source>1: asked</source>
            <translation>1：询问</translation>
        </message>
        <message>
            <source>1: came back, ready</source>
            <translation>1：返回，就绪</translation>
        </message>
        <message>
            <source>was 1, overwritten with 0</source>
            <translation>原为 1，被覆盖为 0</translation>
        </message>
        <message>
            <source>the wall: a descriptor numbered 1024 or more has no bit, select cannot watch it. None is open now</source>
            <translation>一堵墙：编号 1024 及以上的描述符没有对应的位，select 无法监视。现在没有这样的描述符打开</translation>
        </message>
        <message>
            <source>the wall: there is no bit for fd 1024 and above</source>
            <translation>一堵墙：fd 1024 及以上没有位</translation>
        </message>
        <message numerus="yes">
            <source>%n open descriptor(s) stand beyond the wall: select cannot watch them</source>
            <translation>
                <numerusform>墙外有 %n 个打开的描述符：select 无法监视它们</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n beyond the wall</source>
            <translation>
                <numerusform>墙外 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>blank: not seen open</source>
            <translation>空白：未见打开</translation>
        </message>
    </context>
    <context>
        <name>StageCalls</name>
        <message numerus="yes">
            <source>%n more client(s) wait meanwhile: this thread sees none of them</source>
            <translation>
                <numerusform>此时还有 %n 个客户端在等待：本线程一个也看不到</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 calls so far, %2 of them answered EAGAIN</source>
            <translation>到目前为止 %1 次调用，其中 %2 次返回 EAGAIN</translation>
        </message>
        <message>
            <source>no fd</source>
            <translation>无 fd</translation>
        </message>
        <message>
            <source>running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <source>in the call</source>
            <translation>调用中</translation>
        </message>
        <message>
            <source>asleep</source>
            <translation>睡眠</translation>
        </message>
        <message>
            <source>thread %1</source>
            <translation>线程 %1</translation>
        </message>
        <message>
            <source>no call has been made yet</source>
            <translation>还没有进行任何调用</translation>
        </message>
        <message>
            <source>one call at a time</source>
            <translation>一次一个调用</translation>
        </message>
        <message>
            <source>nothing else is watched</source>
            <translation>不监视其他任何描述符</translation>
        </message>
        <message>
            <source>threads</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>%1 of %2, the latest to act</source>
            <translation>%2 个中最近活动的 %1 个</translation>
        </message>
        <message>
            <source>each may sleep in a call of its own</source>
            <translation>每个都可以在自己的调用中睡眠</translation>
        </message>
        <message>
            <source>this call is about no descriptor</source>
            <translation>这个调用不涉及任何描述符</translation>
        </message>
        <message>
            <source>the listening socket: new clients come here</source>
            <translation>监听套接字：新的客户端从这里来</translation>
        </message>
        <message>
            <source>the connection with %1</source>
            <translation>与 %1 的连接</translation>
        </message>
        <message>
            <source>the thread uses %1 % of a processor</source>
            <translation>线程占用一个处理器的 %1 %</translation>
        </message>
        <message>
            <source>asleep in %1 for %2</source>
            <translation>在 %1 中睡眠 %2</translation>
        </message>
        <message>
            <source>asleep in %1</source>
            <translation>在 %1 中睡眠</translation>
        </message>
    </context>
    <context>
        <name>StageEpoll</name>
        <message>
            <source>interest list</source>
            <translation>关注列表</translation>
        </message>
        <message>
            <source>%1 watched · in the kernel, changed by epoll_ctl</source>
            <translation>监视 %1 个 · 在内核中，由 epoll_ctl 修改</translation>
        </message>
        <message>
            <source>%1 watched · kept by the kernel</source>
            <translation>监视 %1 个 · 由内核保存</translation>
        </message>
        <message>
            <source>%1 watched</source>
            <translation>监视 %1 个</translation>
        </message>
        <message>
            <source>ready list</source>
            <translation>就绪列表</translation>
        </message>
        <message>
            <source>copied to events[%1]</source>
            <translation>复制到 events[%1]</translation>
        </message>
        <message>
            <source>not answered yet</source>
            <translation>尚未回答</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>空</translation>
        </message>
        <message>
            <source>nothing is ready: the thread sleeps</source>
            <translation>没有就绪：线程睡眠</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>就绪</translation>
        </message>
    </context>
    <context>
        <name>StageFaceTables</name>
        <message>
            <source>bit</source>
            <translation>位</translation>
        </message>
        <message>
            <source>what it is</source>
            <translation>是什么</translation>
        </message>
        <message>
            <source>no bit: beyond FD_SETSIZE</source>
            <translation>没有位：超出 FD_SETSIZE</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>was ready, dealt with</source>
            <translation>曾就绪，已处理</translation>
        </message>
        <message>
            <source>watched</source>
            <translation>监视</translation>
        </message>
        <message>
            <source>open, not watched</source>
            <translation>已打开，未被监视</translation>
        </message>
        <message>
            <source>asked for, not ready</source>
            <translation>已询问，未就绪</translation>
        </message>
        <message>
            <source>not open</source>
            <translation>未打开</translation>
        </message>
        <message>
            <source>number</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>state</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>request</source>
            <translation>请求</translation>
        </message>
        <message>
            <source>after</source>
            <translation>之后</translation>
        </message>
        <message>
            <source>call</source>
            <translation>调用</translation>
        </message>
        <message>
            <source>answer</source>
            <translation>应答</translation>
        </message>
        <message>
            <source>took</source>
            <translation>用时</translation>
        </message>
        <message>
            <source>what happens</source>
            <translation>发生了什么</translation>
        </message>
    </context>
    <context>
        <name>StageKernel</name>
        <message>
            <source>KERNEL</source>
            <translation>内核</translation>
        </message>
        <message>
            <source>sockets and their buffers</source>
            <translation>套接字及其缓冲区</translation>
        </message>
        <message>
            <source>sockets, buffers</source>
            <translation>套接字、缓冲区</translation>
        </message>
        <message>
            <source>+ %1 more</source>
            <translation>+ 另有 %1 个</translation>
        </message>
        <message>
            <source>CLIENTS</source>
            <translation>客户端</translation>
        </message>
        <message>
            <source>far end of the tunnel of fd %1</source>
            <translation>fd %1 的隧道的远端</translation>
        </message>
        <message>
            <source>tunnel of fd %1</source>
            <translation>fd %1 的隧道</translation>
        </message>
        <message>
            <source>one end of a socket pair</source>
            <translation>一对套接字的一端</translation>
        </message>
        <message>
            <source>socket pair</source>
            <translation>套接字对</translation>
        </message>
        <message>
            <source>connected by the server itself</source>
            <translation>由服务器自己连出</translation>
        </message>
        <message>
            <source>connected out</source>
            <translation>连出</translation>
        </message>
        <message>
            <source>the terminal</source>
            <translation>终端</translation>
        </message>
        <message>
            <source>terminal</source>
            <translation>终端</translation>
        </message>
        <message>
            <source>a UDP socket: whole datagrams</source>
            <translation>UDP 套接字：整个数据报</translation>
        </message>
        <message>
            <source>closed; the last wait watched it</source>
            <translation>已关闭；上次等待还监视着它</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>已关闭</translation>
        </message>
        <message>
            <source>another descriptor that is watched</source>
            <translation>另一个被监视的描述符</translation>
        </message>
        <message>
            <source>watched</source>
            <translation>监视</translation>
        </message>
        <message>
            <source>read %1, written %2</source>
            <translation>读 %1，写 %2</translation>
        </message>
        <message numerus="yes">
            <source>+ %n more connection(s), the active ones are shown</source>
            <translation>
                <numerusform>+ 另有 %n 个连接，显示的是活跃的</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>+ %n more connection(s)</source>
            <translation>
                <numerusform>+ 另有 %n 个连接</numerusform>
            </translation>
        </message>
        <message>
            <source>accepting is paused</source>
            <translation>暂停接受连接</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>accept queue %1</source>
            <translation>接受队列 %1</translation>
        </message>
        <message>
            <source>queue %1</source>
            <translation>队列 %1</translation>
        </message>
    </context>
    <context>
        <name>StagePoll</name>
        <message>
            <source>%1 watched</source>
            <translation>监视 %1 个</translation>
        </message>
        <message>
            <source>not answered yet</source>
            <translation>尚未回答</translation>
        </message>
        <message>
            <source>%1 watched · not answered yet</source>
            <translation>监视 %1 个 · 尚未回答</translation>
        </message>
        <message>
            <source>%1 watched · %2 with revents</source>
            <translation>监视 %1 个 · %2 个有 revents</translation>
        </message>
    </context>
    <context>
        <name>StageRing</name>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>还有 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>no operation</source>
            <translation>没有操作</translation>
        </message>
        <message>
            <source>the thread sleeps</source>
            <translation>线程在睡眠</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>queued</source>
            <translation>在队列中</translation>
        </message>
        <message>
            <source>submission queue → kernel: not done</source>
            <translation>提交队列 → 内核：未完成</translation>
        </message>
        <message>
            <source>SQ → kernel: not done</source>
            <translation>SQ → 内核：未完成</translation>
        </message>
        <message>
            <source>SQ → kernel</source>
            <translation>SQ → 内核</translation>
        </message>
        <message>
            <source>completion queue → program: taken</source>
            <translation>完成队列 → 程序：已取出</translation>
        </message>
        <message>
            <source>CQ → program: taken</source>
            <translation>CQ → 程序：已取出</translation>
        </message>
        <message>
            <source>CQ → program</source>
            <translation>CQ → 程序</translation>
        </message>
    </context>
    <context>
        <name>StageSequence</name>
        <message>
            <source>submit %1</source>
            <translation>提交 %1</translation>
        </message>
        <message>
            <source>%1 is done</source>
            <translation>%1 完成</translation>
        </message>
        <message>
            <source>within it</source>
            <translation>在其中</translation>
        </message>
        <message>
            <source>wait phase</source>
            <translation>等待阶段</translation>
        </message>
        <message>
            <source>copy phase</source>
            <translation>复制阶段</translation>
        </message>
        <message>
            <source>system calls</source>
            <translation>系统调用</translation>
        </message>
        <message>
            <source>%1, %2 EAGAIN</source>
            <translation>%1，其中 EAGAIN %2</translation>
        </message>
        <message>
            <source>all in all</source>
            <translation>总计</translation>
        </message>
        <message>
            <source>wait for data</source>
            <translation>等待数据</translation>
        </message>
        <message>
            <source>wait</source>
            <translation>等待</translation>
        </message>
        <message>
            <source>copy from the kernel to the program</source>
            <translation>从内核复制到程序</translation>
        </message>
        <message>
            <source>copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>answer</source>
            <translation>回答</translation>
        </message>
        <message>
            <source>blocked</source>
            <translation>阻塞</translation>
        </message>
        <message>
            <source>%1 · at the cursor</source>
            <translation>%1 · 在游标处</translation>
        </message>
        <message>
            <source>CLIENT</source>
            <translation>客户端</translation>
        </message>
        <message>
            <source>KERNEL</source>
            <translation>内核</translation>
        </message>
        <message>
            <source>APPLICATION</source>
            <translation>应用程序</translation>
        </message>
        <message>
            <source>No request has been seen on the chosen connection. Send one, or choose another connection: its way between client, kernel and application is drawn here.</source>
            <translation>所选连接上还没有见到请求。发送一个，或选择另一个连接：这里会画出它在客户端、内核和应用程序之间的路程。</translation>
        </message>
        <message numerus="yes">
            <source>%n more step(s)</source>
            <translation>
                <numerusform>还有 %n 步</numerusform>
            </translation>
        </message>
        <message>
            <source>kept: start another model, send it again</source>
            <translation>已保留：启动另一种模型，再发送一次</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>字节</translation>
        </message>
        <message>
            <source>urgent</source>
            <translation>紧急</translation>
        </message>
        <message>
            <source>readable</source>
            <translation>可读</translation>
        </message>
        <message>
            <source>writable</source>
            <translation>可写</translation>
        </message>
        <message>
            <source>0: the end</source>
            <translation>0：结束</translation>
        </message>
        <message>
            <source>%1 taken</source>
            <translation>收下 %1</translation>
        </message>
        <message>
            <source>submit %1(%2)</source>
            <translation>提交 %1(%2)</translation>
        </message>
        <message>
            <source>take the result of %1(%2)</source>
            <translation>取出 %1(%2) 的结果</translation>
        </message>
        <message>
            <source>something is done</source>
            <translation>有操作完成</translation>
        </message>
        <message>
            <source>timed out</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>signal %1: %2</source>
            <translation>信号 %1：%2</translation>
        </message>
        <message>
            <source>blocked in %1</source>
            <translation>阻塞在 %1 中</translation>
        </message>
        <message>
            <source>returned at once, after %1</source>
            <translation>立即返回，用时 %1</translation>
        </message>
        <message>
            <source>blocked in %1 for %2</source>
            <translation>在 %1 中阻塞 %2</translation>
        </message>
        <message>
            <source>nothing there: returns at once</source>
            <translation>什么也没有：立即返回</translation>
        </message>
        <message numerus="yes">
            <source>asked %n time(s), each returned at once</source>
            <translation>
                <numerusform>问了 %n 次，每次立即返回</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>then sleeps, %n time(s)</source>
            <translation>
                <numerusform>之后睡眠，共 %n 次</numerusform>
            </translation>
        </message>
        <message>
            <source>copying took %1</source>
            <translation>复制用时 %1</translation>
        </message>
        <message>
            <source>into the send buffer in %1</source>
            <translation>用 %1 写入发送缓冲区</translation>
        </message>
        <message>
            <source>goes on; no system call</source>
            <translation>继续运行；没有系统调用</translation>
        </message>
        <message>
            <source>no system call</source>
            <translation>没有系统调用</translation>
        </message>
        <message numerus="yes">
            <source>and %n more call(s) about this descriptor</source>
            <translation>
                <numerusform>还有 %n 次关于此描述符的调用</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n call(s) for others before</source>
            <translation>
                <numerusform>之前有 %n 次为其他客户的调用</numerusform>
            </translation>
        </message>
        <message>
            <source>wait and copy</source>
            <translation>等待与复制</translation>
        </message>
        <message>
            <source>wait for room</source>
            <translation>等待空间</translation>
        </message>
        <message>
            <source>wait for a client</source>
            <translation>等待客户端</translation>
        </message>
        <message numerus="yes">
            <source>%n system call(s)</source>
            <translation>
                <numerusform>%n 次系统调用</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of them EAGAIN</source>
            <translation>其中 %1 次 EAGAIN</translation>
        </message>
        <message>
            <source>all in all %1</source>
            <translation>总计 %1</translation>
        </message>
        <message>
            <source>not every call of it was looked at</source>
            <translation>没有查看其全部调用</translation>
        </message>
        <message>
            <source>No request has been seen on the chosen connection.</source>
            <translation>所选连接上还没有见到请求。</translation>
        </message>
        <message>
            <source>%1 after the first call of this request</source>
            <translation>在此请求的第一次调用之后 %1</translation>
        </message>
        <message>
            <source>%1 has not returned yet</source>
            <translation>%1 尚未返回</translation>
        </message>
    </context>
    <context>
        <name>StageServer</name>
        <message>
            <source>Now:</source>
            <translation>现在：</translation>
        </message>
        <message>
            <source>Next:</source>
            <translation>接下来：</translation>
        </message>
        <message>
            <source>SERVER THREAD</source>
            <translation>服务器线程</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>已停止</translation>
        </message>
        <message numerus="yes">
            <source>%1 · %n more threads</source>
            <translation>
                <numerusform>%1 · 另有 %n 个线程</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StageSets</name>
        <message>
            <source>monitored for reading</source>
            <translation>监视可读</translation>
        </message>
        <message>
            <source>for reading</source>
            <translation>可读</translation>
        </message>
        <message>
            <source>read</source>
            <translation>读</translation>
        </message>
        <message>
            <source>has something to send</source>
            <translation>有内容要发送</translation>
        </message>
        <message>
            <source>has to send</source>
            <translation>待发送</translation>
        </message>
        <message>
            <source>send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>exceptional: urgent data</source>
            <translation>异常：紧急数据</translation>
        </message>
        <message>
            <source>urgent data</source>
            <translation>紧急数据</translation>
        </message>
        <message>
            <source>urgent</source>
            <translation>紧急</translation>
        </message>
        <message>
            <source>%1 watched</source>
            <translation>监视 %1 个</translation>
        </message>
        <message>
            <source>not answered yet</source>
            <translation>尚未回答</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>尚未</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>空</translation>
        </message>
        <message>
            <source>send buffer of fd %1 full</source>
            <translation>fd %1 的发送缓冲区已满</translation>
        </message>
        <message>
            <source>fd %1 full</source>
            <translation>fd %1 已满</translation>
        </message>
        <message>
            <source>full</source>
            <translation>已满</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>the call failed: no set came back</source>
            <translation>调用失败：没有集合返回</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>↓ copied out over the same sets: bits in %1, back %2 — build them anew before the next call</source>
            <translation>↓ 复制出来，覆盖原集合：送入 %1 位，返回 %2 位 — 下次调用前须重新构建</translation>
        </message>
        <message>
            <source>↓ overwritten: bits in %1, back %2; to be built anew</source>
            <translation>↓ 被覆盖：送入 %1 位，返回 %2 位；须重新构建</translation>
        </message>
        <message>
            <source>↓ overwritten: %1 → %2 bits</source>
            <translation>↓ 被覆盖：%1 → %2 位</translation>
        </message>
        <message numerus="yes">
            <source>↓ copied in: %n bit(s), the kernel looks at each below nfds = %1</source>
            <translation>
                <numerusform>↓ 送入 %n 位，内核逐一检查 nfds = %1 以下的每一个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>↓ copied in: %n bit(s)</source>
            <translation>
                <numerusform>↓ 送入 %n 位</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StageSignals</name>
        <message>
            <source>no signal came in time</source>
            <translation>规定时间内没有信号到来</translation>
        </message>
        <message>
            <source>no signal yet: the thread sleeps</source>
            <translation>还没有信号：线程在睡眠</translation>
        </message>
        <message>
            <source>O_ASYNC set</source>
            <translation>O_ASYNC 集合</translation>
        </message>
        <message>
            <source>the kernel signals each change of %1 descriptors</source>
            <translation>%1 个描述符每有变化，内核就发信号</translation>
        </message>
        <message>
            <source>%1 descriptors</source>
            <translation>%1 个描述符</translation>
        </message>
        <message>
            <source>last signal</source>
            <translation>最近的信号</translation>
        </message>
        <message>
            <source>taken from the queue by sigtimedwait</source>
            <translation>由 sigtimedwait 从队列取出</translation>
        </message>
        <message>
            <source>no signal yet: you hold the thread</source>
            <translation>尚无信号：线程被你停住</translation>
        </message>
    </context>
    <context>
        <name>StageTable</name>
        <message>
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>asleep</source>
            <translation>睡眠</translation>
        </message>
        <message>
            <source>in a call</source>
            <translation>调用中</translation>
        </message>
        <message>
            <source>running</source>
            <translation>运行</translation>
        </message>
        <message>
            <source>thread %1</source>
            <translation>线程 %1</translation>
        </message>
        <message>
            <source>what</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>kind or state</source>
            <translation>种类或状态</translation>
        </message>
        <message>
            <source>peer or call</source>
            <translation>对端或调用</translation>
        </message>
        <message>
            <source>watched for</source>
            <translation>监视</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>receive buffer</source>
            <translation>接收缓冲区</translation>
        </message>
        <message>
            <source>send buffer</source>
            <translation>发送缓冲区</translation>
        </message>
        <message>
            <source>accept queue: %1 of %2</source>
            <translation>接受队列：%1，最多 %2</translation>
        </message>
        <message>
            <source>%1, handled</source>
            <translation>%1，已处理</translation>
        </message>
    </context>
    <context>
        <name>StageWords</name>
        <message>
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>about %1</source>
            <translation>约 %1</translation>
        </message>
        <message>
            <source>fd %1: connection from %2</source>
            <translation>fd %1：来自 %2 的连接</translation>
        </message>
        <message>
            <source>receive buffer: %1</source>
            <translation>接收缓冲区：%1</translation>
        </message>
        <message>
            <source>send buffer: %1</source>
            <translation>发送缓冲区：%1</translation>
        </message>
        <message>
            <source>received %1, sent %2 so far</source>
            <translation>到目前为止收到 %1，发送 %2</translation>
        </message>
        <message>
            <source>the client has finished sending</source>
            <translation>客户端已发送完毕</translation>
        </message>
        <message>
            <source>fd %1: listening on %2
in the accept queue: %3 of at most %4</source>
            <translation>fd %1：在 %2 上监听
接受队列中：%3 个，最多 %4 个</translation>
        </message>
        <message>
            <source>fd %1</source>
            <translation>fd %1</translation>
        </message>
        <message>
            <source>watched for %1</source>
            <translation>监视 %1</translation>
        </message>
        <message>
            <source>was ready: %1, handled</source>
            <translation>曾就绪：%1，已处理</translation>
        </message>
        <message>
            <source>ready: %1</source>
            <translation>就绪：%1</translation>
        </message>
        <message>
            <source>rlist: descriptors watched for something to read</source>
            <translation>rlist：监视是否可读的描述符</translation>
        </message>
        <message>
            <source>wlist: descriptors with something to send, watched for room</source>
            <translation>wlist：有内容要发送、监视是否有空间的描述符</translation>
        </message>
        <message>
            <source>xlist: descriptors watched for exceptional conditions (urgent byte)</source>
            <translation>xlist：监视异常情况（紧急字节）的描述符</translation>
        </message>
        <message>
            <source>rs: what select answered, ready for reading</source>
            <translation>rs：select 的回答，可读</translation>
        </message>
        <message>
            <source>ws: what select answered, room for writing</source>
            <translation>ws：select 的回答，可写</translation>
        </message>
        <message>
            <source>xs: what select answered, exceptional</source>
            <translation>xs：select 的回答，异常</translation>
        </message>
        <message>
            <source>The array given to poll: events is what the program asks for</source>
            <translation>传给 poll 的数组：events 是程序要求的</translation>
        </message>
        <message>
            <source>revents: what the kernel wrote into the array</source>
            <translation>revents：内核写入数组的内容</translation>
        </message>
        <message>
            <source>The interest list lives in the kernel; epoll_ctl changes it</source>
            <translation>关注列表保存在内核中，由 epoll_ctl 修改</translation>
        </message>
        <message>
            <source>What epoll_wait copied out: only the ready descriptors</source>
            <translation>epoll_wait 复制出来的：只有就绪的描述符</translation>
        </message>
        <message>
            <source>Scroll to see the other connections</source>
            <translation>滚动以查看其他连接</translation>
        </message>
        <message>
            <source>The server is not running.</source>
            <translation>服务器没有运行。</translation>
        </message>
        <message>
            <source>Watched descriptors: %1.</source>
            <translation>监视的描述符：%1。</translation>
        </message>
        <message>
            <source>Ready: %1.</source>
            <translation>就绪：%1。</translation>
        </message>
        <message>
            <source>Open connections: %1.</source>
            <translation>打开的连接：%1。</translation>
        </message>
        <message>
            <source>Now: %1</source>
            <translation>现在：%1</translation>
        </message>
        <message>
            <source>Next: %1</source>
            <translation>接下来：%1</translation>
        </message>
        <message>
            <source>The signal that sigtimedwait took last names one descriptor</source>
            <translation>sigtimedwait 最近取出的信号指明一个描述符</translation>
        </message>
        <message>
            <source>The kernel sends a signal for each change of these descriptors</source>
            <translation>这些描述符每有变化，内核就发一个信号</translation>
        </message>
        <message>
            <source>Results that the program took out of the completion queue</source>
            <translation>程序从完成队列取出的结果</translation>
        </message>
        <message>
            <source>Operations that the kernel was given and has not finished</source>
            <translation>已交给内核但尚未完成的操作</translation>
        </message>
        <message>
            <source>send buffer: %1 of %2; the line: writable while at least a third is free</source>
            <translation>发送缓冲区：%2 中的 %1；竖线：至少三分之一空闲时可写</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>thread %1</source>
            <translation>线程 %1</translation>
        </message>
        <message>
            <source>thread</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>listen</source>
            <translation>监听</translation>
        </message>
        <message>
            <source>asleep</source>
            <translation>睡眠</translation>
        </message>
        <message>
            <source>asleep in %1</source>
            <translation>在 %1 中睡眠</translation>
        </message>
        <message>
            <source>wants to write, send buffer full</source>
            <translation>想要写入，发送缓冲区已满</translation>
        </message>
        <message>
            <source>buffer full</source>
            <translation>缓冲区已满</translation>
        </message>
        <message>
            <source>running</source>
            <translation>运行</translation>
        </message>
        <message>
            <source>reading</source>
            <translation>读取</translation>
        </message>
        <message>
            <source>writing</source>
            <translation>写入</translation>
        </message>
        <message>
            <source>exceptional</source>
            <translation>异常</translation>
        </message>
        <message>
            <source>open, idle</source>
            <translation>打开，空闲</translation>
        </message>
        <message>
            <source>blocked by a full buffer</source>
            <translation>因缓冲区已满而受阻</translation>
        </message>
        <message>
            <source>terminal</source>
            <translation>终端</translation>
        </message>
        <message>
            <source>tunnel</source>
            <translation>隧道</translation>
        </message>
        <message>
            <source>file</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>threads</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>listeners</source>
            <translation>监听者</translation>
        </message>
        <message>
            <source>connections</source>
            <translation>连接</translation>
        </message>
        <message>
            <source>files, other</source>
            <translation>文件及其他</translation>
        </message>
        <message>
            <source>watched</source>
            <translation>监视</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>bytes in</source>
            <translation>收到字节</translation>
        </message>
        <message>
            <source>bytes out</source>
            <translation>发出字节</translation>
        </message>
        <message>
            <source>answers</source>
            <translation>应答</translation>
        </message>
        <message>
            <source>loop lag</source>
            <translation>循环延迟</translation>
        </message>
        <message>
            <source>max %1</source>
            <translation>最大 %1</translation>
        </message>
        <message>
            <source>No lane is called “%1”.</source>
            <translation>没有名为“%1”的泳道。</translation>
        </message>
        <message>
            <source>%1 folded</source>
            <translation>折叠 %1</translation>
        </message>
        <message>
            <source>on average %1, busiest moment %2</source>
            <translation>平均 %1，最忙时 %2</translation>
        </message>
        <message>
            <source>%1 to %2</source>
            <translation>%1 至 %2</translation>
        </message>
        <message>
            <source>Click to unfold the group</source>
            <translation>单击展开该组</translation>
        </message>
        <message>
            <source>Click to fold the group into one row</source>
            <translation>单击将该组折叠为一行</translation>
        </message>
        <message>
            <source>Pinned: stays on top. Double click or P lets it go</source>
            <translation>已固定：始终在最上方。双击或按 P 取消固定</translation>
        </message>
        <message>
            <source>Double click or P pins it on top</source>
            <translation>双击或按 P 将其固定在最上方</translation>
        </message>
        <message>
            <source>%1 (pinned)</source>
            <translation>%1（已固定）</translation>
        </message>
        <message>
            <source>accepting</source>
            <translation>接受连接</translation>
        </message>
        <message>
            <source>Bookmark at %1</source>
            <translation>书签，位于 %1</translation>
        </message>
        <message>
            <source>The whole recording: drag the window to travel, its edges to zoom
%1 to %2</source>
            <translation>整个记录：拖动窗口可移动，拖动其边缘可缩放
%1 至 %2</translation>
        </message>
        <message>
            <source>%1 in which nothing happened, folded</source>
            <translation>%1 内什么也没有发生，已折叠</translation>
        </message>
        <message>
            <source>From %1 to %2</source>
            <translation>从 %1 到 %2</translation>
        </message>
        <message>
            <source>Cursor at %1</source>
            <translation>光标位于 %1</translation>
        </message>
        <message>
            <source>Chosen range: %1</source>
            <translation>所选区间：%1</translation>
        </message>
        <message>
            <source>Rows %1 to %2 of %3</source>
            <translation>第 %1 至 %2 行，共 %3 行</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>socket pair</source>
            <translation>套接字对</translation>
        </message>
        <message>
            <source>spinning: EAGAIN</source>
            <translation>空转：EAGAIN</translation>
        </message>
        <message>
            <source>spinning</source>
            <translation>空转</translation>
        </message>
    </context>
    <context>
        <name>TimelineMenu</name>
        <message>
            <source>&amp;Pin on top</source>
            <translation>固定在最上方(&amp;P)</translation>
        </message>
        <message>
            <source>Fold: %1</source>
            <translation>折叠：%1</translation>
        </message>
        <message>
            <source>Show &amp;counters</source>
            <translation>显示计数曲线(&amp;C)</translation>
        </message>
        <message>
            <source>Fold long &amp;gaps</source>
            <translation>折叠长间隔(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Zoom to the range</source>
            <translation>缩放到区间(&amp;Z)</translation>
        </message>
        <message>
            <source>C&amp;lear the range</source>
            <translation>清除区间(&amp;L)</translation>
        </message>
        <message>
            <source>Show &amp;everything</source>
            <translation>显示全部(&amp;E)</translation>
        </message>
        <message>
            <source>Remove the &amp;bookmark at the cursor</source>
            <translation>移除光标处的书签(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Bookmark at the cursor</source>
            <translation>在光标处加书签(&amp;B)</translation>
        </message>
    </context>
    <context>
        <name>TimelineTable</name>
        <message>
            <source>lane</source>
            <translation>行</translation>
        </message>
        <message>
            <source>from (s)</source>
            <translation>从（秒）</translation>
        </message>
        <message>
            <source>to (s)</source>
            <translation>到（秒）</translation>
        </message>
        <message>
            <source>what it did</source>
            <translation>做了什么</translation>
        </message>
        <message>
            <source>events</source>
            <translation>事件</translation>
        </message>
        <message numerus="yes">
            <source>%n more: look at a shorter time</source>
            <translation>
                <numerusform>另有 %n 行：请缩短时间范围</numerusform>
            </translation>
        </message>
        <message>
            <source>overview: all of it</source>
            <translation>总览：全部</translation>
        </message>
    </context>
    <context>
        <name>WaitWords</name>
        <message numerus="yes">
            <source>none of %n operation(s) under way is done</source>
            <translation>
                <numerusform>进行中的 %n 个操作都未完成</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>none of %n descriptor(s) is ready</source>
            <translation>
                <numerusform>%n 个描述符都未就绪</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing is ready</source>
            <translation>没有就绪的描述符</translation>
        </message>
        <message>
            <source>asleep in %1: %2</source>
            <translation>睡在 %1 中：%2</translation>
        </message>
        <message>
            <source>asleep in %1 on %2: no client has connected</source>
            <translation>睡在 %1 中（%2）：没有客户端连接</translation>
        </message>
        <message>
            <source>asleep in %1 on %2: no bytes have come</source>
            <translation>睡在 %1 中（%2）：没有字节到达</translation>
        </message>
        <message>
            <source>asleep in %1 on %2: the other side has not answered</source>
            <translation>睡在 %1 中（%2）：对方尚未应答</translation>
        </message>
        <message>
            <source>asleep in %1 for %2 alone: it is not ready</source>
            <translation>睡在 %1 中，只等 %2:它尚未就绪</translation>
        </message>
        <message>
            <source>asleep in %1 on %2: its send buffer has no room</source>
            <translation>睡在 %1 中（%2）：发送缓冲区没有空间</translation>
        </message>
        <message>
            <source>in %1 on %2: bytes are being copied</source>
            <translation>在 %1 中（%2）：正在复制字节</translation>
        </message>
        <message>
            <source>runs its own code after %1 on %2</source>
            <translation>在 %1（%2）之后运行自己的代码</translation>
        </message>
        <message>
            <source>runs its own code after %1</source>
            <translation>在 %1 之后运行自己的代码</translation>
        </message>
        <message>
            <source>in %1, which does not sleep</source>
            <translation>在 %1 中，它不会睡眠</translation>
        </message>
        <message>
            <source>asleep in %1: the program wants to wait</source>
            <translation>睡在 %1 中：程序自己要等待</translation>
        </message>
        <message>
            <source>asleep in %1 until its time is over</source>
            <translation>睡在 %1 中，直到时限到期</translation>
        </message>
        <message>
            <source>no client is connected</source>
            <translation>没有客户端连接</translation>
        </message>
        <message>
            <source>no client waits for an answer</source>
            <translation>没有客户端在等应答</translation>
        </message>
        <message numerus="yes">
            <source> and %n more</source>
            <translation>
                <numerusform>，另有 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>longest waiting client: %1%2</source>
            <translation>等待最久的客户端：%1%2</translation>
        </message>
        <message>
            <source>longest waiting client: %1, %2%3</source>
            <translation>等待最久的客户端：%1，%2%3</translation>
        </message>
        <message>
            <source>idle loop wait</source>
            <translation>循环空闲等待</translation>
        </message>
        <message>
            <source>unmet condition</source>
            <translation>条件未满足</translation>
        </message>
        <message>
            <source>transfer</source>
            <translation>传输</translation>
        </message>
        <message>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <source>timer</source>
            <translation>定时器</translation>
        </message>
        <message>
            <source>The loop slept until something came: nothing was ready and nobody needed anything.</source>
            <translation>循环睡眠直到有事发生：没有就绪的描述符，也没有谁需要什么。</translation>
        </message>
        <message>
            <source>A call on one descriptor slept: recv without bytes, accept without a client, connect without an answer.</source>
            <translation>针对单个描述符的调用在睡眠：recv 没有字节、accept 没有客户端、connect 没有应答。</translation>
        </message>
        <message>
            <source>Bytes were copied, or there was no room for them in a send buffer.</source>
            <translation>正在复制字节，或发送缓冲区没有空间。</translation>
        </message>
        <message>
            <source>The thread ran, or could have: between two calls, and in calls that do not sleep; a spin above all.</source>
            <translation>线程在运行或本可运行：两次调用之间，以及不会睡眠的调用之中；空转尤其如此。</translation>
        </message>
        <message>
            <source>nanosleep, and waits that a time limit ended.</source>
            <translation>nanosleep，以及因时限到期而结束的等待。</translation>
        </message>
        <message>
            <source>The thread has ended.</source>
            <translation>线程已结束。</translation>
        </message>
        <message>
            <source>No thread has run yet.</source>
            <translation>还没有线程运行过。</translation>
        </message>
        <message>
            <source>%1 stands at the gate before %2: you hold it; %3.</source>
            <translation>%1 停在 %2 之前的闸门处：是你拦住了它；%3。</translation>
        </message>
        <message>
            <source>%1: %2, for %3; %4.</source>
            <translation>%1:%2，已 %3；%4。</translation>
        </message>
        <message>
            <source>asleep in %1 until a signal comes</source>
            <translation>在 %1 中睡眠，直到信号到来</translation>
        </message>
        <message>
            <source>asleep in %1: no child has ended</source>
            <translation>在 %1 中睡眠：没有子进程结束</translation>
        </message>
        <message>
            <source>asleep in %1: another thread has to wake it</source>
            <translation>在 %1 中睡眠：要由另一个线程唤醒</translation>
        </message>
        <message>
            <source>asleep in %1: someone else holds the lock</source>
            <translation>在 %1 中睡眠：锁在别人手里</translation>
        </message>
        <message>
            <source>spins: %1 on %2 answers EAGAIN and is tried again at once</source>
            <translation>在空转：%2 上的 %1 返回 EAGAIN 后立即重试</translation>
        </message>
    </context>
    <context>
        <name>WarningWords</name>
        <message>
            <source>a descriptor</source>
            <translation>某个描述符</translation>
        </message>
        <message>
            <source>Write-interest spin</source>
            <translation>写关注空转</translation>
        </message>
        <message>
            <source>EOF spin</source>
            <translation>EOF 空转</translation>
        </message>
        <message>
            <source>Closed but still watched</source>
            <translation>已关闭仍被监视</translation>
        </message>
        <message>
            <source>EMFILE spin</source>
            <translation>EMFILE 空转</translation>
        </message>
        <message>
            <source>Undrained edge</source>
            <translation>边沿未读尽</translation>
        </message>
        <message>
            <source>Short send lost</source>
            <translation>短写丢失</translation>
        </message>
        <message>
            <source>Long handler</source>
            <translation>处理过久</translation>
        </message>
        <message>
            <source>Leaked descriptor</source>
            <translation>描述符泄漏</translation>
        </message>
        <message>
            <source>%1 is watched for writing with nothing to send: each wait returns at once.</source>
            <translation>%1 没有要发送的内容却被监视可写：每次等待都立即返回。</translation>
        </message>
        <message>
            <source>%1 has ended and is not closed: it is reported again and again.</source>
            <translation>%1 已结束却没有关闭：它被一再报告。</translation>
        </message>
        <message>
            <source>%1 is closed and still watched: each wait answers POLLNVAL.</source>
            <translation>%1 已关闭却仍被监视：每次等待都返回 POLLNVAL。</translation>
        </message>
        <message>
            <source>A closed descriptor is still in the lists: select fails with EBADF.</source>
            <translation>列表中仍有已关闭的描述符：select 以 EBADF 失败。</translation>
        </message>
        <message>
            <source>accept on %1 fails for want of descriptors, and the listener is still watched: each wait returns at once.</source>
            <translation>%1 上的 accept 因描述符用尽而失败，监听套接字却仍被监视：每次等待都立即返回。</translation>
        </message>
        <message>
            <source>%1 was reported by an edge, read until the room was full and not until EAGAIN: what is left is not reported again.</source>
            <translation>%1 由边沿报告，只读满一次缓冲区而没有读到 EAGAIN：剩下的不会再被报告。</translation>
        </message>
        <message>
            <source>A send on %1 took less than it was offered, and the rest, %2, was never sent.</source>
            <translation>%1 上的一次 send 没有收下全部字节，其余的 %2 从未发送。</translation>
        </message>
        <message>
            <source>After its call on %1 the loop did not come back for %2 while others were ready: the handler works long, or no processor was free.</source>
            <translation>在对 %1 的调用之后，循环有 %2 没有回来，而其他描述符已就绪：处理程序耗时太长，或者没有空闲的处理器。</translation>
        </message>
        <message>
            <source>The other end of %1 has ended long ago, and nobody closes it: it stays in CLOSE_WAIT.</source>
            <translation>%1 的对端早已结束，却无人关闭：它停留在 CLOSE_WAIT。</translation>
        </message>
        <message>
            <source>Watch for writing only while bytes are left to send.</source>
            <translation>仅在还有字节要发送时才监视可写。</translation>
        </message>
        <message>
            <source>recv = 0 is the end: take it off the lists and close it.</source>
            <translation>recv = 0 表示结束：从列表中移除并关闭。</translation>
        </message>
        <message>
            <source>Take a descriptor off the lists before it is closed.</source>
            <translation>关闭描述符之前先把它从列表中移除。</translation>
        </message>
        <message>
            <source>Stop watching the listener until a descriptor is free again.</source>
            <translation>在有空闲描述符之前停止监视监听套接字。</translation>
        </message>
        <message>
            <source>With EPOLLET, read until EAGAIN before waiting again.</source>
            <translation>使用 EPOLLET 时，再次等待之前要读到 EAGAIN。</translation>
        </message>
        <message>
            <source>Keep the rest, watch for writing and send it when there is room.</source>
            <translation>保留其余字节，监视可写，有空间时再发送。</translation>
        </message>
        <message>
            <source>Do long work in another thread, or in pieces.</source>
            <translation>把耗时的工作放到另一个线程，或分段进行。</translation>
        </message>
        <message>
            <source>Close each descriptor when its peer has ended and nothing is owed.</source>
            <translation>对端已结束且不再欠对方字节时，就关闭描述符。</translation>
        </message>
        <message>
            <source>error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>EAGAIN spin</source>
            <translation>EAGAIN 空转</translation>
        </message>
        <message>
            <source>%1 answers EAGAIN and is tried again at once, without any wait: the processor is busy for nothing.</source>
            <translation>%1 返回 EAGAIN 后不经等待立即重试：处理器白忙。</translation>
        </message>
        <message>
            <source>Wait for it with select, poll or epoll_wait, or sleep between two tries.</source>
            <translation>用 select、poll 或 epoll_wait 等待它，或在两次尝试之间睡眠。</translation>
        </message>
    </context>
    <context>
        <name>WatchWords</name>
        <message>
            <source>There is no program %1.</source>
            <translation>没有程序 %1。</translation>
        </message>
        <message>
            <source>%1 is no program that may be run.</source>
            <translation>%1 不是可以运行的程序。</translation>
        </message>
        <message>
            <source>There is no folder %1.</source>
            <translation>没有文件夹 %1。</translation>
        </message>
        <message>
            <source>The kernel refuses to have %1 traced.</source>
            <translation>内核拒绝跟踪 %1。</translation>
        </message>
        <message>
            <source>%1 could not be started under strace.</source>
            <translation>无法在 strace 下启动 %1。</translation>
        </message>
        <message>
            <source>There is no process %1.</source>
            <translation>没有进程 %1。</translation>
        </message>
        <message>
            <source>Process %1 is Muxscope itself.</source>
            <translation>进程 %1 就是 Muxscope 自己。</translation>
        </message>
        <message>
            <source>Process %1 is a thread of the kernel: it makes no system calls.</source>
            <translation>进程 %1 是内核线程：它不发出系统调用。</translation>
        </message>
        <message>
            <source>Process %1 is traced already, by a debugger or another strace.</source>
            <translation>进程 %1 已被调试器或另一个 strace 跟踪。</translation>
        </message>
        <message>
            <source>Process %1 belongs to another user. Run Muxscope as that user, or take a log as root with the command below and open it here.</source>
            <translation>进程 %1 属于另一个用户。请以该用户身份运行 Muxscope，或以 root 用下面的命令记录日志，再在这里打开。</translation>
        </message>
        <message>
            <source>The kernel lets nobody attach to process %1 (kernel.yama.ptrace_scope is 1). Start the program from here instead, or allow it until the next boot: sudo sysctl kernel.yama.ptrace_scope=0</source>
            <translation>内核不允许附加到进程 %1（kernel.yama.ptrace_scope 为 1）。请改为从这里启动程序，或在下次开机前允许附加：sudo sysctl kernel.yama.ptrace_scope=0</translation>
        </message>
        <message>
            <source>The kernel refuses to have process %1 traced.</source>
            <translation>内核拒绝跟踪进程 %1。</translation>
        </message>
        <message>
            <source>strace could not attach to process %1.</source>
            <translation>strace 无法附加到进程 %1。</translation>
        </message>
        <message>
            <source>process %1</source>
            <translation>进程 %1</translation>
        </message>
        <message>
            <source>%1 · PID %2</source>
            <translation>%1 · PID %2</translation>
        </message>
        <message>
            <source>strace is not installed. On Debian and Ubuntu: sudo apt-get install strace</source>
            <translation>未安装 strace。在 Debian 和 Ubuntu 上：sudo apt-get install strace</translation>
        </message>
        <message>
            <source>Only root may trace here (kernel.yama.ptrace_scope is 2).</source>
            <translation>这里只有 root 可以跟踪（kernel.yama.ptrace_scope 为 2）。</translation>
        </message>
        <message>
            <source>Tracing is switched off until the next boot (kernel.yama.ptrace_scope is 3).</source>
            <translation>跟踪功能已关闭，直到下次开机（kernel.yama.ptrace_scope 为 3）。</translation>
        </message>
        <message>
            <source>%1 has ended with exit status %2; its calls stay here.</source>
            <translation>%1 已结束，退出状态为 %2；它的调用仍留在这里。</translation>
        </message>
        <message>
            <source>%1 was ended by SIG%2; its calls stay here.</source>
            <translation>%1 被 SIG%2 结束；它的调用仍留在这里。</translation>
        </message>
        <message>
            <source>The watching has ended; process %1 runs on.</source>
            <translation>观察已结束；进程 %1 继续运行。</translation>
        </message>
        <message>
            <source>%1 has ended; its calls stay here.</source>
            <translation>%1 已结束；它的调用仍留在这里。</translation>
        </message>
        <message>
            <source>slowed by strace, unknown by how much</source>
            <translation>被 strace 拖慢，程度未知</translation>
        </message>
        <message>
            <source>strace holds it ≥ %1 % of the time</source>
            <translation>strace 占住它 ≥ %1 % 的时间</translation>
        </message>
        <message>
            <source>%1, its work takes ≥ %2× as long</source>
            <translation>%1，它的工作耗时 ≥ %2 倍</translation>
        </message>
        <message>
            <source>Each system call of the program waits for strace. How long that is in sum is unknown: the kernel keeps no account of it here.</source>
            <translation>程序的每个系统调用都要等待 strace。总共等了多久不得而知：这里的内核不作统计。</translation>
        </message>
        <message>
            <source>Each system call of the program waits for strace: in this run at least %1 of %2, after %3 lines of strace’s log.</source>
            <translation>程序的每个系统调用都要等待 strace：本次运行的 %2 中至少有 %1，strace 日志共 %3 行。</translation>
        </message>
        <message>
            <source>The program itself ran too briefly to say how much longer its work takes.</source>
            <translation>程序自身运行得太短，说不出它的工作慢了多少。</translation>
        </message>
        <message>
            <source>The program itself ran %1, so its work takes at least %2 times as long as unwatched.</source>
            <translation>程序自身运行了 %1，所以它的工作耗时至少是不被观察时的 %2 倍。</translation>
        </message>
    </context>
    <context>
        <name>WhatsThis</name>
        <message>
            <source>The built-in client. Write a request, choose how it is sent (at once, byte by byte, half of it, …) and press Ctrl+Enter; below stand the answer and the connections it keeps. It is a client like any other: the server cannot tell it from curl or a browser.</source>
            <translation>内置客户端。写好请求，选择发送方式（一次发完、逐字节、只发一半……），按 Ctrl+Enter 发送；下面是响应和它保持的连接。它和别的客户端一样：服务器分不清它与 curl 或浏览器。</translation>
        </message>
        <message>
            <source>What the server is told before it starts: teaching switches that make it do the wrong thing on purpose, its limits, and further sockets. What you change holds from the next start on; until then a bar offers to restart it.</source>
            <translation>启动之前告诉服务器的内容：让它故意做错的教学开关、各项限制，以及更多的套接字。改动从下一次启动起生效；在那之前会有一条提示，可以立即重启。</translation>
        </message>
        <message>
            <source>Clients, the kernel's sockets with their buffers, and the server's thread with the sets it watches, at the moment of the cursor. Tab and the arrows walk the picture, Return chooses a descriptor for all panels; 1, 2 and 3 show sets, bits and the sequence of one request. Everything is computed from the recorded calls; ≈ marks what was concluded, not seen.</source>
            <translation>光标时刻的客户端、内核中的套接字及其缓冲区，以及服务器线程和它监视的集合。用 Tab 和方向键在图中移动，按回车为所有面板选中一个描述符；1、2、3 分别显示集合、位和一次请求的时序。一切都由记录下来的调用算出；≈ 表示推断而非直接看到。</translation>
        </message>
        <message>
            <source>All about the chosen descriptor: its request and answer part by part, the bytes, its event mask and its socket. A click on a heading folds that section. What is chosen in one section is marked in the others.</source>
            <translation>所选描述符的全部信息：请求和响应的各个部分、字节、事件掩码和套接字。点击标题可以折叠该部分。在一处选中的内容，在其他各处也会标出。</translation>
        </message>
        <message>
            <source>One request and its answer, taken apart as the server's parser has read it up to the cursor. Choose a part to read what it means and to see its bytes below; Timing shows where its time went. What has not arrived yet is said to be missing, what breaks the rules says why.</source>
            <translation>一次请求及其响应，按服务器的解析器到光标为止读到的样子拆开。选中一个部分可以阅读它的含义，并在下面看到它的字节；“时间”显示时间花在哪里。还没到的部分会注明缺失，违反规则的部分会说明原因。</translation>
        </message>
        <message>
            <source>The bytes themselves, as hex and text, coloured by what they are for and shaded by the call that carried them. A click marks a byte and its part above, a double click goes to its call. They are the bytes that recv and send really moved.</source>
            <translation>字节本身，以十六进制和文本显示：颜色表示用途，深浅表示由哪次调用带来。单击标出一个字节和上面对应的部分，双击转到它的调用。这些就是 recv 和 send 真正搬运的字节。</translation>
        </message>
        <message>
            <source>What the kernel last reported about the chosen descriptor, bit by bit, in the words of poll(2). Underlined bits were asked for, dashed ones are only ever reported. For select the same readiness is shown as poll would say it.</source>
            <translation>内核最近一次对所选描述符的报告，逐位列出，用 poll(2) 的名称。有下划线的位是程序要求的，虚线的位总会被报告。对 select 显示的是 poll 会报告的同样的就绪状态。</translation>
        </message>
        <message>
            <source>What is known of the chosen descriptor, under the names of the calls that would tell it: fileno, getsockname, getpeername, flags, options, buffers. It comes from the recorded calls; what none of them told is said to be unknown.</source>
            <translation>对所选描述符所知的一切，按能够得到它的调用命名：fileno、getsockname、getpeername、标志、选项、缓冲区。来自记录下来的调用；没有任何调用说明的内容会标为未知。</translation>
        </message>
        <message>
            <source>The server's loop as a short program in Python or C, with the line that runs at the cursor and the values it has just got. A click in the margin, or F9, stops the server before that line; the numbers count how often each line ran. The Python listing is a program that really runs.</source>
            <translation>服务器的循环，写成一段简短的 Python 或 C 程序，标出光标时刻执行的行和它刚得到的值。单击左边空白或按 F9，服务器会停在该行之前；数字是每行执行的次数。Python 列表是真正能运行的程序。</translation>
        </message>
        <message>
            <source>Every system call of the server, one row each; grey ones come after the cursor. A click moves the cursor there, F8 goes to the next notable one; the line above filters, for example fd == 5 &amp;&amp; errno == EAGAIN. Shift and the arrows choose rows to copy.</source>
            <translation>服务器的每一次系统调用，每次一行；灰色的在光标之后。单击把光标移到那里，F8 转到下一个值得注意的调用；上面的输入行用来过滤，例如 fd == 5 &amp;&amp; errno == EAGAIN。Shift 加方向键选择要复制的行。</translation>
        </message>
        <message>
            <source>The values with bits that belong to the chosen descriptor: events, revents, open flags, words of an fd_set. Take one into the playground below and combine it with &amp; | ^ &lt;&lt; &gt;&gt;; each bit of the result is explained. The values are those of the recorded run.</source>
            <translation>属于所选描述符的各种带位的值：events、revents、打开标志、fd_set 的字。把其中一个取到下面，用 &amp; | ^ &lt;&lt; &gt;&gt; 运算；结果的每一位都有解释。这些值来自记录的运行。</translation>
        </message>
        <message>
            <source>A short text on each call, errno, bit, method, header and status, with its man page or RFC section. It follows what you choose elsewhere; F1 brings it to the front, and the line at the top searches it. The texts are the program's own and need no network.</source>
            <translation>对每个调用、errno、位、方法、首部和状态码的简短说明，附手册页或 RFC 章节。它跟随你在别处的选择；F1 把它移到最前面，顶部的输入行用来搜索。文字由程序自带，不需要网络。</translation>
        </message>
        <message>
            <source>All requests that are held in history, one a row: which connection, what was asked, how it was answered, how long that took. Choosing one shows it in the Exchange panel, Enter goes to the call that brought its first byte. The list is read from the recorded bytes.</source>
            <translation>历史中保存的所有请求，每个一行：哪个连接、问了什么、怎样回答、用了多久。选中一行会在“请求与响应”面板中显示，按回车转到带来第一个字节的调用。列表由记录下来的字节读出。</translation>
        </message>
        <message>
            <source>Time from left to right: a row for each thread and descriptor, its colour what it did when. Drag to travel, turn the wheel to zoom, hold Shift and drag to measure a range; the strip at the bottom is all of history. It is drawn from the recorded calls, however many they are.</source>
            <translation>时间从左到右：每个线程和描述符一行，颜色表示它何时做了什么。拖动可以移动光标，滚轮缩放，按住 Shift 拖动可以测量一段；底部的长条是全部历史。无论有多少调用，它都由记录画出。</translation>
        </message>
        <message>
            <source>Your own notes, kept with the program’s settings. The button writes the moment of the cursor as #1208; a double click on such a number, or Ctrl+Enter in it, goes back there. Ctrl+Z undoes what you typed.</source>
            <translation>你自己的笔记，与程序的设置一起保存。按钮把光标的时刻写成 #1208；双击这样的数字，或在其中按 Ctrl+Enter，就回到那里。Ctrl+Z 撤销输入。</translation>
        </message>
        <message>
            <source>The server’s standard input and output, for the protocol “lines”: type a line and Enter sends it, Ctrl+D ends the input. Below stands the end of the file that the server writes. The server watches this terminal in its loop like any socket.</source>
            <translation>服务器的标准输入和输出，用于协议 lines：输入一行，按回车发送，Ctrl+D 结束输入。下面是服务器所写文件的末尾。服务器在循环里像监视套接字一样监视这个终端。</translation>
        </message>
        <message>
            <source>Why threads waited: for clients to ask, for a condition that was not met, for bytes to move, for a timer or the processor; with totals for each descriptor and client. Choose a row to go to its longest wait. Measured from the recorded calls up to the newest one.</source>
            <translation>线程为什么等待：等客户端来问、等没有满足的条件、等字节移动、等定时器或处理器；并按描述符和客户端合计。选中一行会转到它最长的一次等待。由记录下来的调用测得，直到最新的一个。</translation>
        </message>
        <message>
            <source>What is wrong with the program that was recorded: busy loops, leaked descriptors, lost bytes, handlers that let others wait. Choose one to go to its evidence and to read the events that show it. Only what the recorded calls prove is listed.</source>
            <translation>所记录的程序有什么问题：空转、泄漏的描述符、丢失的字节、让别人久等的处理函数。选中一条会转到它的证据，并列出能证明它的事件。只列出记录下来的调用能够证明的问题。</translation>
        </message>
        <message>
            <source>Where the server is to stop: before a call, at a line of the loop, or when a condition such as errno == EAGAIN holds. Type one and press Enter; the box switches it off without losing it. They hold while the server runs and while history is replayed.</source>
            <translation>服务器应当停在哪里：某个调用之前、循环的某一行，或某个条件（例如 errno == EAGAIN）成立时。输入条件后按回车；方框可以停用它而不丢失。服务器运行时和回放历史时都有效。</translation>
        </message>
        <message>
            <source>Starts the server with what stands beside it, or stops it. Stopping always works, wherever the server sleeps or stands; its history stays to be looked at until the next start.</source>
            <translation>用旁边的选择启动服务器，或者停止它。无论服务器在哪里睡眠或停住，停止总是有效；它的历史会保留到下一次启动，供你查看。</translation>
        </message>
        <message>
            <source>How the server waits for many clients: one of the I/O models, each a short loop that the Loop panel shows. While it runs, another choice starts it anew. A grey one cannot run on this machine; its tool tip says why.</source>
            <translation>服务器怎样等待许多客户端：一种 I/O 模型，每种都是一个简短的循环，显示在“循环”面板里。运行时换一种会重新启动服务器。灰色的模型不能在这台机器上运行，提示中说明原因。</translation>
        </message>
        <message>
            <source>What the server says to its clients: HTTP, a fixed reply, or lines that go to a file, with a terminal. The loop that waits is the same for all of them.</source>
            <translation>服务器对客户端说什么：HTTP、固定的回答，或者写入文件的文本行（带终端）。等待的循环对它们都一样。</translation>
        </message>
        <message>
            <source>The TCP port on 127.0.0.1 that the server listens on from the next start; “any” lets the kernel choose one. The real address stands in the window’s title and in the status line.</source>
            <translation>服务器下一次启动时在 127.0.0.1 上监听的 TCP 端口；“任意”由内核选择。实际地址显示在窗口标题和状态栏里。</translation>
        </message>
        <message>
            <source>Goes to the oldest moment that is still held. Nothing happens to the server: only what you look at changes.</source>
            <translation>转到仍然保存着的最早时刻。服务器不受影响：改变的只是你看到的内容。</translation>
        </message>
        <message>
            <source>One step back through what has happened; the server is not touched, for what it did is done. How far a step goes is chosen at the right.</source>
            <translation>在已经发生的事情里后退一步；服务器不受影响，做过的事已经做了。一步有多远在右边选择。</translation>
        </message>
        <message>
            <source>Pausing stops the server before its next call; the kernel goes on receiving meanwhile, and the stage shows its buffers fill. Running goes on from the cursor: history is replayed at the chosen speed, then comes the present.</source>
            <translation>暂停会让服务器停在下一次调用之前；这期间内核继续接收，舞台上可以看到缓冲区被填满。运行则从光标处继续：先按所选速度回放历史，然后到达现在。</translation>
        </message>
        <message>
            <source>One step forward. Within history only the cursor moves; at its end the server is let through one more call, and you see what the kernel answers.</source>
            <translation>前进一步。在历史中只移动光标；在历史的末尾，服务器被放行一次调用，你会看到内核的回答。</translation>
        </message>
        <message>
            <source>On to the loop’s next wait: the next select, poll or epoll_wait. Within history the cursor goes there, at its end the server runs until it stands before it.</source>
            <translation>前进到循环的下一次等待：下一次 select、poll 或 epoll_wait。在历史中光标移到那里；在历史末尾，服务器运行到它之前停住。</translation>
        </message>
        <message>
            <source>How far one step goes: one call, one event (“about to call” and “returned” apart), to the next ready descriptor, over all calls of a descriptor, or one turn of the loop. It holds for both directions and for F10.</source>
            <translation>一步有多远：一次调用、一个事件（“将要调用”和“已返回”分开）、到下一个就绪描述符、跨过一个描述符的所有调用，或循环的一轮。对两个方向和 F10 都有效。</translation>
        </message>
        <message>
            <source>How fast recorded time passes when history is replayed: from 1/1000 to 16 times real time. The server itself is never slowed down by it.</source>
            <translation>回放历史时，记录的时间过得多快：从实际时间的 1/1000 到 16 倍。服务器本身不会因此变慢。</translation>
        </message>
        <message>
            <source>What you are looking at. LIVE: the present, as it comes. REPLAY: history at the chosen speed. PAUSED: the cursor stands, and a server stands before its next call. STOPPED: no server runs.</source>
            <translation>你正在看什么。实时：正在发生的现在。回放：按所选速度播放历史。已暂停：光标不动，服务器停在下一次调用之前。已停止：没有服务器在运行。</translation>
        </message>
        <message>
            <source>Teaching switches are on: on purpose the server does something that its model would not do. A click shows which, in the Server panel.</source>
            <translation>有教学开关打开：服务器故意做它的模型不会做的事。点击会在“服务器”面板里显示是哪些。</translation>
        </message>
        <message>
            <source>What the server does right now: where it listens, before which call it stands, or that it is stopped. This is the present, wherever the cursor is.</source>
            <translation>服务器此刻在做什么：在哪里监听、停在哪个调用之前，或者已经停止。无论光标在哪里，这里总是现在。</translation>
        </message>
        <message>
            <source>How many things are wrong with the recorded program. A click lists them with their evidence.</source>
            <translation>所记录的程序有多少处问题。点击会列出它们和证据。</translation>
        </message>
        <message>
            <source>A few totals of the newest moment: threads, descriptors, connections, events in a second, calls for one request. They are counted from the recorded calls.</source>
            <translation>最新时刻的几个总数：线程、描述符、连接、每秒事件数、每个请求的调用数。它们由记录下来的调用数出。</translation>
        </message>
        <message>
            <source>How much history is held in memory. When it grows past its limit the oldest goes, and it is said from where on it is held; nothing is dropped silently.</source>
            <translation>内存中保存了多少历史。超过限度时最早的部分会被移走，并注明从哪里开始保存；没有任何内容会悄悄丢失。</translation>
        </message>
        <message>
            <source>The language of everything in the window, at once: the server goes on, and nothing is lost. The kernel’s own words stay as they are in every language. Remembered for the next time.</source>
            <translation>窗口里一切文字的语言，立即切换：服务器继续运行，什么都不会丢失。内核自己的词在任何语言里都不变。下次启动时仍然记得。</translation>
        </message>
        <message>
            <source>Which calls are listed, as a condition that is checked while you type: fd == 5 &amp;&amp; call == recv &amp;&amp; took &gt; 10ms. Ctrl+Space or the arrow keys offer what may stand there; empty lists all.</source>
            <translation>列出哪些调用，写成一个条件，输入时就会检查：fd == 5 &amp;&amp; call == recv &amp;&amp; took &gt; 10ms。Ctrl+空格或方向键会提示这里可以写什么；空白则列出全部。</translation>
        </message>
        <message>
            <source>The listing with the line that runs at the cursor. Up and Down choose a line, F9 sets or removes a breakpoint there; a click in the margin does the same.</source>
            <translation>程序列表，标出光标时刻执行的行。上下键选择一行，F9 在那里设置或取消断点；单击左边空白也一样。</translation>
        </message>
        <message>
            <source>How the request goes onto the wire: at once, a byte at a time, only half, with a reset in the middle, … Each way makes the kernel and the server do something else, and the stage shows what.</source>
            <translation>请求怎样送上线路：一次发完、每次一个字节、只发一半、中途重置……每种方式都会让内核和服务器做不同的事，舞台会显示出来。</translation>
        </message>
        <message>
            <source>A line for the server’s standard input. Enter sends it, Ctrl+D ends the input; of a pasted text every line is sent.</source>
            <translation>服务器标准输入的一行。回车发送，Ctrl+D 结束输入；粘贴的文本会逐行发送。</translation>
        </message>
        <message>
            <source>Type a call, an errno, a bit, a header or a status; what was found stands below, and one press opens it.</source>
            <translation>输入一个调用、errno、位、首部或状态码；找到的内容列在下面，一按即可打开。</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::Actions</name>
        <message>
            <source>&amp;Pause</source>
            <translation>暂停(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>运行(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>停止(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Start</source>
            <translation>启动(&amp;S)</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::BitsRows</name>
        <message>
            <source>The values, bit below bit</source>
            <translation>各个值，按位对齐</translation>
        </message>
        <message>
            <source>bit %1, worth 0x%2</source>
            <translation>第 %1 位，值 0x%2</translation>
        </message>
        <message>
            <source>bit</source>
            <translation>位</translation>
        </message>
        <message>
            <source>worth</source>
            <translation>权值</translation>
        </message>
        <message>
            <source>result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>name</source>
            <translation>名称</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::BitsView</name>
        <message>
            <source>Bits</source>
            <translation>位</translation>
        </message>
        <message>
            <source>A value of this moment, a constant, or a number: 10, 0xa, 0b1010, 012. Several are joined with |.</source>
            <translation>此刻的值、常量或数字：10、0xa、0b1010、012。多个用 | 连接。</translation>
        </message>
        <message>
            <source>Values of the chosen descriptor</source>
            <translation>所选描述符的值</translation>
        </message>
        <message>
            <source>Enter or a double click takes a value as the first operand below.</source>
            <translation>按 Enter 或双击，把该值作为下面的第一个操作数。</translation>
        </message>
        <message>
            <source>First operand</source>
            <translation>第一个操作数</translation>
        </message>
        <message>
            <source>Second operand</source>
            <translation>第二个操作数</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>运算符</translation>
        </message>
        <message>
            <source>No descriptor is chosen that has values with bits at this moment. The playground below works with constants and numbers all the same.</source>
            <translation>此刻没有选中带位值的描述符。下面的练习区仍可使用常量和数字。</translation>
        </message>
        <message>
            <source>select has sets, no masks: fd %1 is bit %2 of word %3 in each (%1 = %3 × 64 + %2). events and revents are what poll() would say.</source>
            <translation>select 只有集合，没有掩码：fd %1 在每个集合中是第 %3 个字的第 %2 位（%1 = %3 × 64 + %2）。events 和 revents 是 poll() 会给出的值。</translation>
        </message>
        <message>
            <source>%1 has no value at this moment.</source>
            <translation>%1 此刻没有值。</translation>
        </message>
        <message>
            <source>bit %1: %2</source>
            <translation>第 %1 位：%2</translation>
        </message>
        <message>
            <source>bit %1: %2 — %3</source>
            <translation>第 %1 位：%2 — %3</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>数</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::BlockedView</name>
        <message>
            <source>Why blocked</source>
            <translation>为何阻塞</translation>
        </message>
        <message>
            <source>What the thread waits for at this moment</source>
            <translation>此刻线程在等什么</translation>
        </message>
        <message>
            <source>Reasons</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>Descriptors</source>
            <translation>描述符</translation>
        </message>
        <message>
            <source>Clients</source>
            <translation>客户端</translation>
        </message>
        <message>
            <source>What all threads waited for, by reason</source>
            <translation>所有线程按原因统计的等待</translation>
        </message>
        <message>
            <source>The same for each thread</source>
            <translation>按线程统计</translation>
        </message>
        <message>
            <source>The same for each descriptor, all its lives together</source>
            <translation>按描述符统计，同一编号的各次使用合并</translation>
        </message>
        <message>
            <source>The same for each client, named by its address</source>
            <translation>按客户端统计，以其地址命名</translation>
        </message>
        <message>
            <source>Totals of waiting</source>
            <translation>等待的总计</translation>
        </message>
        <message>
            <source>Choose a row to go to its longest span</source>
            <translation>选择一行即跳到其中最长的一段</translation>
        </message>
        <message>
            <source>No trace yet: start the server.</source>
            <translation>还没有记录：请启动服务器。</translation>
        </message>
        <message>
            <source>whole recording, so far</source>
            <translation>整个记录，截至目前</translation>
        </message>
        <message>
            <source>whole recording</source>
            <translation>整个记录</translation>
        </message>
        <message>
            <source> · %1 rows more</source>
            <translation> · 另有 %1 行</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::BreakpointsTable</name>
        <message>
            <source>How often it has stopped the server or a replay; the latest stop was because of it</source>
            <translation>它使服务器或回放停住的次数；最近一次停住就是因为它</translation>
        </message>
        <message>
            <source>How often it has stopped the server or a replay</source>
            <translation>它使服务器或回放停住的次数</translation>
        </message>
        <message>
            <source>stops at</source>
            <translation>停在</translation>
        </message>
        <message>
            <source>hits</source>
            <translation>命中</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::BreakpointsView</name>
        <message>
            <source>Breakpoints</source>
            <translation>断点</translation>
        </message>
        <message>
            <source>Condition of a new breakpoint</source>
            <translation>新断点的条件</translation>
        </message>
        <message>
            <source>Stop at, e.g. %1</source>
            <translation>停在，例如 %1</translation>
        </message>
        <message>
            <source>In the words of the filter: %1</source>
            <translation>用过滤条件的写法：%1</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Add the breakpoint</source>
            <translation>添加断点</translation>
        </message>
        <message>
            <source>Add the breakpoint (Enter)</source>
            <translation>添加断点（回车）</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Remove the marked breakpoint</source>
            <translation>移除选中的断点</translation>
        </message>
        <message>
            <source>Remove the marked breakpoint (Delete)</source>
            <translation>移除选中的断点（Delete）</translation>
        </message>
        <message>
            <source>What is wrong with the condition</source>
            <translation>条件的错误所在</translation>
        </message>
        <message>
            <source>Space switches one on or off, F2 changes it, Delete removes it</source>
            <translation>空格键启用或停用，F2 修改，Delete 移除</translation>
        </message>
        <message>
            <source>none: click beside a line of the loop, or press F9</source>
            <translation>没有：点击循环代码行的左侧，或按 F9</translation>
        </message>
        <message numerus="yes">
            <source>%n on</source>
            <translation>
                <numerusform>%n 个启用</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::BytesGrid</name>
        <message>
            <source>Bytes of the message</source>
            <translation>报文的字节</translation>
        </message>
        <message>
            <source>byte %1: not there yet</source>
            <translation>字节 %1：尚未到达</translation>
        </message>
        <message>
            <source>byte %1: %2</source>
            <translation>字节 %1：%2</translation>
        </message>
        <message>
            <source>brought by %1 call %2 of %3 (moment %4)</source>
            <translation>由第 %2 次 %1 调用带来，共 %3 次（时刻 %4）</translation>
        </message>
        <message>
            <source>Copy all bytes as hex</source>
            <translation>以十六进制复制全部字节</translation>
        </message>
        <message>
            <source>Copy the marked bytes as hex</source>
            <translation>以十六进制复制所选字节</translation>
        </message>
        <message>
            <source>Copy all bytes as text</source>
            <translation>以文本复制全部字节</translation>
        </message>
        <message>
            <source>Copy the marked bytes as text</source>
            <translation>以文本复制所选字节</translation>
        </message>
        <message>
            <source>Copy all as a hex dump</source>
            <translation>以十六进制转储格式复制全部</translation>
        </message>
        <message>
            <source>Go to the %1 call that carried this byte</source>
            <translation>转到传送该字节的 %1 调用</translation>
        </message>
        <message>
            <source>Go to the byte where the message is malformed</source>
            <translation>转到消息出错的字节</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::BytesView</name>
        <message>
            <source>Bytes</source>
            <translation>字节</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>请求</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>响应</translation>
        </message>
        <message>
            <source>Nothing of the response has been sent yet.</source>
            <translation>响应尚未发送任何内容。</translation>
        </message>
        <message>
            <source>Nothing of the request has arrived yet.</source>
            <translation>请求尚未到达任何内容。</translation>
        </message>
        <message>
            <source>To its call</source>
            <translation>转到调用</translation>
        </message>
        <message>
            <source>Go to the call that carried the marked byte (or press Enter on it)</source>
            <translation>转到传送所选字节的调用（或在字节上按 Enter）</translation>
        </message>
        <message>
            <source>Bytes of the response</source>
            <translation>响应的字节</translation>
        </message>
        <message>
            <source>The marked byte</source>
            <translation>所选字节</translation>
        </message>
        <message>
            <source>Nothing has been sent.</source>
            <translation>什么也没有发送。</translation>
        </message>
        <message>
            <source>Nothing was received.</source>
            <translation>什么也没有收到。</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>已接收</translation>
        </message>
        <message>
            <source>What recv and read brought</source>
            <translation>recv 和 read 带来的字节</translation>
        </message>
        <message>
            <source>The bytes of the request</source>
            <translation>请求的字节</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>已发送</translation>
        </message>
        <message>
            <source>What send and write took</source>
            <translation>send 和 write 收下的字节</translation>
        </message>
        <message>
            <source>The bytes of the response</source>
            <translation>响应的字节</translation>
        </message>
        <message numerus="yes">
            <source>%n send call(s), one by one</source>
            <translation>
                <numerusform>%n 次 send 调用，逐次显示</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n recv call(s), one by one</source>
            <translation>
                <numerusform>%n 次 recv 调用，逐次显示</numerusform>
            </translation>
        </message>
        <message>
            <source>Malformed at byte %1: %2 (%3).</source>
            <translation>在第 %1 字节处格式错误：%2（%3）。</translation>
        </message>
        <message>
            <source>Choose a byte to see which call carried it.</source>
            <translation>选择一个字节，查看是哪次调用传送的。</translation>
        </message>
        <message>
            <source>Choose a byte to see its call and the parser's state.</source>
            <translation>选择一个字节，查看它的调用和解析器的状态。</translation>
        </message>
        <message>
            <source>malformed: %1 (%2)</source>
            <translation>格式错误：%1（%2）</translation>
        </message>
        <message>
            <source>the parser then waits for %1</source>
            <translation>此后解析器等待：%1</translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s) of the response</source>
            <translation>
                <numerusform>响应的 %n 个字节</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s) of the request</source>
            <translation>
                <numerusform>请求的 %n 个字节</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n send call(s)</source>
            <translation>
                <numerusform>分 %n 次 send 调用</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n recv call(s)</source>
            <translation>
                <numerusform>分 %n 次 recv 调用</numerusform>
            </translation>
        </message>
        <message>
            <source>malformed at byte %1</source>
            <translation>在字节 %1 处格式错误</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::CallsColumns</name>
        <message>
            <source>Columns of the calls</source>
            <translation>调用表的列</translation>
        </message>
        <message>
            <source>Drag to move, drag an edge to resize, right-click to choose columns</source>
            <translation>拖动可移动，拖动边缘可调整宽度，右键选择列</translation>
        </message>
        <message>
            <source>Columns as they were</source>
            <translation>恢复默认的列</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::CallsFilterField</name>
        <message>
            <source>What could come next</source>
            <translation>接下来可以输入的词</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::CallsModel</name>
        <message>
            <source>time over</source>
            <translation>时间到</translation>
        </message>
        <message numerus="yes">
            <source>%n ready</source>
            <comment>descriptors</comment>
            <translation>
                <numerusform>%n 个就绪</numerusform>
            </translation>
        </message>
        <message>
            <source>0: the end</source>
            <translation>0：末尾</translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n 字节</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::CallsTable</name>
        <message>
            <source>System calls</source>
            <translation>系统调用</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::CallsView</name>
        <message>
            <source>Calls</source>
            <translation>调用</translation>
        </message>
        <message>
            <source>Filter of the calls</source>
            <translation>调用过滤器</translation>
        </message>
        <message>
            <source>Filter, e.g. %1</source>
            <translation>过滤，例如 %1</translation>
        </message>
        <message>
            <source>What is wrong with the filter</source>
            <translation>过滤器的错误</translation>
        </message>
        <message>
            <source>%1 found, %2 searched</source>
            <translation>找到 %1 个，已搜索 %2</translation>
        </message>
        <message>
            <source>%1 found</source>
            <translation>找到 %1 个</translation>
        </message>
        <message>
            <source>No calls yet: start the server.</source>
            <translation>还没有调用：请启动服务器。</translation>
        </message>
        <message>
            <source>No call matches this filter.</source>
            <translation>没有符合过滤条件的调用。</translation>
        </message>
        <message>
            <source>No calls yet.</source>
            <translation>还没有调用。</translation>
        </message>
        <message numerus="yes">
            <source>%1 call(s) · held from moment %2</source>
            <translation>
                <numerusform>%1 次调用 · 自时刻 %2 起保留</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 call(s)</source>
            <translation>
                <numerusform>%1 次调用</numerusform>
            </translation>
        </message>
        <message>
            <source>Columns, copying and searching</source>
            <translation>列、复制和查找</translation>
        </message>
        <message>
            <source>What came of the last order</source>
            <translation>上一条命令的结果</translation>
        </message>
        <message>
            <source>There is none after this call.</source>
            <translation>这次调用之后没有了。</translation>
        </message>
        <message>
            <source>There is none before this call.</source>
            <translation>这次调用之前没有了。</translation>
        </message>
        <message>
            <source>%1 selected</source>
            <translation>已选 %1 项</translation>
        </message>
        <message>
            <source>Copying…</source>
            <translation>正在复制…</translation>
        </message>
        <message numerus="yes">
            <source>%1 call(s) copied.</source>
            <translation>
                <numerusform>已复制 %1 次调用。</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 more were left out: the clipboard takes at most %2.</source>
            <translation>另有 %1 次未复制：剪贴板最多容纳 %2 次。</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ClientConnection</name>
        <message>
            <source>Nobody listens on port %1: press Start first.</source>
            <translation>端口 %1 上没有监听者：请先按“启动”。</translation>
        </message>
        <message>
            <source>No descriptor is left for one more connection (ulimit -n).</source>
            <translation>已没有描述符可供新连接使用（ulimit -n）。</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ClientPanel</name>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Send the request (Ctrl+Return)</source>
            <translation>发送请求（Ctrl+Return）</translation>
        </message>
        <message>
            <source>Copy as curl</source>
            <translation>复制为 curl</translation>
        </message>
        <message>
            <source>What came back</source>
            <translation>返回的内容</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Close what is still being sent or awaited</source>
            <translation>关闭仍在发送或等待的连接</translation>
        </message>
        <message>
            <source>How it sends</source>
            <translation>发送方式</translation>
        </message>
        <message>
            <source>Copied: %1</source>
            <translation>已复制：%1</translation>
        </message>
        <message>
            <source>Send the text (Ctrl+Return)</source>
            <translation>发送文本（Ctrl+Return）</translation>
        </message>
        <message>
            <source>Copy as nc</source>
            <translation>复制为 nc</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>响应</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy the request as a command, a program or bytes</source>
            <translation>把请求复制为命令、程序或字节</translation>
        </message>
        <message>
            <source>Copy as Python</source>
            <translation>复制为 Python</translation>
        </message>
        <message>
            <source>Copy as raw bytes</source>
            <translation>复制为原始字节</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>已发送</translation>
        </message>
        <message>
            <source>Requests sent before</source>
            <translation>以前发送的请求</translation>
        </message>
        <message>
            <source>Requests sent before: choose one to send it again</source>
            <translation>以前发送的请求：选择一个再次发送</translation>
        </message>
        <message>
            <source>Forget all</source>
            <translation>全部忘记</translation>
        </message>
        <message>
            <source>%1 of %2 connected · %3 answered · %4 failed</source>
            <translation>%2 个中 %1 个已连接 · %3 个已得到应答 · %4 个失败</translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n 字节</numerusform>
            </translation>
        </message>
        <message>
            <source>Own connections</source>
            <translation>自己的连接</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n byte(s) sent</source>
            <translation>
                <numerusform>已发送 %1 / %n 字节</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::CommandPalette</name>
        <message>
            <source>Commands</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>A command, “moment 1208” or “fd 5”</source>
            <translation>输入命令、“moment 1208”或“fd 5”</translation>
        </message>
        <message>
            <source>Search the commands</source>
            <translation>搜索命令</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>找到的命令</translation>
        </message>
        <message>
            <source>not now</source>
            <translation>现在不可用</translation>
        </message>
        <message>
            <source>Nothing is called that; try fewer letters.</source>
            <translation>没有这样的命令；请少输入几个字。</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ConnectionList</name>
        <message>
            <source>connecting</source>
            <translation>正在连接</translation>
        </message>
        <message>
            <source>sending %1 of %2</source>
            <translation>正在发送 %1 / %2</translation>
        </message>
        <message>
            <source>holding at %1 of %2</source>
            <translation>停在 %1 / %2</translation>
        </message>
        <message>
            <source>urgent byte sent</source>
            <translation>已发送紧急字节</translation>
        </message>
        <message>
            <source>waiting for answer</source>
            <translation>等待响应</translation>
        </message>
        <message>
            <source>reading response</source>
            <translation>正在读取响应</translation>
        </message>
        <message>
            <source>idle keep-alive</source>
            <translation>空闲保持连接</translation>
        </message>
        <message>
            <source>does not read</source>
            <translation>不读取</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>已关闭</translation>
        </message>
        <message>
            <source>reset (RST)</source>
            <translation>已重置（RST）</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>被拒绝</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <source>Connections of the client</source>
            <translation>客户端的连接</translation>
        </message>
        <message>
            <source>%1 open · %2 waiting</source>
            <translation>%1 个打开 · %2 个等待</translation>
        </message>
        <message>
            <source>%1 open</source>
            <translation>%1 个打开</translation>
        </message>
        <message>
            <source>in accept queue</source>
            <translation>在接受队列中</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>另外 %1 个</translation>
        </message>
        <message>
            <source>Close this connection</source>
            <translation>关闭此连接</translation>
        </message>
        <message>
            <source>none of this client’s yet</source>
            <translation>本客户端还没有连接</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ControlBar</name>
        <message>
            <source>call</source>
            <translation>调用</translation>
        </message>
        <message>
            <source>event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>ready descriptor</source>
            <translation>就绪描述符</translation>
        </message>
        <message>
            <source>iteration</source>
            <translation>循环</translation>
        </message>
        <message>
            <source>Server and time</source>
            <translation>服务器与时间</translation>
        </message>
        <message>
            <source>I/O model</source>
            <translation>I/O 模型</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>What is served</source>
            <translation>提供的服务</translation>
        </message>
        <message>
            <source>What the server speaks</source>
            <translation>服务器使用的协议</translation>
        </message>
        <message>
            <source>Serve</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>any</source>
            <translation>任意</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>Port to listen on at the next start; 0 = any free port</source>
            <translation>下次启动时监听的端口；0 = 任意空闲端口</translation>
        </message>
        <message>
            <source>How far one step goes</source>
            <translation>一步走多远</translation>
        </message>
        <message>
            <source>Replay speed</source>
            <translation>回放速度</translation>
        </message>
        <message>
            <source>How fast history is replayed: recorded time over real time</source>
            <translation>历史回放的速度：记录时间与实际时间之比</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>模式</translation>
        </message>
        <message>
            <source>Step: %1 ▾</source>
            <translation>步进：%1 ▾</translation>
        </message>
        <message>
            <source>● LIVE</source>
            <translation>● 实时</translation>
        </message>
        <message>
            <source>■ STOPPED</source>
            <translation>■ 已停止</translation>
        </message>
        <message>
            <source>▶ REPLAY</source>
            <translation>▶ 回放</translation>
        </message>
        <message>
            <source>❚❚ PAUSED</source>
            <translation>❚❚ 已暂停</translation>
        </message>
        <message>
            <source>How the server waits for its clients. While it runs, another choice starts it anew.</source>
            <translation>服务器如何等待客户端。运行时另选一种会重新启动它。</translation>
        </message>
        <message>
            <source>Teaching switches</source>
            <translation>教学开关</translation>
        </message>
        <message>
            <source>On purpose, the server does not do what the model would: %1</source>
            <translation>服务器故意不按该模型应有的方式工作：%1</translation>
        </message>
        <message numerus="yes">
            <source>⚠ %n teaching switch(es) on</source>
            <translation>
                <numerusform>⚠ 已打开 %n 个教学开关</numerusform>
            </translation>
        </message>
        <message>
            <source>whole descriptor</source>
            <translation>整个描述符</translation>
        </message>
        <message>
            <source>❚❚ BREAKPOINT</source>
            <translation>❚❚ 断点</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeListModel</name>
        <message>
            <source>The connection's descriptor</source>
            <translation>连接的描述符</translation>
        </message>
        <message>
            <source>Which request on the connection</source>
            <translation>连接上的第几个请求</translation>
        </message>
        <message>
            <source>method</source>
            <translation>方法</translation>
        </message>
        <message>
            <source>target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>status</source>
            <translation>状态码</translation>
        </message>
        <message>
            <source>Bytes of the request → of the response</source>
            <translation>请求的字节 → 响应的字节</translation>
        </message>
        <message>
            <source>bytes</source>
            <translation>字节</translation>
        </message>
        <message>
            <source>From the first byte received to the last byte sent</source>
            <translation>从收到第一个字节到发出最后一个字节</translation>
        </message>
        <message>
            <source>took</source>
            <translation>耗时</translation>
        </message>
        <message>
            <source>How the request came: split over several recv calls, or several requests in one</source>
            <translation>请求如何到达：分散在多次 recv 中，或一次 recv 里有多个请求</translation>
        </message>
        <message>
            <source>came in</source>
            <translation>到达方式</translation>
        </message>
        <message>
            <source>state</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>complete</source>
            <translation>完整</translation>
        </message>
        <message>
            <source>receiving</source>
            <translation>接收中</translation>
        </message>
        <message>
            <source>being handled</source>
            <translation>处理中</translation>
        </message>
        <message>
            <source>being sent</source>
            <translation>发送中</translation>
        </message>
        <message>
            <source>malformed</source>
            <translation>格式错误</translation>
        </message>
        <message>
            <source>cut off</source>
            <translation>被截断</translation>
        </message>
        <message>
            <source>not recorded</source>
            <translation>未记录</translation>
        </message>
        <message>
            <source>%1 in one %2</source>
            <translation>一次 %2 含 %1 个</translation>
        </message>
        <message>
            <source>Split: it took %1 %2 calls to bring it. A stream has no packets; only the parser knows when it is whole.</source>
            <translation>拆包：用了 %1 次 %2 调用才传完。字节流没有包；只有解析器知道何时完整。</translation>
        </message>
        <message>
            <source>Sticky: one %1 carried bytes of %2 messages. Where one ends is told by its own framing (blank line, Content-Length, chunks), not by the call.</source>
            <translation>粘包：一次 %1 里有 %2 个消息的字节。消息在哪里结束由它自己的格式（空行、Content-Length、分块）决定，而不是由调用决定。</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeListView</name>
        <message>
            <source>Exchanges</source>
            <translation>请求列表</translation>
        </message>
        <message>
            <source>Filter the exchanges</source>
            <translation>过滤请求</translation>
        </message>
        <message>
            <source>Filter, e.g. fd5 GET 200</source>
            <translation>过滤，例如 fd5 GET 200</translation>
        </message>
        <message>
            <source>Only exchanges that have each of these words in one of their columns</source>
            <translation>只显示各列中包含所有这些词的请求</translation>
        </message>
        <message>
            <source>This fd only</source>
            <translation>仅此 fd</translation>
        </message>
        <message>
            <source>Only exchanges of the connection that is chosen</source>
            <translation>只显示所选连接的请求</translation>
        </message>
        <message>
            <source>Exchanges, the latest last</source>
            <translation>请求，最新的在最后</translation>
        </message>
        <message>
            <source>No exchange is like that.</source>
            <translation>没有符合条件的请求。</translation>
        </message>
        <message numerus="yes">
            <source>%n exchange(s)</source>
            <translation>
                <numerusform>%n 个请求</numerusform>
            </translation>
        </message>
        <message>
            <source>Go to the call that brought its first byte</source>
            <translation>转到带来其第一个字节的调用</translation>
        </message>
        <message>
            <source>Look up %1 in the reference</source>
            <translation>在参考中查找 %1</translation>
        </message>
        <message>
            <source>No exchange yet: nobody has sent a request.</source>
            <translation>还没有请求：还没有人发送过请求。</translation>
        </message>
        <message>
            <source> · %1 older not held</source>
            <translation> · 更早的 %1 个已不保留</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeMeaning</name>
        <message>
            <source>Meaning of the chosen part</source>
            <translation>所选部分的含义</translation>
        </message>
        <message>
            <source>Choose a part above to read what it is.</source>
            <translation>在上面选择一个部分，阅读它的含义。</translation>
        </message>
        <message>
            <source>Click, or press Enter: open it in the reference.</source>
            <translation>点击或按 Enter：在参考中打开。</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeReader</name>
        <message>
            <source>%1 is the listener: it hands out connections, it carries no requests</source>
            <translation>%1 是监听套接字：它分发连接，不承载请求</translation>
        </message>
        <message>
            <source>no request yet on %1</source>
            <translation>%1 上还没有请求</translation>
        </message>
        <message>
            <source>%1 is no connection</source>
            <translation>%1 不是连接</translation>
        </message>
        <message>
            <source>no connection yet: send something to the server</source>
            <translation>还没有连接：向服务器发送内容</translation>
        </message>
        <message>
            <source>no connection yet: start the server and send something</source>
            <translation>还没有连接：启动服务器并发送内容</translation>
        </message>
        <message>
            <source>no bytes yet on %1</source>
            <translation>%1 上还没有字节</translation>
        </message>
        <message>
            <source>request %1 on fd %2 is not held at this moment: choose it in Exchanges to go where it was</source>
            <translation>此刻已不保留 fd %2 上的第 %1 个请求：在“请求列表”中选中它，即可转到它所在的时刻</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeStartLine</name>
        <message>
            <source>First line of the request</source>
            <translation>请求的第一行</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeTimingModel</name>
        <message>
            <source>seen waiting at moment %1</source>
            <translation>在时刻 %1 看到它在等待</translation>
        </message>
        <message>
            <source>%1 at moment %2</source>
            <translation>时刻 %2 的 %1</translation>
        </message>
        <message>
            <source>from %1, goes on</source>
            <translation>从 %1 开始，仍在继续</translation>
        </message>
        <message>
            <source>from %1 to %2</source>
            <translation>从 %1 到 %2</translation>
        </message>
        <message>
            <source>accept queue</source>
            <translation>接受队列</translation>
        </message>
        <message>
            <source>head</source>
            <translation>首部</translation>
        </message>
        <message>
            <source>body</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>handling</source>
            <translation>处理</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>buffer full</source>
            <translation>缓冲区已满</translation>
        </message>
        <message>
            <source>The kernel had finished the connection; the program had not called accept yet. At least so long: a gauge looks now and then.</source>
            <translation>内核已完成连接，程序还没有调用 accept。至少这么久：测量是间隔进行的。</translation>
        </message>
        <message>
            <source>From the first byte of the request to the blank line that ends its head.</source>
            <translation>从请求的第一个字节到结束首部的空行。</translation>
        </message>
        <message>
            <source>From the end of the head to the last byte of the request's body.</source>
            <translation>从首部结束到请求正文的最后一个字节。</translation>
        </message>
        <message>
            <source>From the last byte of the request to the first send of the answer: the program worked, or waited for room.</source>
            <translation>从请求的最后一个字节到回答的第一次 send：程序在工作，或在等待空间。</translation>
        </message>
        <message>
            <source>From the first send of the answer until the kernel had taken its last byte.</source>
            <translation>从回答的第一次 send 到内核收下最后一个字节。</translation>
        </message>
        <message>
            <source>Of the sending: the send buffer was full (EAGAIN or a short send) until a send found room again.</source>
            <translation>发送过程中：发送缓冲区已满（EAGAIN 或只发送了一部分），直到 send 再次有空间。</translation>
        </message>
        <message>
            <source>phase</source>
            <translation>阶段</translation>
        </message>
        <message>
            <source>when</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>took</source>
            <translation>耗时</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeTimingView</name>
        <message>
            <source>Where the time of the exchange went</source>
            <translation>这次请求的时间用在哪里</translation>
        </message>
        <message>
            <source>Each phase with its duration. Click one to go to the call that ended it.</source>
            <translation>每个阶段及其时长。点击可转到结束该阶段的调用。</translation>
        </message>
        <message>
            <source>Go to the call that began it</source>
            <translation>转到开始它的调用</translation>
        </message>
        <message>
            <source>Go to the call that ended it</source>
            <translation>转到结束它的调用</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeTreeModel</name>
        <message>
            <source>complete</source>
            <translation>完整</translation>
        </message>
        <message>
            <source>being sent</source>
            <translation>正在发送</translation>
        </message>
        <message>
            <source>waiting for bytes</source>
            <translation>等待字节</translation>
        </message>
        <message>
            <source>not yet sent</source>
            <translation>尚未发送</translation>
        </message>
        <message>
            <source>not yet received</source>
            <translation>尚未收到</translation>
        </message>
        <message>
            <source>malformed</source>
            <translation>格式错误</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>首部</translation>
        </message>
        <message>
            <source>Blank line  \r\n</source>
            <translation>空行  \r\n</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Body</source>
            <translation>正文</translation>
        </message>
        <message numerus="yes">
            <source>Body  %n byte(s) (chunked)</source>
            <translation>
                <numerusform>正文  %n 字节（chunked）</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Body  %n byte(s) (Content-Length)</source>
            <translation>
                <numerusform>正文  %n 字节（Content-Length）</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Body  %n byte(s)</source>
            <translation>
                <numerusform>正文  %n 字节</numerusform>
            </translation>
        </message>
        <message>
            <source>Response</source>
            <translation>响应</translation>
        </message>
        <message>
            <source>Response  %1</source>
            <translation>响应  %1</translation>
        </message>
        <message>
            <source>Status line</source>
            <translation>状态行</translation>
        </message>
        <message>
            <source>Request line</source>
            <translation>请求行</translation>
        </message>
        <message>
            <source>part</source>
            <translation>部分</translation>
        </message>
        <message>
            <source>state</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>not looked at</source>
            <translation>未查看</translation>
        </message>
        <message>
            <source>Trailers</source>
            <translation>尾部字段</translation>
        </message>
        <message>
            <source>no LF</source>
            <translation>没有 LF</translation>
        </message>
        <message>
            <source>%1, and a part</source>
            <translation>%1，另有一部分</translation>
        </message>
        <message>
            <source>earlier bytes are not shown</source>
            <translation>更早的字节不显示</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n byte(s)</source>
            <translation>
                <numerusform>%1 / %n 字节</numerusform>
            </translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExchangeView</name>
        <message>
            <source>Exchange</source>
            <translation>请求与响应</translation>
        </message>
        <message>
            <source>Previous request on this connection</source>
            <translation>此连接上的上一个请求</translation>
        </message>
        <message>
            <source>Next request on this connection</source>
            <translation>此连接上的下一个请求</translation>
        </message>
        <message>
            <source>Parts of the exchange</source>
            <translation>请求与响应的各部分</translation>
        </message>
        <message>
            <source>request %1 of %2 on fd %3</source>
            <translation>fd %3 上的第 %1 个请求，共 %2 个</translation>
        </message>
        <message>
            <source>fd %1 · request %2</source>
            <translation>fd %1 · 请求 %2</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %n byte(s)</source>
            <translation>
                <numerusform>%1 / %n 字节</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n 字节</numerusform>
            </translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>组成</translation>
        </message>
        <message>
            <source>The messages taken apart</source>
            <translation>把消息拆开来看</translation>
        </message>
        <message>
            <source>Timing</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Where the time went, phase by phase</source>
            <translation>时间用在哪里，逐阶段显示</translation>
        </message>
        <message>
            <source>Parts of the response</source>
            <translation>响应的组成</translation>
        </message>
        <message>
            <source>fd %1 · %2 received · %3 sent</source>
            <translation>fd %1 · 接收 %2 次 · 发送 %3 次</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>tunnel on fd %1</source>
            <translation>fd %1 上的隧道</translation>
        </message>
        <message>
            <source>bytes of fd %1, call by call</source>
            <translation>fd %1 的字节，按调用显示</translation>
        </message>
        <message>
            <source>Go to the call that carried its first byte</source>
            <translation>转到传送其第一个字节的调用</translation>
        </message>
        <message>
            <source>Look it up in the reference</source>
            <translation>在参考中查找</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ExportDialog</name>
        <message>
            <source>&amp;Everything that is held</source>
            <translation>现有的全部内容(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Anonymous: no text, no addresses</source>
            <translation>匿名：不含文本和地址(&amp;A)</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>As</source>
            <translation>格式</translation>
        </message>
        <message>
            <source>Who is to read it</source>
            <translation>由哪种程序读取</translation>
        </message>
        <message>
            <source>Letters and digits of what was sent are replaced, hosts are numbered; lengths, line ends and ports stay</source>
            <translation>所发送内容中的字母和数字会被替换，主机改为编号；长度、换行和端口保留</translation>
        </message>
        <message>
            <source>How much is written</source>
            <translation>写入进度</translation>
        </message>
        <message>
            <source>What went wrong</source>
            <translation>出了什么问题</translation>
        </message>
        <message>
            <source>What</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>From the oldest moment that is held to the newest</source>
            <translation>从现有的最早时刻到最新时刻</translation>
        </message>
        <message>
            <source>The &amp;range chosen on the timeline: %1</source>
            <translation>时间线上选定的范围(&amp;R)：%1</translation>
        </message>
        <message>
            <source>The &amp;range chosen on the timeline: none is</source>
            <translation>时间线上选定的范围(&amp;R)：未选定</translation>
        </message>
        <message>
            <source>Shift and drag on the timeline to choose one</source>
            <translation>在时间线上按住 Shift 并拖动即可选定</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>导出(&amp;E)…</translation>
        </message>
        <message>
            <source>Choose the file and write it</source>
            <translation>选择文件并写入</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <source>Stop writing; nothing is left of it</source>
            <translation>停止写入；不会留下任何内容</translation>
        </message>
        <message>
            <source>There is no room left for %1. Nothing was written.</source>
            <translation>没有空间写入 %1。什么也没有写入。</translation>
        </message>
        <message>
            <source>You may not write %1. Choose another folder.</source>
            <translation>您无权写入 %1。请选择其他文件夹。</translation>
        </message>
        <message>
            <source>Cannot write %1: %2</source>
            <translation>无法写入 %1：%2</translation>
        </message>
        <message>
            <source>Cancelled: nothing was written.</source>
            <translation>已取消：什么也没有写入。</translation>
        </message>
        <message>
            <source>There is nothing in this range; the file is empty.</source>
            <translation>此范围内没有内容；文件为空。</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::LanguageSwitch</name>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Everything in %1, at once; the server goes on</source>
            <translation>全部切换为 %1，立即生效；服务器继续运行</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::Layouts</name>
        <message>
            <source>Save the layout</source>
            <translation>保存布局</translation>
        </message>
        <message>
            <source>Name of this arrangement of panels; a name that is there is replaced.</source>
            <translation>为这种面板排列取名；同名的布局会被替换。</translation>
        </message>
        <message>
            <source>A layout that you saved</source>
            <translation>您保存的布局</translation>
        </message>
        <message>
            <source>&amp;Save the layout…</source>
            <translation>保存布局(&amp;S)…</translation>
        </message>
        <message>
            <source>Keep where the panels stand now, under a name</source>
            <translation>以一个名称保存各面板现在的位置</translation>
        </message>
        <message>
            <source>&amp;Remove a saved layout</source>
            <translation>删除已保存的布局(&amp;R)</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::LoopListing</name>
        <message>
            <source>Listing of the running loop</source>
            <translation>正在运行的循环的代码</translation>
        </message>
        <message>
            <source>Executing line %1: %2</source>
            <translation>正在执行第 %1 行：%2</translation>
        </message>
        <message>
            <source>Keys act on line %1: %2</source>
            <translation>按键作用于第 %1 行：%2</translation>
        </message>
        <message numerus="yes">
            <source>Reached %n time(s) up to the cursor.</source>
            <translation>
                <numerusform>到光标为止执行到 %n 次。</numerusform>
            </translation>
        </message>
        <message>
            <source>Click here or press F9 to stop before this call.</source>
            <translation>点击此处或按 F9，在这次调用之前停住。</translation>
        </message>
        <message>
            <source>The server stops before this call; click here or press F9 to let it go on.</source>
            <translation>服务器会停在这次调用之前；点击此处或按 F9 取消。</translation>
        </message>
        <message>
            <source>Set a breakpoint</source>
            <translation>设置断点</translation>
        </message>
        <message>
            <source>Remove the breakpoint</source>
            <translation>移除断点</translation>
        </message>
        <message>
            <source>Run to this line</source>
            <translation>运行到这一行</translation>
        </message>
        <message>
            <source>Line %1 ran last: %2</source>
            <translation>最后执行的是第 %1 行：%2</translation>
        </message>
        <message>
            <source>last line of the listing that ran</source>
            <translation>清单中最后执行的一行</translation>
        </message>
        <message>
            <source>ran last</source>
            <translation>最后执行</translation>
        </message>
        <message>
            <source>Set or clear a breakpoint at the line</source>
            <translation>在该行设置或清除断点</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::LoopView</name>
        <message>
            <source>Loop</source>
            <translation>循环</translation>
        </message>
        <message>
            <source>Show the loop in Python</source>
            <translation>用 Python 显示循环</translation>
        </message>
        <message>
            <source>Show the loop in C</source>
            <translation>用 C 显示循环</translation>
        </message>
        <message>
            <source>There is no listing of the model “%1”.</source>
            <translation>没有模型“%1”的代码。</translation>
        </message>
        <message>
            <source>this %1 is made outside the listing</source>
            <translation>这次 %1 不由此代码发出</translation>
        </message>
        <message>
            <source>not this program's source: a loop like it</source>
            <translation>这不是该程序的源代码，只是与之类似的循环</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::MainMenu</name>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Client</source>
            <translation>客户端(&amp;C)</translation>
        </message>
        <message>
            <source>S&amp;tep</source>
            <translation>步进(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Server</source>
            <translation>服务器(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Model</source>
            <translation>模型(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>主题(&amp;T)</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>跟随系统(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>浅色(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <source>L&amp;anguage</source>
            <translation>语言(&amp;A)</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>打开最近的文件(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Panels</source>
            <translation>面板(&amp;P)</translation>
        </message>
        <message>
            <source>La&amp;yout</source>
            <translation>布局(&amp;Y)</translation>
        </message>
        <message>
            <source>&amp;High contrast</source>
            <translation>高对比度(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;Size</source>
            <translation>大小(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Forget them</source>
            <translation>清除列表(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Go to panel</source>
            <translation>转到面板(&amp;G)</translation>
        </message>
        <message>
            <source>Brings it to the front and gives it the keyboard</source>
            <translation>把它移到最前面，并给它键盘焦点</translation>
        </message>
        <message>
            <source>Sa&amp;mples</source>
            <translation>示例(&amp;M)</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::MainWindow</name>
        <message>
            <source>Open recording</source>
            <translation>打开记录</translation>
        </message>
        <message>
            <source>Go to moment %1</source>
            <translation>转到时刻 %1</translation>
        </message>
        <message>
            <source>Select fd %1</source>
            <translation>选择 fd %1</translation>
        </message>
        <message>
            <source>The whole window</source>
            <translation>整个窗口</translation>
        </message>
        <message>
            <source>The picture is in %1.</source>
            <translation>图片已保存到 %1。</translation>
        </message>
        <message>
            <source>The server is being stopped.</source>
            <translation>服务器正在停止。</translation>
        </message>
        <message>
            <source>Stop the server first: its record would be lost.</source>
            <translation>请先停止服务器：否则它的记录会丢失。</translation>
        </message>
        <message>
            <source>There is nothing to step through: start the server or open a recording.</source>
            <translation>没有可以步进的内容：请启动服务器或打开一份记录。</translation>
        </message>
        <message>
            <source>No server runs.</source>
            <translation>没有服务器在运行。</translation>
        </message>
        <message>
            <source>Nothing was recorded yet.</source>
            <translation>还没有记录任何内容。</translation>
        </message>
        <message>
            <source>The recording was not saved: %1</source>
            <translation>录制没有保存：%1</translation>
        </message>
        <message>
            <source>Saving was stopped; nothing was written.</source>
            <translation>保存已停止；什么也没有写入。</translation>
        </message>
        <message>
            <source>Recordings and strace logs (*.muxscope *.strace *.log *.out *.txt *.trace *.gz *.[0-9]*)</source>
            <translation>录制和 strace 日志 (*.muxscope *.strace *.log *.out *.txt *.trace *.gz *.[0-9]*)</translation>
        </message>
        <message>
            <source>Muxscope recordings (*.muxscope)</source>
            <translation>Muxscope 录制 (*.muxscope)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>%1 · any free port</source>
            <translation>%1 · 任意空闲端口</translation>
        </message>
        <message>
            <source>%1 · port %2</source>
            <translation>%1 · 端口 %2</translation>
        </message>
        <message>
            <source>recovered recording</source>
            <translation>恢复的录制</translation>
        </message>
        <message>
            <source>Save recording</source>
            <translation>保存录制</translation>
        </message>
        <message>
            <source>The recording is in %1.</source>
            <translation>录制在 %1。</translation>
        </message>
        <message>
            <source>Saving %1</source>
            <translation>正在保存 %1</translation>
        </message>
        <message>
            <source>Stop &amp;saving</source>
            <translation>停止保存(&amp;S)</translation>
        </message>
        <message>
            <source>Nothing is written then; a file that was there stays</source>
            <translation>那样什么也不会写入；原有的文件不变</translation>
        </message>
        <message>
            <source>Opening %1</source>
            <translation>正在打开 %1</translation>
        </message>
        <message>
            <source>Stop &amp;reading</source>
            <translation>停止读取(&amp;R)</translation>
        </message>
        <message>
            <source>What was read until now stays and is shown</source>
            <translation>到现在为止读到的内容会保留并显示</translation>
        </message>
        <message>
            <source>The server goes on, but no copy of its recording is kept for the case of a crash: %1</source>
            <translation>服务器继续运行，但没有为崩溃的情况保留录制的副本：%1</translation>
        </message>
        <message>
            <source>The export is in %1.</source>
            <translation>导出文件：%1。</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::MaskView</name>
        <message>
            <source>not open</source>
            <translation>未打开</translation>
        </message>
        <message>
            <source>in trouble</source>
            <translation>出错</translation>
        </message>
        <message>
            <source>urgent byte</source>
            <translation>紧急字节</translation>
        </message>
        <message>
            <source>readable</source>
            <translation>可读</translation>
        </message>
        <message>
            <source>writable</source>
            <translation>可写</translation>
        </message>
        <message>
            <source>mask = 0 → nothing to do</source>
            <translation>mask = 0 → 无事可做</translation>
        </message>
        <message>
            <source>Event mask</source>
            <translation>事件掩码</translation>
        </message>
        <message>
            <source>the same readiness as poll() would report it</source>
            <translation>与 poll() 会报告的就绪状态相同</translation>
        </message>
        <message>
            <source>fd %1 · as %2 reported it</source>
            <translation>fd %1 · 由 %2 报告</translation>
        </message>
        <message>
            <source>not among the ready ones in the last answer</source>
            <translation>不在上次回答的就绪描述符之中</translation>
        </message>
        <message>
            <source>underlined: asked for · dashed: only ever reported</source>
            <translation>下划线：已要求 · 虚线：只会被报告</translation>
        </message>
        <message>
            <source>only reported: asking for it changes nothing</source>
            <translation>只会被报告：要求它没有任何作用</translation>
        </message>
        <message>
            <source>the peer has shut down its sending side</source>
            <translation>对端已关闭其发送方向</translation>
        </message>
        <message>
            <source>bad descriptor: the number is not open</source>
            <translation>无效描述符：该编号未打开</translation>
        </message>
        <message>
            <source>hung up: both directions are shut</source>
            <translation>已挂断：两个方向都已关闭</translation>
        </message>
        <message>
            <source>an error is waiting (SO_ERROR)</source>
            <translation>有错误待处理（SO_ERROR）</translation>
        </message>
        <message>
            <source>there is room to send</source>
            <translation>有发送空间</translation>
        </message>
        <message>
            <source>an urgent byte is there</source>
            <translation>有紧急字节</translation>
        </message>
        <message>
            <source>bytes, a connection or the end can be read</source>
            <translation>可读到字节、连接或末尾</translation>
        </message>
        <message>
            <source>No multiplexer has answered at this moment.</source>
            <translation>此刻没有多路复用调用的回答。</translation>
        </message>
        <message>
            <source>This loop asks no multiplexer: nobody reports a mask.</source>
            <translation>这个循环不使用多路复用调用：没有谁报告掩码。</translation>
        </message>
        <message>
            <source>No descriptor is chosen yet.</source>
            <translation>还没有选择描述符。</translation>
        </message>
        <message>
            <source>fd %1: nothing reported</source>
            <translation>fd %1：没有报告</translation>
        </message>
        <message>
            <source>bit</source>
            <translation>位</translation>
        </message>
        <message>
            <source>value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>reported</source>
            <translation>已报告</translation>
        </message>
        <message>
            <source>asked for</source>
            <translation>已请求</translation>
        </message>
        <message>
            <source>meaning</source>
            <translation>含义</translation>
        </message>
        <message>
            <source>only ever reported</source>
            <translation>只会被报告</translation>
        </message>
        <message>
            <source>fd %1: %2</source>
            <translation>fd %1：%2</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::MessageBar</name>
        <message>
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>Close the message</source>
            <translation>关闭消息</translation>
        </message>
        <message>
            <source>Use a free port</source>
            <translation>使用空闲端口</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ModelList</name>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::NotesView</name>
        <message>
            <source>Notes</source>
            <translation>笔记</translation>
        </message>
        <message>
            <source>What you notice. “#1208” is a moment: double click it, or press Ctrl+Enter in it.</source>
            <translation>记下您注意到的事。“#1208”表示一个时刻：双击它，或在其中按 Ctrl+Enter 即可前往。</translation>
        </message>
        <message>
            <source>Insert the moment</source>
            <translation>插入当前时刻</translation>
        </message>
        <message>
            <source>Write down where the cursor of time stands now</source>
            <translation>写下时间光标现在的位置</translation>
        </message>
        <message numerus="yes">
            <source>%n line(s)</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::NumberRow</name>
        <message>
            <source>%1 to %2 %3, normally %4</source>
            <translation>%1 到 %2 %3，通常为 %4</translation>
        </message>
        <message>
            <source>only for %1</source>
            <translation>仅用于 %1</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::PictureDialog</name>
        <message>
            <source>Save a picture</source>
            <translation>保存图片</translation>
        </message>
        <message>
            <source>What</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>PNG: pixels, twice as fine as on the screen</source>
            <translation>PNG：像素图，精细度为屏幕的两倍</translation>
        </message>
        <message>
            <source>SVG: sharp in any size</source>
            <translation>SVG：任意大小都清晰</translation>
        </message>
        <message>
            <source>As</source>
            <translation>格式</translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>保存(&amp;S)…</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>Put the picture on the clipboard, as pixels</source>
            <translation>把图片以像素形式放到剪贴板</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>已复制。</translation>
        </message>
        <message>
            <source>SVG pictures (*.svg)</source>
            <translation>SVG 图片 (*.svg)</translation>
        </message>
        <message>
            <source>PNG pictures (*.png)</source>
            <translation>PNG 图片 (*.png)</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ProgramList</name>
        <message>
            <source>PID</source>
            <translation>PID</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Sockets</source>
            <translation>套接字</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>Command line</source>
            <translation>命令行</translation>
        </message>
        <message>
            <source>Name, command line or PID</source>
            <translation>名称、命令行或 PID</translation>
        </message>
        <message>
            <source>Filter the programs</source>
            <translation>筛选程序</translation>
        </message>
        <message>
            <source>Only programs in which all of these words occur</source>
            <translation>只列出包含所有这些词的程序</translation>
        </message>
        <message>
            <source>&amp;Read again</source>
            <translation>重新读取(&amp;R)</translation>
        </message>
        <message>
            <source>Look anew at what runs</source>
            <translation>重新查看正在运行的程序</translation>
        </message>
        <message>
            <source>Running programs</source>
            <translation>运行中的程序</translation>
        </message>
        <message>
            <source>Programs that may be attached to; those with sockets come first</source>
            <translation>可以附加的程序；有套接字的排在前面</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ProgressStrip</name>
        <message>
            <source>What is going on</source>
            <translation>正在进行的事</translation>
        </message>
        <message>
            <source>How far it is</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Stop it</source>
            <translation>停止</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::RecoveryBar</name>
        <message>
            <source>&amp;Open it</source>
            <translation>打开(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Delete it</source>
            <translation>删除(&amp;D)</translation>
        </message>
        <message>
            <source>A recording that was left over</source>
            <translation>遗留下来的录制</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Show what was recorded; it can be saved then</source>
            <translation>显示录下的内容；之后可以保存</translation>
        </message>
        <message>
            <source>Delete it</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Throw what was recorded away, for good</source>
            <translation>把录下的内容彻底丢弃</translation>
        </message>
        <message>
            <source>Decide later</source>
            <translation>以后再决定</translation>
        </message>
        <message>
            <source>Decide later: it is offered again at the next start</source>
            <translation>以后再决定：下次启动时会再次提供</translation>
        </message>
        <message>
            <source>Muxscope was ended while it recorded. What it had recorded until %1 is still there (%2).</source>
            <translation>Muxscope 在录制时被终止。截至 %1 录下的内容仍在（%2）。</translation>
        </message>
        <message numerus="yes">
            <source>There are %n more.</source>
            <translation>
                <numerusform>另外还有 %n 个。</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 %2</source>
            <comment>two sentences, one behind the other</comment>
            <translation>%1%2</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ReferenceView</name>
        <message>
            <source>Reference</source>
            <translation>参考</translation>
        </message>
        <message>
            <source>Search the reference</source>
            <translation>搜索参考</translation>
        </message>
        <message>
            <source>Search, e.g. EAGAIN or urgent</source>
            <translation>搜索，例如 EAGAIN 或 紧急</translation>
        </message>
        <message>
            <source>Words that stand in a name, its text or its source</source>
            <translation>名称、说明或出处中的词</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>To the word that was shown before</source>
            <translation>回到之前显示的词</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>跟随</translation>
        </message>
        <message>
            <source>Show what is chosen elsewhere, and the call at the cursor</source>
            <translation>显示在别处选中的内容和游标处的调用</translation>
        </message>
        <message>
            <source>Text of the reference</source>
            <translation>参考的正文</translation>
        </message>
        <message>
            <source>Words found</source>
            <translation>找到的词</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>At the cursor: returned %1</source>
            <translation>游标处：返回 %1</translation>
        </message>
        <message>
            <source>At the cursor: %1</source>
            <translation>游标处：%1</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::RequestEditor</name>
        <message>
            <source>Method</source>
            <translation>方法</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Presets</source>
            <translation>预设</translation>
        </message>
        <message>
            <source>Requests to begin with: good, awkward and broken ones</source>
            <translation>可作开始的请求：正确的、别扭的和错误的</translation>
        </message>
        <message>
            <source>Raw bytes</source>
            <translation>原始字节</translation>
        </message>
        <message>
            <source>Send exactly these bytes, be they HTTP or not</source>
            <translation>原样发送这些字节，无论是否为 HTTP</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>文件…</translation>
        </message>
        <message>
            <source>Take the body from a file</source>
            <translation>从文件读取正文</translation>
        </message>
        <message>
            <source>Body</source>
            <translation>正文</translation>
        </message>
        <message>
            <source>Bytes: text with \r \n \t \0 \\ \xNN; line ends send nothing</source>
            <translation>字节：文本中可用 \r \n \t \0 \\ \xNN；换行不会被发送</translation>
        </message>
        <message>
            <source>What a parser says of the bytes</source>
            <translation>解析器对这些字节的判断</translation>
        </message>
        <message>
            <source>Type the body again</source>
            <translation>重新输入正文</translation>
        </message>
        <message>
            <source>× %1 · %2</source>
            <translation>× %1 · %2</translation>
        </message>
        <message>
            <source>Text to send; a line end is added</source>
            <translation>要发送的文本；会加上换行</translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s)</source>
            <translation>
                <numerusform>%n 字节</numerusform>
            </translation>
        </message>
        <message>
            <source>no escape at character %1: sent as it stands</source>
            <translation>第 %1 个字符处不是有效的转义：照原样发送</translation>
        </message>
        <message>
            <source>%1 cannot be read: %2</source>
            <translation>无法读取 %1：%2</translation>
        </message>
        <message>
            <source>%1 is larger than %2</source>
            <translation>%1 大于 %2</translation>
        </message>
        <message>
            <source>Body from a file</source>
            <translation>从文件读取正文</translation>
        </message>
        <message>
            <source>Headers, one a line</source>
            <translation>首部，每行一个</translation>
        </message>
        <message>
            <source>Host and Content-Length are added where they are missing.</source>
            <translation>缺少 Host 和 Content-Length 时会自动添加。</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ResponseView</name>
        <message>
            <source>Times of the response</source>
            <translation>响应的时间</translation>
        </message>
        <message>
            <source>The response as it came</source>
            <translation>收到的响应原文</translation>
        </message>
        <message>
            <source>Status line, headers and body of the latest response</source>
            <translation>最近一次响应的状态行、头部和正文</translation>
        </message>
        <message>
            <source>no response yet</source>
            <translation>还没有响应</translation>
        </message>
        <message>
            <source>connected %1</source>
            <translation>连接用时 %1</translation>
        </message>
        <message>
            <source>first byte %1</source>
            <translation>首字节 %1</translation>
        </message>
        <message>
            <source>last byte %1</source>
            <translation>末字节 %1</translation>
        </message>
        <message>
            <source>%1 of %2 answers</source>
            <translation>%2 个应答中的 %1 个</translation>
        </message>
        <message>
            <source>%1 in all</source>
            <translation>共 %1</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::SectionStack</name>
        <message>
            <source>Fold or unfold: %1</source>
            <translation>折叠或展开：%1</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::SendChoice</name>
        <message>
            <source>All at once</source>
            <translation>一次全部发送</translation>
        </message>
        <message>
            <source>One byte every 200 ms</source>
            <translation>每 200 ms 一个字节</translation>
        </message>
        <message>
            <source>Stop half way (hold)</source>
            <translation>中途停下（保持）</translation>
        </message>
        <message>
            <source>Half-close after request</source>
            <translation>请求后半关闭</translation>
        </message>
        <message>
            <source>Reset (RST) mid-request</source>
            <translation>请求中途重置（RST）</translation>
        </message>
        <message>
            <source>Urgent byte (MSG_OOB)</source>
            <translation>紧急字节（MSG_OOB）</translation>
        </message>
        <message>
            <source>Never read the response</source>
            <translation>从不读取响应</translation>
        </message>
        <message>
            <source>Burst: 50 connections</source>
            <translation>突发：50 个连接</translation>
        </message>
        <message>
            <source>How the bytes go out: %1</source>
            <translation>字节如何发出：%1</translation>
        </message>
        <message>
            <source>Stop at byte</source>
            <translation>停在第几字节</translation>
        </message>
        <message>
            <source>Where "stop half way" and "reset" stop sending</source>
            <translation>“停在一半”和“重置”在此处停止发送</translation>
        </message>
        <message>
            <source>half</source>
            <translation>一半</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation>份数</translation>
        </message>
        <message>
            <source>Pipelining: the request so often, one behind the other, in one send</source>
            <translation>流水线：同一请求重复这么多次，首尾相接，一次发出</translation>
        </message>
        <message>
            <source>Clients</source>
            <translation>客户端</translation>
        </message>
        <message>
            <source>A crowd: so many connections that all do the same</source>
            <translation>人群：这么多连接都做同样的事</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::ServerPanel</name>
        <message>
            <source>Teaching switches</source>
            <translation>教学开关</translation>
        </message>
        <message>
            <source>Each makes the server do a classic thing wrong, or slowly, on purpose.</source>
            <translation>每个开关都让服务器故意犯一个经典错误，或故意变慢。</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>服务器</translation>
        </message>
        <message>
            <source>Backlog</source>
            <translation>积压队列</translation>
        </message>
        <message>
            <source>Connections that may wait to be accepted: the second argument of listen(2); the kernel adds one and caps it at net.core.somaxconn</source>
            <translation>可以等待被接受的连接数：listen(2) 的第二个参数；内核会加一，并以 net.core.somaxconn 为上限</translation>
        </message>
        <message>
            <source>Backlog of listen</source>
            <translation>listen 的 backlog</translation>
        </message>
        <message>
            <source>UDP socket, port</source>
            <translation>UDP 套接字，端口</translation>
        </message>
        <message>
            <source>A UDP socket in the same loop, for models whose one loop waits for many kinds of descriptors</source>
            <translation>同一个循环中的 UDP 套接字，用于一个循环等待多种描述符的模型</translation>
        </message>
        <message>
            <source>UDP port</source>
            <translation>UDP 端口</translation>
        </message>
        <message>
            <source>any</source>
            <translation>任意</translation>
        </message>
        <message>
            <source>Try to send at once</source>
            <translation>立即尝试发送</translation>
        </message>
        <message>
            <source>Off: every answer waits in wlist until the kernel says that there is room. On: a send is tried first</source>
            <translation>关闭：每个回答都在 wlist 中等待，直到内核说有空间。打开：先尝试发送</translation>
        </message>
        <message>
            <source>Answer TRACE</source>
            <translation>回答 TRACE</translation>
        </message>
        <message>
            <source>HTTP: TRACE sends back the request as it came, without its credentials; off by default, because it shows headers to scripts</source>
            <translation>HTTP：TRACE 把收到的请求原样送回，去掉凭证；默认关闭，因为它会把首部暴露给脚本</translation>
        </message>
        <message>
            <source>Folder of static files</source>
            <translation>静态文件的文件夹</translation>
        </message>
        <message>
            <source>File of the lines</source>
            <translation>存放各行的文件</translation>
        </message>
        <message>
            <source>Choose: %1</source>
            <translation>选择：%1</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>限制</translation>
        </message>
        <message>
            <source>Passing one gets the right answer, never a crash.</source>
            <translation>超过限制会得到正确的回答，绝不会崩溃。</translation>
        </message>
        <message>
            <source>Holds from the next start on.</source>
            <translation>下次启动时生效。</translation>
        </message>
        <message>
            <source>Restart now</source>
            <translation>立即重启</translation>
        </message>
        <message>
            <source>Reset to defaults</source>
            <translation>恢复默认值</translation>
        </message>
        <message>
            <source>All switches off, all limits and numbers as they were at first; model, protocol, port and files stay</source>
            <translation>关闭所有开关，所有限制和数值恢复原样；模型、协议、端口和文件保持不变</translation>
        </message>
        <message numerus="yes">
            <source>%n switch(es) on</source>
            <translation>
                <numerusform>已打开 %n 个开关</numerusform>
            </translation>
        </message>
        <message>
            <source>The model %1 has no place for a further socket; select, poll and epoll have</source>
            <translation>模型 %1 没有位置容纳另外的套接字；select、poll 和 epoll 有</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::Session</name>
        <message>
            <source>Stop the server before opening a recording.</source>
            <translation>打开记录之前请先停止服务器。</translation>
        </message>
        <message>
            <source>This recording is not whole: %1.</source>
            <translation>这份记录不完整:%1。</translation>
        </message>
        <message>
            <source>There is no terminal to type into: %1</source>
            <translation>没有可以输入的终端：%1</translation>
        </message>
        <message>
            <source>The recording cannot be read.</source>
            <translation>无法读取该记录。</translation>
        </message>
        <message>
            <source>Stopped at a breakpoint: %1</source>
            <translation>停在断点处：%1</translation>
        </message>
        <message>
            <source>reading it was stopped after event %1</source>
            <translation>在第 %1 个事件之后停止了读取</translation>
        </message>
        <message>
            <source>“%1” in the listing</source>
            <translation>代码中的“%1”</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::SharesLegend</name>
        <message>
            <source>Legend of the bars: %1</source>
            <translation>条形的图例：%1</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::SocketView</name>
        <message>
            <source>the peer ended first</source>
            <translation>对端先结束</translation>
        </message>
        <message>
            <source>the server ended first</source>
            <translation>服务器先结束</translation>
        </message>
        <message>
            <source>the peer reset it (RST)</source>
            <translation>对端重置（RST）</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>moment %1</source>
            <translation>时刻 %1</translation>
        </message>
        <message>
            <source>receive buffer</source>
            <translation>接收缓冲区</translation>
        </message>
        <message>
            <source>send buffer</source>
            <translation>发送缓冲区</translation>
        </message>
        <message>
            <source>received</source>
            <translation>已接收</translation>
        </message>
        <message numerus="yes">
            <source>%1 in %n call(s)</source>
            <translation>
                <numerusform>%1，%n 次调用</numerusform>
            </translation>
        </message>
        <message>
            <source>sent</source>
            <translation>已发送</translation>
        </message>
        <message numerus="yes">
            <source>%n time(s)</source>
            <translation>
                <numerusform>%n 次</numerusform>
            </translation>
        </message>
        <message>
            <source>short sends</source>
            <translation>部分发送</translation>
        </message>
        <message>
            <source>requests</source>
            <translation>请求</translation>
        </message>
        <message>
            <source>ended</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>flags</source>
            <translation>标志</translation>
        </message>
        <message>
            <source>accept queue</source>
            <translation>接受队列</translation>
        </message>
        <message>
            <source>opened</source>
            <translation>打开于</translation>
        </message>
        <message>
            <source>closed</source>
            <translation>已关闭</translation>
        </message>
        <message>
            <source>generation</source>
            <translation>代</translation>
        </message>
        <message>
            <source>%1 (how often the number was given)</source>
            <translation>%1（此编号被分配的次数）</translation>
        </message>
        <message>
            <source>Socket</source>
            <translation>套接字</translation>
        </message>
        <message>
            <source>What is known of the socket</source>
            <translation>关于套接字的已知信息</translation>
        </message>
        <message>
            <source>fd %1 has not been opened yet at this moment</source>
            <translation>在此时刻 fd %1 尚未打开</translation>
        </message>
        <message>
            <source>no descriptor chosen yet</source>
            <translation>尚未选择描述符</translation>
        </message>
        <message>
            <source>%1 (inferred)</source>
            <translation>%1（推断）</translation>
        </message>
        <message>
            <source>not asked</source>
            <translation>未询问</translation>
        </message>
        <message>
            <source>asked %1</source>
            <translation>申请 %1</translation>
        </message>
        <message>
            <source>%1, asked %2</source>
            <translation>%1，申请 %2</translation>
        </message>
        <message>
            <source>TCP state</source>
            <translation>TCP 状态</translation>
        </message>
        <message>
            <source>%1, closed</source>
            <translation>%1，已关闭</translation>
        </message>
        <message>
            <source>what</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>how it is known</source>
            <translation>如何得知</translation>
        </message>
        <message>
            <source>observed</source>
            <translation>观测所得</translation>
        </message>
        <message>
            <source>inferred</source>
            <translation>推断所得</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::StageFaces</name>
        <message>
            <source>Face of the stage</source>
            <translation>舞台的视图</translation>
        </message>
        <message>
            <source>Sets</source>
            <translation>集合</translation>
        </message>
        <message>
            <source>Clients, the kernel's sockets and what the loop watches</source>
            <translation>客户端、内核的套接字，以及循环监视的内容</translation>
        </message>
        <message>
            <source>Bitmap</source>
            <translation>位图</translation>
        </message>
        <message>
            <source>The fd_sets bit by bit, or all descriptor numbers as a map</source>
            <translation>逐位显示 fd_set，或把所有描述符编号画成图</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>时序</translation>
        </message>
        <message>
            <source>One request between client, kernel and application: who waits when, who copies</source>
            <translation>一个请求在客户端、内核和应用程序之间：谁在何时等待，谁在复制</translation>
        </message>
        <message>
            <source>%1 (%2, while the stage has the keyboard)</source>
            <translation>%1（舞台有键盘焦点时按 %2）</translation>
        </message>
        <message>
            <source>Stage: %1</source>
            <translation>舞台：%1</translation>
        </message>
        <message>
            <source>Keep for comparison</source>
            <translation>保留以便比较</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Clear the kept sequences</source>
            <translation>清除保留的时序</translation>
        </message>
        <message>
            <source>Forget the sequences kept for comparison</source>
            <translation>丢弃为比较而保留的时序</translation>
        </message>
        <message>
            <source>Puts this request's sequence aside: start the server with another model, send the same request, and both stand side by side (%1 of %2 kept)</source>
            <translation>把此请求的时序放在一边：用另一种模型启动服务器，发送同样的请求，两者就并排显示（已保留 %1，最多 %2）</translation>
        </message>
        <message>
            <source>%1 are kept: clear them first</source>
            <translation>已保留 %1 个：请先清除</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::StageView</name>
        <message>
            <source>Stage</source>
            <translation>舞台</translation>
        </message>
        <message>
            <source>moment %1 of %2</source>
            <translation>时刻 %1 / %2</translation>
        </message>
        <message>
            <source>loop iteration %1 · %2</source>
            <translation>第 %1 轮循环 · %2</translation>
        </message>
        <message>
            <source>History is held from this moment on; what was before has been let go.</source>
            <translation>历史从这一时刻开始保留；更早的已被丢弃。</translation>
        </message>
        <message>
            <source>Show the sets</source>
            <translation>显示集合</translation>
        </message>
        <message>
            <source>Show the bitmap</source>
            <translation>显示位图</translation>
        </message>
        <message>
            <source>Show the sequence</source>
            <translation>显示时序</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::StartPage</name>
        <message>
            <source>Start page</source>
            <translation>起始页</translation>
        </message>
        <message>
            <source>See how one thread serves many: every system call of a real server, forwards and back.</source>
            <translation>看一个线程怎样服务许多客户端：真实服务器的每一次系统调用，前进与回退。</translation>
        </message>
        <message>
            <source>Start the server</source>
            <translation>启动服务器</translation>
        </message>
        <message>
            <source>Recordings of late</source>
            <translation>最近的录制</translation>
        </message>
        <message>
            <source>None yet. What you save or open is listed here; a file can also be dropped anywhere on the window.</source>
            <translation>还没有。你保存或打开的录制会列在这里；也可以把文件拖放到窗口的任何地方。</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>recorded from the real server, one classic situation each</source>
            <translation>从真实服务器录制，每个是一种经典情形</translation>
        </message>
        <message>
            <source>Show the panels</source>
            <translation>显示面板</translation>
        </message>
        <message>
            <source>Put this page away (Esc); the View menu brings it back</source>
            <translation>收起此页（Esc）；“视图”菜单可以再打开</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::StatusLine</name>
        <message>
            <source>What the server does</source>
            <translation>服务器正在做什么</translation>
        </message>
        <message>
            <source>Counters</source>
            <translation>计数</translation>
        </message>
        <message>
            <source>History held</source>
            <translation>保留的历史</translation>
        </message>
        <message>
            <source>reading the recording: %1 %</source>
            <translation>正在读取记录：%1 %</translation>
        </message>
        <message>
            <source>■ server stopped</source>
            <translation>■ 服务器已停止</translation>
        </message>
        <message>
            <source>■ recording</source>
            <translation>■ 记录</translation>
        </message>
        <message>
            <source>starting…</source>
            <translation>正在启动…</translation>
        </message>
        <message>
            <source>stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <source>● listening on %1</source>
            <translation>● 正在监听 %1</translation>
        </message>
        <message>
            <source>● engine paused</source>
            <translation>● 引擎已暂停</translation>
        </message>
        <message>
            <source>● engine paused before: %1</source>
            <translation>● 引擎停在此调用之前：%1</translation>
        </message>
        <message>
            <source>Press Start, then Send, or open http://127.0.0.1:%1 in a browser</source>
            <translation>按“启动”，再按“发送”，或在浏览器中打开 http://127.0.0.1:%1</translation>
        </message>
        <message>
            <source>events/s %1</source>
            <translation>%1 个事件/秒</translation>
        </message>
        <message>
            <source>%1 calls/request</source>
            <translation>%1 次调用/请求</translation>
        </message>
        <message>
            <source>the kernel keeps receiving while we look</source>
            <translation>我们查看时内核仍在接收</translation>
        </message>
        <message>
            <source>history %1 events, %2</source>
            <translation>历史 %1 个事件，%2</translation>
        </message>
        <message>
            <source> (from %1)</source>
            <translation>（从 %1 起）</translation>
        </message>
        <message>
            <source> · %1 behind</source>
            <translation> · 落后 %1</translation>
        </message>
        <message>
            <source>threads %1</source>
            <translation>线程 %1</translation>
        </message>
        <message>
            <source>descriptors %1</source>
            <translation>描述符 %1</translation>
        </message>
        <message>
            <source>connections %1</source>
            <translation>连接 %1</translation>
        </message>
        <message>
            <source>Warnings</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>Show what is wrong with the program</source>
            <translation>显示程序的问题</translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n 个警告</numerusform>
            </translation>
        </message>
        <message>
            <source> · server waited %1 for room</source>
            <translation> · 服务器为等待空间停了 %1</translation>
        </message>
        <message>
            <source>■ %1, no longer watched</source>
            <translation>■ %1，已不再观察</translation>
        </message>
        <message>
            <source>● watching %1</source>
            <translation>● 正在观察 %1</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::TableDialog</name>
        <message>
            <source>As a table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Which picture</source>
            <translation>哪一幅图</translation>
        </message>
        <message>
            <source>What the picture shows</source>
            <translation>图中的内容</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>The selected rows, or all, with tabs between the columns</source>
            <translation>选中的行（未选则全部），列之间以制表符分隔</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::TerminalView</name>
        <message>
            <source>What was typed and printed</source>
            <translation>输入和显示的内容</translation>
        </message>
        <message>
            <source>The last lines written to the file</source>
            <translation>最近写入文件的各行</translation>
        </message>
        <message>
            <source>Terminal</source>
            <translation>终端</translation>
        </message>
        <message>
            <source>Line to type</source>
            <translation>要输入的行</translation>
        </message>
        <message>
            <source>type a line, then Enter</source>
            <translation>输入一行，然后按 Enter</translation>
        </message>
        <message>
            <source>The server reads this terminal in the same loop as its clients. Ctrl+D on an empty line: end of input.</source>
            <translation>服务器在同一个循环中读取这个终端和客户端。在空行上按 Ctrl+D：输入结束。</translation>
        </message>
        <message>
            <source>Serve “lines” and press Start: the server then reads this terminal beside its clients.</source>
            <translation>选择“lines”并按启动：服务器随后会同时读取这个终端和客户端。</translation>
        </message>
        <message>
            <source>Lines file</source>
            <translation>行文件</translation>
        </message>
        <message numerus="yes">
            <source>%1: %n line(s)</source>
            <translation>
                <numerusform>%1：%n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>This line has %1 bytes; a terminal keeps %2 of a line (termios(3)) and throws the rest away. Shorten it.</source>
            <translation>这一行有 %1 字节；终端每行只保留 %2 字节（termios(3)），其余会被丢弃。请缩短它。</translation>
        </message>
        <message>
            <source>The model %1 has no place for a terminal beside its clients; select, poll and epoll have.</source>
            <translation>模型 %1 在客户端之外没有位置容纳终端；select、poll 和 epoll 有。</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::TimelineBookmarksPane</name>
        <message>
            <source>Bookmarks</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>Enter goes there, F2 edits the note, Delete removes, Ctrl+Z undoes</source>
            <translation>Enter 跳转，F2 编辑备注，Delete 移除，Ctrl+Z 撤销</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Bookmark the moment at the cursor (Ctrl+B)</source>
            <translation>为光标处的时刻加书签 (Ctrl+B)</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Remove the chosen bookmark (Delete)</source>
            <translation>移除选中的书签 (Delete)</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Undo the latest change of the bookmarks</source>
            <translation>撤销对书签的最近一次更改</translation>
        </message>
        <message>
            <source>moment %1</source>
            <translation>时刻 %1</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Edit the note</source>
            <translation>编辑备注</translation>
        </message>
        <message>
            <source>Remove the bookmark</source>
            <translation>移除该书签</translation>
        </message>
        <message>
            <source>Redo a change of the bookmarks</source>
            <translation>重做对书签的更改</translation>
        </message>
        <message>
            <source>Undo a change of the bookmarks</source>
            <translation>撤销对书签的更改</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::TimelinePanel</name>
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <source>Rows of the timeline</source>
            <translation>时间线的行</translation>
        </message>
        <message>
            <source>Scroll the rows; Shift and the wheel do the same</source>
            <translation>滚动各行；按住 Shift 滚动滚轮效果相同</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::TimelineRangePane</name>
        <message>
            <source>Statistics of the range</source>
            <translation>区间统计</translation>
        </message>
        <message>
            <source>What happened in the range</source>
            <translation>区间内发生的事</translation>
        </message>
        <message>
            <source>What happened between the range's two ends</source>
            <translation>区间两端之间发生的事</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>缩放</translation>
        </message>
        <message>
            <source>Show the range as wide as the timeline (Z)</source>
            <translation>让区间占满时间线 (Z)</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy the statistics as text</source>
            <translation>以文本形式复制统计</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Let go of the range (Esc)</source>
            <translation>取消区间 (Esc)</translation>
        </message>
        <message>
            <source>No range</source>
            <translation>没有区间</translation>
        </message>
        <message>
            <source>Measuring: %1 %</source>
            <translation>正在统计：%1 %</translation>
        </message>
        <message>
            <source>What</source>
            <translation>项目</translation>
        </message>
        <message>
            <source>How much</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Rate or time</source>
            <translation>速率或时间</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::TimelineTools</name>
        <message>
            <source>Timeline controls</source>
            <translation>时间线控件</translation>
        </message>
        <message>
            <source>Find lanes</source>
            <translation>查找泳道</translation>
        </message>
        <message>
            <source>Find lane: fd, port</source>
            <translation>查找泳道：fd、端口</translation>
        </message>
        <message>
            <source>Only rows that match are shown: a descriptor or port by its first digits, anything else by a part of its name (/ in the timeline)</source>
            <translation>只显示匹配的行：描述符或端口按开头数字，其他按名称的一部分（在时间线中按 /）</translation>
        </message>
        <message>
            <source>Fold gaps</source>
            <translation>折叠间隔</translation>
        </message>
        <message>
            <source>Draw long stretches in which nothing happens narrow (G)</source>
            <translation>把什么也没有发生的长时段画窄 (G)</translation>
        </message>
        <message>
            <source>Counters</source>
            <translation>计数</translation>
        </message>
        <message>
            <source>Curves: set sizes, bytes, answers, for how long the loop answered nobody</source>
            <translation>曲线：集合大小、字节、应答、循环多久没有应答任何人</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>List the marked moments and their notes</source>
            <translation>列出标记的时刻及其备注</translation>
        </message>
        <message>
            <source>See more time at once (−)</source>
            <translation>一次看到更长的时间 (−)</translation>
        </message>
        <message>
            <source>Come closer (+)</source>
            <translation>靠近 (+)</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Show the whole recording (0)</source>
            <translation>显示整个记录 (0)</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>动作</translation>
        </message>
        <message>
            <source>Frame what happened around the cursor (F)</source>
            <translation>让光标附近发生的事占满画面（F）</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::TimelineView</name>
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <source>Each row will be a descriptor; its colour says what it was doing.</source>
            <translation>每一行将是一个描述符；颜色表示它当时在做什么。</translation>
        </message>
        <message>
            <source>%1 – %2  (scroll to zoom, drag to travel)</source>
            <translation>%1 – %2  （滚轮缩放，拖动移动）</translation>
        </message>
        <message>
            <source>Each row is a thread or a descriptor, its colour what it did when.
Drag: travel. Shift and drag: choose a range. Wheel, +, −: zoom. 0: everything.
Up, Down: choose a row. P: pin it. Space: fold its group. /: find a row.
G: fold gaps. F: frame the action at the cursor. I, O: the range begins, ends at the cursor. Z: zoom to it. Esc: let go of it.</source>
            <translation>每行是一个线程或描述符，颜色表示它在何时做了什么。
拖动：移动。按住 Shift 拖动：选择区间。滚轮、+、−：缩放。0：显示全部。
上、下：选择行。P：固定该行。空格：折叠其组。/：查找行。
G：折叠间隔。F：让光标处的动作占满画面。I、O：区间从光标处开始、结束。Z：缩放到区间。Esc：取消区间。</translation>
        </message>
        <message>
            <source>Undo a change of the bookmarks</source>
            <translation>撤销对书签的更改</translation>
        </message>
        <message>
            <source>Redo a change of the bookmarks</source>
            <translation>重做对书签的更改</translation>
        </message>
        <message>
            <source>Come closer</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>See more time at once</source>
            <translation>缩小，看到更长的时间</translation>
        </message>
        <message>
            <source>Show the whole recording</source>
            <translation>显示整个录制</translation>
        </message>
        <message>
            <source>Frame the action at the cursor</source>
            <translation>让光标处的动作占满画面</translation>
        </message>
        <message>
            <source>Fold long gaps, or unfold them</source>
            <translation>折叠长间隔，或展开</translation>
        </message>
        <message>
            <source>See earlier time</source>
            <translation>看更早的时间</translation>
        </message>
        <message>
            <source>See later time</source>
            <translation>看更晚的时间</translation>
        </message>
        <message>
            <source>Choose the row above</source>
            <translation>选择上一行</translation>
        </message>
        <message>
            <source>Choose the row below</source>
            <translation>选择下一行</translation>
        </message>
        <message>
            <source>Fold or unfold the group</source>
            <translation>折叠或展开该组</translation>
        </message>
        <message>
            <source>Pin the row on top, or not</source>
            <translation>把该行固定在顶部，或取消</translation>
        </message>
        <message>
            <source>Find a row</source>
            <translation>查找行</translation>
        </message>
        <message>
            <source>The range begins at the cursor</source>
            <translation>区间从光标处开始</translation>
        </message>
        <message>
            <source>The range ends at the cursor</source>
            <translation>区间到光标处结束</translation>
        </message>
        <message>
            <source>The range ends earlier</source>
            <translation>区间更早结束</translation>
        </message>
        <message>
            <source>The range ends later</source>
            <translation>区间更晚结束</translation>
        </message>
        <message>
            <source>Zoom to the range</source>
            <translation>缩放到区间</translation>
        </message>
        <message>
            <source>Let go of the range</source>
            <translation>取消区间</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::UnsavedQuestion</name>
        <message>
            <source>Save the recording?</source>
            <translation>保存录制吗？</translation>
        </message>
        <message>
            <source>What was recorded is in no file yet.</source>
            <translation>录下的内容还不在任何文件里。</translation>
        </message>
        <message>
            <source>Closing the window lets go of it, with its bookmarks and notes.</source>
            <translation>关闭窗口会放弃它，连同书签和笔记。</translation>
        </message>
        <message>
            <source>Opening another recording lets go of it, with its bookmarks and notes.</source>
            <translation>打开另一个录制会放弃它，连同书签和笔记。</translation>
        </message>
        <message>
            <source>Starting the server begins a new recording; the bookmarks and notes of this one would go.</source>
            <translation>启动服务器会开始新的录制；这一个的书签和笔记将会丢失。</translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>保存(&amp;S)…</translation>
        </message>
        <message>
            <source>&amp;Don’t save</source>
            <translation>不保存(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
        <message>
            <source>Don’t &amp;ask again</source>
            <translation>不再询问(&amp;A)</translation>
        </message>
        <message>
            <source>File, “Ask before a recording is lost” brings the question back</source>
            <translation>“文件”菜单里的“丢失录制之前询问”可以恢复这个提问</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::WaitsModel</name>
        <message>
            <source>all other clients</source>
            <translation>其他所有客户端</translation>
        </message>
        <message>
            <source>reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>thread</source>
            <translation>线程</translation>
        </message>
        <message>
            <source>descriptor</source>
            <translation>描述符</translation>
        </message>
        <message>
            <source>client</source>
            <translation>客户端</translation>
        </message>
        <message>
            <source>spans</source>
            <translation>段数</translation>
        </message>
        <message>
            <source>total</source>
            <translation>总计</translation>
        </message>
        <message>
            <source>longest</source>
            <translation>最长</translation>
        </message>
        <message>
            <source>share of all time</source>
            <translation>占全部时间的比例</translation>
        </message>
        <message>
            <source>what for</source>
            <translation>用于什么</translation>
        </message>
        <message>
            <source>One span of it goes on: counted so far.</source>
            <translation>其中一段仍在继续：统计到目前为止。</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::WarningsModel</name>
        <message>
            <source>what is wrong</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>where</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>times</source>
            <translation>次数</translation>
        </message>
        <message>
            <source>first</source>
            <translation>首次</translation>
        </message>
        <message>
            <source>last</source>
            <translation>最近</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::WarningsView</name>
        <message>
            <source>Warnings</source>
            <translation>警告</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>问题列表</translation>
        </message>
        <message>
            <source>Choose a row to go to its evidence</source>
            <translation>选择一行即跳到其证据</translation>
        </message>
        <message>
            <source>What was seen and what helps</source>
            <translation>看到了什么，如何改正</translation>
        </message>
        <message>
            <source>Nothing wrong so far. Spins, leaked descriptors, lost bytes, undrained edges and long handlers are looked for.</source>
            <translation>目前没有问题。会查找空转、描述符泄漏、字节丢失、边沿未读尽和处理过久。</translation>
        </message>
        <message>
            <source>No trace yet: start the server.</source>
            <translation>还没有记录：请启动服务器。</translation>
        </message>
        <message numerus="yes">
            <source>%n warning(s)</source>
            <translation>
                <numerusform>%n 个警告</numerusform>
            </translation>
        </message>
        <message>
            <source>, %1 more not listed</source>
            <translation>，另有 %1 个未列出</translation>
        </message>
        <message>
            <source>Its events are no longer held.</source>
            <translation>相关事件已不再保存。</translation>
        </message>
        <message>
            <source>Calls of the evidence</source>
            <translation>作为证据的调用</translation>
        </message>
        <message>
            <source>Click a call, or press Enter on it, to go to it</source>
            <translation>单击某次调用，或在其上按 Enter，即可转到该处</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::WatchDialog</name>
        <message>
            <source>Watch a program</source>
            <translation>观察程序</translation>
        </message>
        <message>
            <source>How the program comes to be watched</source>
            <translation>程序如何被观察</translation>
        </message>
        <message>
            <source>&amp;Start a program</source>
            <translation>启动程序(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Attach to one that runs</source>
            <translation>附加到运行中的程序(&amp;A)</translation>
        </message>
        <message>
            <source>Whether it can be watched</source>
            <translation>能否被观察</translation>
        </message>
        <message>
            <source>&amp;Watch</source>
            <translation>观察(&amp;W)</translation>
        </message>
        <message>
            <source>The program is watched through ptrace: it stands still at each system call until strace has written it down, some 20 µs and more. While you watch, the status bar says how much that is in this run.</source>
            <translation>程序通过 ptrace 被观察：每个系统调用都要停下，等 strace 记录完毕，约 20 µs 或更久。观察期间，状态栏会显示本次运行因此花去多少时间。</translation>
        </message>
        <message>
            <source>Command line</source>
            <translation>命令行</translation>
        </message>
        <message>
            <source>Program and arguments; "quotes" keep words with blanks together. No shell reads it: no pipes, no variables</source>
            <translation>程序及其参数；用 "引号" 括住含空格的词。不经过 shell：没有管道，也没有变量</translation>
        </message>
        <message>
            <source>Working folder</source>
            <translation>工作文件夹</translation>
        </message>
        <message>
            <source>Where the program is started</source>
            <translation>程序在哪里启动</translation>
        </message>
        <message>
            <source>&amp;Choose…</source>
            <translation>选择(&amp;C)…</translation>
        </message>
        <message>
            <source>Choose the folder in which the program is started</source>
            <translation>选择启动程序的文件夹</translation>
        </message>
        <message>
            <source>the program is ended too</source>
            <translation>程序也随之结束</translation>
        </message>
        <message>
            <source>the program runs on by itself</source>
            <translation>程序自行继续运行</translation>
        </message>
        <message>
            <source>When the watching ends</source>
            <translation>观察结束时</translation>
        </message>
        <message>
            <source>The watching ends with Stop, and when the window is closed. A window that is killed takes the program along either way</source>
            <translation>按下“停止”或关闭窗口时，观察结束。窗口若被强行终止，程序无论如何都会一起结束</translation>
        </message>
        <message>
            <source>C&amp;ommand line</source>
            <translation>命令行(&amp;O)</translation>
        </message>
        <message>
            <source>Working &amp;folder</source>
            <translation>工作文件夹(&amp;F)</translation>
        </message>
        <message>
            <source>When the watching &amp;ends,</source>
            <translation>观察结束时(&amp;E)，</translation>
        </message>
        <message>
            <source>What the program prints goes where Muxscope’s own output goes; its input is empty.</source>
            <translation>程序的输出与 Muxscope 自己的输出去往同一处；它的输入为空。</translation>
        </message>
        <message>
            <source>▲ If the program waits in epoll_wait at that moment, the call returns EINTR to it once; select and poll go on unharmed. Descriptors that it opened before are not known until it uses them. When the watching ends, it runs on: it is never ended from here.</source>
            <translation>▲ 若程序此刻正在 epoll_wait 中等待，该调用会向它返回一次 EINTR；select 和 poll 不受影响。它先前打开的描述符，在用到之前不为人知。观察结束后程序继续运行：这里绝不会结束它。</translation>
        </message>
        <message>
            <source>The strace command</source>
            <translation>strace 命令</translation>
        </message>
        <message>
            <source>The same options that Muxscope gives strace</source>
            <translation>与 Muxscope 交给 strace 的选项相同</translation>
        </message>
        <message>
            <source>Co&amp;py</source>
            <translation>复制(&amp;P)</translation>
        </message>
        <message>
            <source>Put the strace command on the clipboard</source>
            <translation>把 strace 命令放到剪贴板</translation>
        </message>
        <message>
            <source>On another machine, run this there and open the log %1 here:</source>
            <translation>若程序在别的机器上，请在那里运行此命令，再在这里打开日志 %1：</translation>
        </message>
        <message>
            <source>Choose the program to attach to.</source>
            <translation>请选择要附加的程序。</translation>
        </message>
        <message>
            <source>Type the command line.</source>
            <translation>请输入命令行。</translation>
        </message>
        <message>
            <source>✓ The program can be started and watched.</source>
            <translation>✓ 可以启动并观察该程序。</translation>
        </message>
        <message>
            <source>✓ Process %1 can be attached to.</source>
            <translation>✓ 可以附加到进程 %1。</translation>
        </message>
        <message>
            <source>Begin to watch</source>
            <translation>开始观察</translation>
        </message>
    </context>
    <context>
        <name>muxscope::ui::Watching</name>
        <message>
            <source>Stop what runs before watching another program.</source>
            <translation>观察另一个程序之前，请先停止正在运行的。</translation>
        </message>
        <message>
            <source>Of strace’s log this was not understood: %1.</source>
            <translation>strace 日志中有未能理解的内容：%1。</translation>
        </message>
    </context>
    <context>
        <name>NumberBox</name>
        <message>
            <source>From %1 to %2</source>
            <translation>%1 到 %2</translation>
        </message>
    </context>
</TS>
