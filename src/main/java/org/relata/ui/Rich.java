package org.relata.ui;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What somebody wrote, with the little Markdown that people write in messages: emphasis, lists, quotations and links. Only the elements named here can
 * come out, each written by this class; whatever else somebody types, HTML first of all, comes out as the characters that were typed.
 */
public final class Rich implements Content {
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(BlockQuote.class, ListBlock.class))
            .build();
    private static final Parser PAGES = Parser.builder()
            .enabledBlockTypes(Set.of(BlockQuote.class, ListBlock.class, Heading.class))
            .build();

    private final Node document;

    private Rich(Node document) {
        this.document = document;
    }

    public static Rich of(String text) {
        return new Rich(PARSER.parse(text));
    }

    /** A whole page, which has headings below its title. */
    public static Rich page(String text) {
        return new Rich(PAGES.parse(text));
    }

    @Override
    public void writeTo(TemplateOutput output) {
        document.accept(new Writing(output));
    }

    private static final class Writing extends AbstractVisitor {
        private final TemplateOutput output;

        Writing(TemplateOutput output) {
            this.output = output;
        }

        private void in(String element, Node node) {
            output.writeContent("<" + element + ">");
            visitChildren(node);
            output.writeContent("</" + element + ">");
        }

        private void escaped(String text) {
            output.writeContent(text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;"));
        }

        @Override
        public void visit(Paragraph node) {
            in("p", node);
        }

        @Override
        public void visit(Heading node) {
            in("h2", node);
        }

        @Override
        public void visit(Emphasis node) {
            in("em", node);
        }

        @Override
        public void visit(StrongEmphasis node) {
            in("strong", node);
        }

        @Override
        public void visit(BlockQuote node) {
            in("blockquote", node);
        }

        @Override
        public void visit(BulletList node) {
            in("ul", node);
        }

        @Override
        public void visit(OrderedList node) {
            in("ol", node);
        }

        @Override
        public void visit(ListItem node) {
            in("li", node);
        }

        @Override
        public void visit(Code node) {
            output.writeContent("<code>");
            escaped(node.getLiteral());
            output.writeContent("</code>");
        }

        @Override
        public void visit(HardLineBreak node) {
            output.writeContent("<br>");
        }

        /** A line that somebody ended is a line. */
        @Override
        public void visit(SoftLineBreak node) {
            output.writeContent("<br>");
        }

        @Override
        public void visit(Text node) {
            escaped(node.getLiteral());
        }

        @Override
        public void visit(HtmlInline node) {
            escaped(node.getLiteral());
        }

        @Override
        public void visit(LinkReferenceDefinition node) {
            output.writeContent("<p>");
            escaped("[" + node.getLabel() + "]: " + node.getDestination());
            output.writeContent("</p>");
        }

        /** Only addresses of the web and of mail; the words are followed by where they lead, so that none leads astray. */
        @Override
        public void visit(Link node) {
            if (!node.getDestination().matches("(?i)(https?://|mailto:).+")) {
                visitChildren(node);
                return;
            }
            output.writeContent("<a rel=\"noopener noreferrer nofollow\" target=\"_blank\" href=\"");
            escaped(node.getDestination());
            output.writeContent("\">");
            visitChildren(node);
            output.writeContent("</a>");
            if (!(node.getFirstChild() instanceof Text words)
                    || !words.getLiteral().equals(node.getDestination())) {
                escaped(" (" + node.getDestination() + ")");
            }
        }
    }
}
