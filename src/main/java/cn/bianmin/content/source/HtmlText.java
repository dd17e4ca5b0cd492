package cn.bianmin.content.source;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Makes plain text of HTML, paragraph by paragraph as a reader sees it. */
final class HtmlText {

    private static final Set<String> BLOCKS = Set.of("p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4",
            "h5", "h6", "section", "article", "blockquote", "pre", "dl", "dt", "dd", "hr");
    private static final String NOT_SHOWN = "script, style, noscript, template, iframe, object, svg, head > *";
    /** These marks say where a page may break a word; they are no part of the text. */
    private static final Pattern LAYOUT_MARKS = Pattern.compile("[\\u200B-\\u200D\\u2060\\uFEFF\\u00AD]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern MANY_BREAKS = Pattern.compile("\\n{3,}");

    private HtmlText() {
    }

    static String of(String html) {
        var body = Jsoup.parse(html).body();
        body.select(NOT_SHOWN).remove();
        var text = new StringBuilder();
        NodeTraversor.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(SPACES.matcher(words.getWholeText()).replaceAll(" "));
                } else {
                    breakAt(node);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                breakAt(node);
            }

            private void breakAt(Node node) {
                if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                    text.append('\n');
                }
            }
        }, body);
        return tidy(text.toString());
    }

    /** Tidies text that was plain already. */
    static String tidy(String text) {
        var plain = LAYOUT_MARKS.matcher(text.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' ')).replaceAll("");
        // A pattern of blanks around a break would take quadratic time on a text of blanks alone, so each line is stripped.
        var lines = plain.lines().map(String::strip).collect(Collectors.joining("\n"));
        return MANY_BREAKS.matcher(lines).replaceAll("\n\n").strip();
    }
}
