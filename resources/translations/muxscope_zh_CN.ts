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
        <source>One step: in history, or the server&apos;s next call</source>
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
        <source>“%1” wants a comparison: == != &lt; &lt;= &gt; &gt;=</source>
        <translation>“%1”之后应有比较运算符：== != &lt; &lt;= &gt; &gt;=</translation>
    </message>
    <message>
        <source>a value is missing after “%1”</source>
        <translation>“%1”之后缺少值</translation>
    </message>
    <message>
        <source>“%1” can only be compared with == and !=</source>
        <translation>“%1”只能用 == 和 != 比较</translation>
    </message>
    <message>
        <source>“%1” is not a field or a call; fields: fd, call, kind, errno, result, took, time</source>
        <translation>“%1”既不是字段也不是调用；字段有：fd、call、kind、errno、result、took、time</translation>
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
            <numerusform>睡眠，直到 %n 个描述符之一就绪</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sleep until one of %n descriptor(s) is ready, at most %1</source>
        <translation>
            <numerusform>睡眠，直到 %n 个描述符之一就绪，最多 %1</numerusform>
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
        <source>the server&apos;s thread has started</source>
        <translation>服务器线程已启动</translation>
    </message>
    <message>
        <source>the server&apos;s thread has started: %1</source>
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
        <source>no descriptor is left: accepting is paused, connections wait in the kernel&apos;s queue</source>
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
        <source>a pointer leads outside the program&apos;s memory</source>
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
        <source>the terminal&apos;s input has ended (Ctrl+D)</source>
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
        <source>connect %1 to the tunnel&apos;s target, %2</source>
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
        <source>this kernel&apos;s io_uring is too old: it has no operation %1</source>
        <translation>此内核的 io_uring 太旧：没有操作 %1</translation>
    </message>
    <message>
        <source>the kernel&apos;s queues cannot be looked at: %1</source>
        <translation>无法查看内核的队列：%1</translation>
    </message>
    <message>
        <source>the kernel&apos;s side is not watched: no thread can be made: %1</source>
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
        <source>recv = 0 is taken for &quot;nothing yet&quot;</source>
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
        <source>SO_SNDBUF asked for, 0 = the kernel&apos;s choice</source>
        <translation>申请的 SO_SNDBUF，0 = 由内核决定</translation>
    </message>
    <message>
        <source>The kernel grants twice as much, at least its minimum; sends become short sooner</source>
        <translation>内核给予两倍，不低于其最小值；发送更早变短</translation>
    </message>
    <message>
        <source>SO_RCVBUF asked for, 0 = the kernel&apos;s choice</source>
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
        <source>this kernel&apos;s io_uring is too old: it cannot wait with a time limit (Linux 5.11)</source>
        <translation>这个内核的 io_uring 太旧：不能限时等待（需要 Linux 5.11）</translation>
    </message>
    <message>
        <source>this kernel&apos;s io_uring is too old: it cannot tell what it can do (Linux 5.6)</source>
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
        <source>fd %1</source>
        <translation>fd %1</translation>
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
</context>
<context>
    <name>StageKernel</name>
    <message>
        <source>accepting is paused</source>
        <translation>已暂停接受</translation>
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
        <source>+ %1 more connections, the active ones are shown</source>
        <translation>+ 另有 %1 个连接，显示的是活跃的</translation>
    </message>
    <message>
        <source>+ %1 more connections</source>
        <translation>+ 另有 %1 个连接</translation>
    </message>
    <message>
        <source>+ %1 more</source>
        <translation>+ 另有 %1 个</translation>
    </message>
    <message>
        <source>CLIENTS</source>
        <translation>客户端</translation>
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
        <source>in the kernel, not done</source>
        <translation>在内核中，未完成</translation>
    </message>
    <message>
        <source>no operation</source>
        <translation>没有操作</translation>
    </message>
    <message>
        <source>completions taken</source>
        <translation>已取出的完成项</translation>
    </message>
    <message>
        <source>the thread sleeps</source>
        <translation>线程在睡眠</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
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
        <source>Watched: %1 descriptors.</source>
        <translation>监视：%1 个描述符。</translation>
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
    <message numerus="yes">
        <source>%n send call(s), shaded one by one</source>
        <translation>
            <numerusform>%n 次 send 调用，逐次着色</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recv call(s), shaded one by one</source>
        <translation>
            <numerusform>%n 次 recv 调用，逐次着色</numerusform>
        </translation>
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
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>took</source>
        <translation>耗时</translation>
    </message>
