// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/search_words.h"

#include "session/language.h"

#include <QAction>
#include <QByteArray>
#include <QHash>
#include <QVariant>

namespace muxscope::ui {

namespace {

constexpr const char* kContext = "sourceContext";
constexpr const char* kText = "sourceText";

// By the action's name. Typed, never shown: no translation, both languages in one.
const QHash<QString, QString>& ownWords() {
    static const QHash<QString, QString> words = {
        {QStringLiteral("startStop"),
         QStringLiteral("run launch listen halt begin end server 启动 开始 停止 监听 服务器")},
        {QStringLiteral("openRecording"),
         QStringLiteral("load file trace session import replay 打开 录制 文件 加载")},
        {QStringLiteral("exportTrace"),
         QStringLiteral("save write chrome perfetto har pcapng wireshark strace jsonl csv convert "
                        "anonymize 导出 转换 匿名")},
        {QStringLiteral("savePicture"),
         QStringLiteral("export image png svg screenshot snapshot 导出 图片 截图 图像")},
        {QStringLiteral("showTable"),
         QStringLiteral("screen reader accessibility twin rows columns 表格 读屏 无障碍")},
        {QStringLiteral("quit"), QStringLiteral("exit close leave 退出 关闭")},
        {QStringLiteral("send"), QStringLiteral("request submit client 发送 请求")},
        {QStringLiteral("copyAsCurl"), QStringLiteral("command line shell clipboard 复制 命令行")},
        {QStringLiteral("runPause"),
         QStringLiteral("continue resume stop break freeze 继续 暂停 运行")},
        {QStringLiteral("stepForward"),
         QStringLiteral("next call forward advance 单步 下一步 前进")},
        {QStringLiteral("stepBack"), QStringLiteral("previous undo reverse backwards 后退 上一步")},
        {QStringLiteral("nextIteration"),
         QStringLiteral("loop turn round select poll epoll_wait 迭代 循环")},
        {QStringLiteral("nextReady"), QStringLiteral("descriptor fd readable 就绪 描述符")},
        {QStringLiteral("goLive"), QStringLiteral("catch up now latest 实时 追上")},
        {QStringLiteral("find"), QStringLiteral("search filter grep where 查找 过滤 筛选 搜索")},
        {QStringLiteral("toggleBreakpoint"), QStringLiteral("break stop condition 断点")},
        {QStringLiteral("showBreakpoints"), QStringLiteral("break stop condition list 断点 列表")},
        {QStringLiteral("toggleBookmark"), QStringLiteral("mark note flag 书签 标记")},
        {QStringLiteral("zoomIn"),
         QStringLiteral(
             "font bigger magnify presentation projector zoom scale 字体 字号 放大 缩放")},
        {QStringLiteral("zoomOut"), QStringLiteral("font smaller zoom scale 字体 字号 缩小 缩放")},
        {QStringLiteral("zoomReset"),
         QStringLiteral("font normal default 100 zoom scale 字体 字号 缩放 正常")},
        {QStringLiteral("reduceMotion"),
         QStringLiteral("animation accessibility calm 动画 动效 减少")},
        {QStringLiteral("resetLayout"),
         QStringLiteral("panels windows docks default restore 布局 面板 恢复")},
        {QStringLiteral("shortcuts"),
         QStringLiteral("keys hotkeys keyboard cheat sheet 快捷键 按键")},
        {QStringLiteral("commandPalette"), QStringLiteral("palette search 命令 面板")},
        {QStringLiteral("whatsThis"), QStringLiteral("help explain 帮助 说明")},
        {QStringLiteral("explainFocus"), QStringLiteral("help explain focus 帮助 说明 焦点")},
        {QStringLiteral("reference"), QStringLiteral("help manual man page errno 帮助 手册 参考")},
        {QStringLiteral("about"), QStringLiteral("version licence license gpl 版本 许可")},
        {QStringLiteral("switchLanguage"),
         QStringLiteral("translate chinese english 语言 中文 英文")},
        {QStringLiteral("nextPanel"), QStringLiteral("focus dock window 焦点 面板")},
        {QStringLiteral("previousPanel"), QStringLiteral("focus dock window 焦点 面板")},
        {QStringLiteral("theme_auto"), QStringLiteral("colour color system desktop 颜色 系统")},
        {QStringLiteral("theme_light"),
         QStringLiteral("bright white day colour color 浅色 明亮 白天 颜色")},
        {QStringLiteral("theme_dark"),
         QStringLiteral("night black colour color 深色 夜间 黑色 暗色 颜色")},
        {QStringLiteral("theme_contrast"),
         QStringLiteral("accessibility colour color 高对比度 无障碍 颜色")},
        {QStringLiteral("language_en"), QStringLiteral("english 英语 英文 语言")},
        {QStringLiteral("language_zh_CN"),
         QStringLiteral("chinese simplified mandarin 汉语 简体 中文 语言")},
        {QStringLiteral("model_io_uring"),
         QStringLiteral("uring ring completion queue 环 完成队列")},
        {QStringLiteral("model_thread-per-client"), QStringLiteral("threads pthread 线程")},
    };
    return words;
}

} // namespace

void noteSource(QAction& action, const char* context, const char* text) {
    action.setProperty(kContext, QByteArray(context));
    action.setProperty(kText, QByteArray(text));
}

void shareSource(const QAction& from, QAction& to) {
    for (const char* property : {kContext, kText})
        to.setProperty(property, from.property(property));
}

QString searchWords(const QAction& action) {
    QStringList words{ownWords().value(action.objectName())};
    const QByteArray context = action.property(kContext).toByteArray();
    const QByteArray text = action.property(kText).toByteArray();
    if (!text.isEmpty())
        for (const QString& language : languages())
            words << withoutMnemonic(inLanguage(language, context.constData(), text.constData()));
    words.removeAll(QString());
    return words.join(QLatin1Char(' '));
}

QString withoutMnemonic(QString text) {
    const qsizetype bracket = text.indexOf(QStringLiteral("(&"));
    if (bracket >= 0 && text.size() > bracket + 3 && text[bracket + 3] == QLatin1Char(')'))
        text.remove(bracket, 4);
    text.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
    text.remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
}

} // namespace muxscope::ui