</context>
<context>
    <name>muxscope::ui::CallsTable</name>
    <message>
        <source>System calls</source>
        <translation>系统调用</translation>
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
        <source>Fields: fd, call, kind, errno, result, took, time. For example: %1</source>
        <translation>字段：fd、call、kind、errno、result、took、time。例如：%1</translation>
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
</context>
<context>
    <name>muxscope::ui::ClientConnection</name>
    <message>
        <source>Nobody listens on port %1: press Start first.</source>
        <translation>端口 %1 上没有监听者：请先按“启动”。</translation>
    </message>
</context>
<context>
    <name>muxscope::ui::ClientPanel</name>
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
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Headers, one a line (Host and Content-Length are added)</source>
        <translation>首部，每行一个（自动添加 Host 和 Content-Length）</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
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
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>%1 · %2 bytes · %3 ms</source>
        <translation>%1 · %2 字节 · %3 ms</translation>
    </message>
    <message>
        <source>%1 of %2 bytes sent</source>
        <translation>已发送 %1 / %2 字节</translation>
    </message>
    <message>
        <source>Text to send; a line end is added</source>
        <translation>要发送的文本；会加上换行</translation>
    </message>
    <message>
        <source>Send the text (Ctrl+Return)</source>
        <translation>发送文本（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Copy as nc</source>
        <translation>复制为 nc</translation>
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
        <source>none yet</source>
        <translation>还没有</translation>
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
</context>
<context>
    <name>muxscope::ui::ExchangeReader</name>
    <message>
        <source>no connection yet: send a request to the server</source>
        <translation>还没有连接：请向服务器发送请求</translation>
    </message>
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
        <source>no connection yet: start the server and send a request</source>
        <translation>还没有连接：请启动服务器并发送请求</translation>
    </message>
    <message>
        <source>“%1” is not HTTP: there is no exchange to take apart. At a recv the Loop shows its bytes.</source>
        <translation>“%1”不是 HTTP：没有可拆解的请求与响应。在 recv 处，“循环”面板会显示其字节。</translation>
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
        <source>%1 of %2 bytes</source>
        <translation>%1 / %2 字节</translation>
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
</context>
<context>
    <name>muxscope::ui::LoopListing</name>
    <message>
        <source>Listing of the running loop</source>
        <translation>正在运行的循环的代码</translation>
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
        <source>%1 is not in this listing</source>
        <translation>此代码中没有 %1</translation>
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
</context>
<context>
    <name>muxscope::ui::MainWindow</name>
    <message>
        <source>Controls</source>
        <translation>控制</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Open recording</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Muxscope recordings (*.muxscope);;All files (*)</source>
        <translation>Muxscope 记录 (*.muxscope);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The language changes when Muxscope is started the next time.</source>
        <translation>下次启动 Muxscope 时语言才会改变。</translation>
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
        <source>No multiplexer has answered yet.</source>
        <translation>还没有多路复用调用作出回答。</translation>
    </message>
    <message>
        <source>This loop asks no multiplexer: nobody reports a mask.</source>
        <translation>这个循环不使用多路复用调用：没有谁报告掩码。</translation>
    </message>
    <message>
        <source>No descriptor is chosen yet.</source>
        <translation>还没有选择描述符。</translation>
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
</context>
<context>
    <name>muxscope::ui::SocketView</name>
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
        <source>other</source>
        <translation>其他</translation>
    </message>
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
        <source>terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>UDP socket</source>
        <translation>UDP 套接字</translation>
    </message>
    <message>
        <source>%1, closed</source>
        <translation>%1，已关闭</translation>
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
        <source>%1 events/s</source>
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
        <source> · server waited %1 ms for room</source>
        <translation> · 服务器等待空间 %1 ms</translation>
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
        <source>%1 at %2 s</source>
        <translation>%1，在 %2 s</translation>
    </message>
    <message>
        <source>%1 – %2  (scroll to zoom, drag to travel)</source>
        <translation>%1 – %2  （滚轮缩放，拖动移动）</translation>
    </message>
</context>
</TS>
